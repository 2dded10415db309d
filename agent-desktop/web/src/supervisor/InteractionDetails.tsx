import { useEffect, useState } from "react";
import { AnswerList } from "../answers/AnswerList.tsx";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Contact, TimelineEvent } from "../live/protocol.ts";
import { ExplanationDialog } from "../offers/ExplanationDialog.tsx";
import { Recording } from "../softphone/Recording.tsx";
import { Voicemails } from "../softphone/Voicemails.tsx";
import { SurveyLine } from "../survey/SurveyLine.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { useNow } from "../ui/useNow.ts";

/** One interaction step by step: its spans with their times, and its offers with the decision behind each. */
export function InteractionDetails({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, time, maybe, label } = useI18n();
  const now = useNow();
  const [contact, setContact] = useState<Contact | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [explained, setExplained] = useState<string | null>(null);
  useEffect(() => {
    http.get<Contact>(`/interactions/${id}`).then(setContact, setError);
  }, [id]);
  const offers = (contact?.events ?? []).filter((event) => offerOf(event) !== null);
  return (
    <div className="interaction">
      <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon close" aria-label={t("common.close")} onClick={onClose}><Icon name="close" /></button>
      <ErrorBanner error={error} />
      {contact && (
        <>
          <p>
            <b className="num">{contact.number}</b> · {label(contact.entryPoint.name)} · {label(contact.organisation.name)} · <code>{contact.id}</code>
          </p>
          {contact.survey && <SurveyLine survey={contact.survey} language={contact.language} />}
          {contact.channel === "VOICE" && <Recording interactionId={id} />}
          {contact.channel === "VOICE" && <Voicemails interactionId={id} />}
          <div className="columns">
            <table className="ds-table">
              <caption>{t("interactions.spans")}</caption>
              <tbody>
                {contact.spans.map((span, i) => (
                  <tr key={i}>
                    <th scope="row">{maybe("span", span.kind) ?? span.kind}</th>
                    <td className="num">{time.precise(span.startedAt)} – {span.endedAt ? time.precise(span.endedAt) : t("interactions.now")}</td>
                    <td className="end num">{clock(((span.endedAt ? Date.parse(span.endedAt) : now) - Date.parse(span.startedAt)) / 1000)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <table className="ds-table">
              <caption>{t("interactions.offers")}</caption>
              <tbody>
                {offers.map((event, i) => (
                  <tr key={i}>
                    <td className="num">{time.precise(event.at)}</td>
                    <td>{label(event.actor)}</td>
                    <td><button type="button" className="link" onClick={() => setExplained(offerOf(event))}>{t("interactions.explain")}</button></td>
                  </tr>
                ))}
                {offers.length === 0 && <tr><td className="ds-hint">{t("interactions.offers.none")}</td></tr>}
              </tbody>
            </table>
          </div>
          {contact.answers && contact.answers.length > 0 && (
            <section className="told" aria-label={t("interactions.answers")}><h4>{t("interactions.answers")}</h4><AnswerList refs={contact.answers} /></section>
          )}
        </>
      )}
      {explained && <ExplanationDialog offerId={explained} mine={false} onClose={() => setExplained(null)} />}
    </div>
  );
}

/** The offer that an event began, if it is such an event. */
function offerOf(event: TimelineEvent): string | null {
  const offerId = event.data?.offerId ?? event.data?.offer;
  return /(^|[._])(offered|reserved)$/i.test(event.kind) && typeof offerId === "string" ? offerId : null;
}
