import { useI18n } from "../i18n/I18n.tsx";
import type { Channel, CitizenRef } from "../live/protocol.ts";
import { useOutcome } from "../record/useOutcome.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";

/** A contact as lists show it. */
export interface FoundContact {
  id: string;
  number: string;
  channel: Channel;
  citizen: CitizenRef;
  arrivedAt: string;
  outcome: string | null;
  topics: readonly string[];
  memo: string;
  staff: readonly string[];
  /** What the citizen gave it; told of my own contacts, and to supervisors. */
  rating?: number | null;
}

/** Contacts one under the other: when, who, what became of it, and the memo. */
export function ContactRows({ contacts, onOpen }: { contacts: readonly FoundContact[]; onOpen: (interactionId: string) => void }) {
  const { t, time, citizen } = useI18n();
  const outcome = useOutcome();
  if (contacts.length === 0) return <p className="ds-hint" role="status">{t("search.noContacts")}</p>;
  return (
    <ul className="past found">
      {contacts.map((contact) => (
        <li key={contact.id}>
          <ChannelTile channel={contact.channel} />
          <span className="grow">
            <b>{citizen(contact.citizen)}</b> <span className="num">{contact.number}</span>
            <small>{[contact.outcome ? outcome.text(contact.outcome) : t("citizen.history.open"), contact.rating && t("survey.inRow", { n: contact.rating }), ...contact.staff, contact.memo].filter(Boolean).join(" · ")}</small>
          </span>
          <span className="r">
            <time dateTime={contact.arrivedAt}>{time.dayTime(contact.arrivedAt)}</time>
            <button type="button" className="link" aria-label={t("search.open", { number: contact.number })} onClick={() => onOpen(contact.id)}>{t("timeline.open")}</button>
          </span>
        </li>
      ))}
    </ul>
  );
}
