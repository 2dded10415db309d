import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { useCitizenCases } from "../cases/useCases.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Contact, Offer } from "../live/protocol.ts";
import { useOutcome } from "../record/useOutcome.ts";
import { CertaintyPill } from "../ui/Pill.tsx";

const NOBODY: Contact["history"] = [];

/** Who it may be, how sure that is, what happened last and what is owed: to be read before one says a word. Its room is kept while it loads. */
export function OfferPop({ offer }: { offer: Offer }) {
  const { t, label, time, citizen } = useI18n();
  const outcome = useOutcome();
  const [contact, setContact] = useState<Contact | null>(null);
  const { cases } = useCitizenCases(offer.interactionId, 0);
  useEffect(() => {
    const stop = new AbortController();
    http.get<Contact>(`/interactions/${offer.interactionId}`, { signal: stop.signal }).then(setContact, () => undefined); // taken, it is loaded again
    return () => stop.abort();
  }, [offer.interactionId]);
  const who = citizen(offer.citizen);
  const address = offer.citizen.maskedAddress;
  const history = contact?.history ?? NOBODY;
  const last = history.reduce<(typeof history)[number] | null>((newest, each) => (newest && newest.at >= each.at ? newest : each), null);
  const open = cases?.filter((each) => each.dueAt || each.waitsForCitizen) ?? null;
  const due = open?.map((each) => each.dueAt).filter((at) => at != null).toSorted()[0];
  return (
    <div className="offer-pop">
      <p><b>{who}</b> <CertaintyPill certainty={offer.citizen.certainty} />{who !== address && <> <span className="num">{address}</span></>}</p>
      {contact && (
        <p>
          {last
            ? t("offer.pop.last", { n: history.length, when: time.dayTime(last.at), channel: t(`channel.${last.channel}`), outcome: last.outcome ? outcome.text(last.outcome) : t("citizen.history.open") })
            : t("offer.pop.first")}
          {last && (last.topics ?? []).length > 0 && ` · ${(last.topics ?? []).map((topic) => outcome.topic(label(topic))).join(", ")}`}
        </p>
      )}
      {open && <p>{open.length === 0 ? t("offer.pop.noCases") : due ? t("offer.pop.casesDue", { n: open.length, day: time.longDay(due) }) : t("offer.pop.cases", { n: open.length })}</p>}
    </div>
  );
}
