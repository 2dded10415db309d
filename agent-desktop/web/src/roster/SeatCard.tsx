import type { KeyboardEvent, Ref } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Seat } from "../live/protocol.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LanguageMark, StatePill, TonePill } from "../ui/Pill.tsx";
import { nearness, Ring } from "../ui/Ring.tsx";
import { clock, secondsSince, secondsUntil } from "../ui/time.ts";

/** Length of a wrap-up for the ring, when only its end is known. */
const USUAL_WRAP_UP_S = 60;

interface SeatCardProps {
  seat: Seat;
  selected: boolean;
  now: number;
  hasDraft: boolean;
  onSelect: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  ref?: Ref<HTMLButtonElement>;
}

/** One of my contacts in the roster; at the same time the tab that opens it. */
export function SeatCard({ seat, selected, now, hasDraft, onSelect, onKeyDown, ref }: SeatCardProps) {
  const { t, label, lang, citizen } = useI18n();
  const last = seat.lastMessage?.text || label(seat.topic) || label(seat.queue.name);
  return (
    <button
      ref={ref}
      type="button"
      className="card"
      role="tab"
      id={`tab-${seat.id}`}
      aria-selected={selected}
      aria-controls="centre"
      tabIndex={selected ? 0 : -1}
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      <ChannelTile channel={seat.channel} />
      <span className="who">
        <span className="name">{citizen(seat.citizen)}</span>
        <LanguageMark code={seat.language} />
        {seat.unread > 0 && (
          <>
            {" "}<span className="ds-count"><span className="sr-only">{t("roster.unread")} </span>{seat.unread}</span>
          </>
        )}
      </span>
      <time className="t">{clock(secondsSince(seat.connectedAt ?? seat.arrivedAt, now))}</time>
      <span className="last" lang={seat.lastMessage?.from === "CITIZEN" ? seat.language : undefined}>
        {seat.citizenPresence === "AWAY" && seat.state !== "WRAP_UP" && <span className="away" lang={lang}>{t("roster.away")} · </span>}
        {hasDraft && <span className="draft"><Icon name="page" label={t("roster.draft")} /></span>}
        {last}
      </span>
      <span className="foot"><Foot seat={seat} now={now} /></span>
    </button>
  );
}

function Foot({ seat, now }: { seat: Seat; now: number }) {
  const { t } = useI18n();
  if (seat.state === "WRAP_UP" && seat.wrapUp) {
    const left = secondsUntil(seat.wrapUp.deadline, now);
    const near = left <= USUAL_WRAP_UP_S / 5;
    return (
      <>
        <StatePill state="WRAP_UP" />
        <span className={near ? "sla near" : "sla"}>
          {near && <Icon name="alert" />}
          {t("time.left", { time: clock(left) })} <Ring part={1 - left / USUAL_WRAP_UP_S} tone={near ? "near" : "wrap"} />
        </span>
      </>
    );
  }
  if (seat.state === "ACTIVE" && seat.awaitingReplySince) {
    const waited = secondsSince(seat.awaitingReplySince, now);
    const tone = nearness(waited, seat.replyTargetSeconds);
    return (
      <>
        {tone === "active" ? <StatePill state="ACTIVE" /> : <TonePill tone={tone === "over" ? "danger" : "warning"}>{t("roster.waitsForReply")}</TonePill>}
        <span className={`sla ${tone}`}>
          {tone === "active" ? t("roster.reply", { time: clock(waited) }) : `${clock(waited)} / ${clock(seat.replyTargetSeconds)}`}
          <Ring part={waited / seat.replyTargetSeconds} tone={tone} />
        </span>
      </>
    );
  }
  const partners = seat.state === "OFFERED" ? seat.others.filter((o) => o.state === "OFFERED" || o.state === "WAITING").length : 0;
  return (
    <>
      <StatePill state={seat.state} />
      {partners > 0 && <span className="sla">{t("roster.waitsForGroup", { n: partners })}</span>}
    </>
  );
}
