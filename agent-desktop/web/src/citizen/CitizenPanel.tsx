import { useI18n } from "../i18n/I18n.tsx";
import type { Contact, Seat } from "../live/protocol.ts";
import { useOutcome } from "../record/useOutcome.ts";
import { CallButton } from "../softphone/CallOut.tsx";
import { phone } from "../softphone/phone.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { Icon } from "../ui/Icon.tsx";
import { CertaintyPill } from "../ui/Pill.tsx";
import { clock } from "../ui/time.ts";

/** Whoever comes back within so long may not have been helped (the measure of repeat contact). */
const REPEAT_MS = 7 * 86_400_000;

/** Who it is and how sure we are, where they came in, how long it took, and when they were here before. */
export function CitizenPanel({ seat, contact, onOpenPast }: { seat: Seat; contact: Contact | null; onOpenPast: (interactionId: string) => void }) {
  const { t, label, language, time, citizen: citizenName } = useI18n();
  const outcome = useOutcome();
  const citizen = contact?.citizen ?? seat.citizen;
  const waited = (Date.parse(seat.connectedAt ?? seat.queuedSince) - Date.parse(seat.queuedSince)) / 1000;
  const history = [...(contact?.history ?? [])].sort((a, b) => b.at.localeCompare(a.at));
  const arrived = Date.parse(seat.arrivedAt);
  const again = history.filter((item) => arrived - Date.parse(item.at) <= REPEAT_MS);
  return (
    <>
      <div className="who-line">
        <b>{citizenName(citizen)}</b> <CertaintyPill certainty={citizen.certainty} />
        {citizen.maskedAddress && <span className="r num">{citizen.maskedAddress} <Icon name="lock" label={t("citizen.masked")} /></span>}
        {citizen.maskedAddress && seat.channel !== "EMAIL" && <CallButton name={t("callOut.citizen", { who: citizenName(citizen) })} make={(clientId) => phone.callCitizen(clientId, seat.interactionId)} />}
      </div>
      {again.length > 0 && (
        <p className="again"><Icon name="undo" /> {t("citizen.again", { n: again.length })}</p>
      )}
      <dl className="facts">
        <dt>{t("citizen.language")}</dt><dd>{language(seat.language)}</dd>
        <dt>{t("citizen.presence")}</dt><dd>{t(`citizen.presence.${seat.citizenPresence}`)}</dd>
        {contact && <><dt>{t("citizen.entry")}</dt><dd>{label(contact.entryPoint.name)} · {label(contact.organisation.name)}</dd></>}
        <dt>{t("citizen.queue")}</dt><dd>{[...new Set([label(seat.queue.name), label(seat.topic)])].filter(Boolean).join(" · ")}</dd>
        <dt>{t("citizen.arrived")}</dt><dd className="num">{time.precise(seat.arrivedAt)}</dd>
        {seat.connectedAt && (
          <>
            <dt>{t("citizen.connected")}</dt>
            <dd className="num">{time.precise(seat.connectedAt)} · {t("citizen.waited", { time: clock(waited) })}</dd>
          </>
        )}
        {contact && <><dt>{t("citizen.number")}</dt><dd className="num">{contact.number}</dd></>}
      </dl>
      <h3 className="sub">{t("citizen.history", { n: history.length })}</h3>
      {history.length === 0 && <p className="ds-hint">{t("citizen.history.none")}</p>}
      <ul className="past">
        {history.map((item) => (
          <li key={item.interactionId}>
            <ChannelTile channel={item.channel} />
            <span className="grow">
              {item.outcome ? outcome.text(item.outcome) : t("citizen.history.open")}
              <small>{(item.topics ?? []).map((topic) => outcome.topic(label(topic))).join(", ")}</small>
            </span>
            <span className="r">
              <time dateTime={item.at}>{time.dayTime(item.at)}</time>
              {item.mayOpen
                ? <button type="button" className="link" onClick={() => onOpenPast(item.interactionId)}>{t("timeline.open")}</button>
                : <Icon name="lock" label={t("citizen.history.closed")} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
