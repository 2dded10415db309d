import { useEffect, useState } from "react";
import { AnswerList } from "../answers/AnswerList.tsx";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Contact } from "../live/protocol.ts";
import { useOutcome } from "../record/useOutcome.ts";
import { CallButton } from "../softphone/CallOut.tsx";
import { phone } from "../softphone/phone.ts";
import { Recording } from "../softphone/Recording.tsx";
import { Voicemails } from "../softphone/Voicemails.tsx";
import { SurveyLine } from "../survey/SurveyLine.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { Timeline } from "./Timeline.tsx";

/** An earlier contact, to read only. */
export function PastContactDialog({ interactionId, meId, onClose }: { interactionId: string; meId: string; onClose: () => void }) {
  const { t, time, citizen } = useI18n();
  const outcome = useOutcome();
  const [contact, setContact] = useState<Contact | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    http.get<Contact>(`/interactions/${interactionId}`).then(setContact, setError);
  }, [interactionId]);
  return (
    <Dialog title={contact ? t("past.title", { number: contact.number }) : t("past.loading")} onClose={onClose} wide>
      <ErrorBanner error={error} />
      {contact && (
        <>
          <p className="ds-hint">
            {[time.dayTime(contact.arrivedAt), contact.outcome && outcome.text(contact.outcome), contact.record?.memo].filter(Boolean).join(" · ")}
            {contact.citizen.maskedAddress && contact.channel !== "EMAIL" && <CallButton name={t("callOut.citizen", { who: citizen(contact.citizen) })} make={(clientId) => phone.callCitizen(clientId, interactionId)} />}
          </p>
          {contact.survey && <SurveyLine survey={contact.survey} language={contact.language} />}
          {contact.channel === "VOICE" && <Recording interactionId={interactionId} />}
          {contact.channel === "VOICE" && <Voicemails interactionId={interactionId} />}
          {contact.answers && contact.answers.length > 0 && (
            <section className="told" aria-label={t("interactions.answers")}><AnswerList refs={contact.answers} /></section>
          )}
          {contact.erasedAt && <p className="ds-banner" role="status">{t("past.erased")}</p>}
          <Timeline contact={{ ...contact, history: [] }} meId={meId} readUpTo={0} typing={null} outgoing={[]} />
        </>
      )}
    </Dialog>
  );
}
