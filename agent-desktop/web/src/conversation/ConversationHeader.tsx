import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import type { Contact, Seat } from "../live/protocol.ts";
import { useHasCall } from "../softphone/CallStrip.tsx";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LanguageMark, StatePill } from "../ui/Pill.tsx";
import { problemText } from "../ui/Problems.tsx";
import { clock, secondsSince } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";

/** Who, on which channel, since when; and what one may do with the whole contact. */
export function ConversationHeader({ seat, contact, onTransfer, onInterpreter }: {
  seat: Seat;
  contact: Contact | null;
  onTransfer: () => void;
  onInterpreter: (() => void) | null;
}) {
  const { t, label, citizen } = useI18n();
  const { changed } = useDesk();
  const now = useServerNow();
  const { busy, error, run } = useAction();
  const calling = useHasCall(seat.interactionId);
  const step = (name: "park" | "resume") => void run(async () => {
    await http.post(`/seats/${seat.id}/${name}`);
    changed();
  });
  const waited = clock((Date.parse(seat.connectedAt ?? seat.queuedSince) - Date.parse(seat.queuedSince)) / 1000);
  const open = seat.state === "ACTIVE" || seat.state === "PARKED";
  return (
    <header className="head">
      <ChannelTile channel={seat.channel} large />
      <div className="grow">
        <h1>
          <span className="name">{citizen(seat.citizen)}</span> <LanguageMark code={seat.language} />
          <StatePill state={seat.state}>{t("head.state", { channel: t(`channel.${seat.channel}`), state: t(`seat.${seat.state}`) })}</StatePill>
        </h1>
        <p>
          {[label(seat.topic) || label(seat.queue.name), t("head.waited", { time: waited }), contact && t("head.number", { number: contact.number })].filter(Boolean).join(" · ")}
        </p>
        {error !== null && <p className="ds-error" role="alert">{problemText(error, t)}</p>}
      </div>
      <div className="clock"><b>{clock(secondsSince(seat.connectedAt ?? seat.arrivedAt, now))}</b>{t("head.total")}</div>
      {open && (
        <>
          {/* a call is held in its strip, where its sound is */}
          {!calling && <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy} onClick={() => step(seat.state === "PARKED" ? "resume" : "park")}>
            <Icon name={seat.state === "PARKED" ? "play" : "pause"} />{t(seat.state === "PARKED" ? "head.resume" : "head.park")}
          </button>}
          <button type="button" className="ds-btn ds-btn--sm" onClick={onTransfer}><Icon name="transfer" />{t("head.transfer")} <span className="ds-kbd">F6</span></button>
          {onInterpreter && <button type="button" className="ds-btn ds-btn--sm" onClick={onInterpreter}><Icon name="globe" />{t("head.interpreter")} <span className="ds-kbd">F7</span></button>}
        </>
      )}
    </header>
  );
}
