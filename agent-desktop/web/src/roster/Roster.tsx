import { useRef, type KeyboardEvent } from "react";
import { PreviewCard } from "../campaigns/PreviewCard.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import type { Channel, Desk, Seat } from "../live/protocol.ts";
import { OfferCard } from "../offers/OfferCard.tsx";
import type { OfferArrival } from "../offers/useOfferArrival.ts";
import { useCommand } from "../ui/Commands.tsx";
import { Icon } from "../ui/Icon.tsx";
import { PromisesDue } from "./PromisesDue.tsx";
import { SeatCard } from "./SeatCard.tsx";

interface RosterProps {
  desk: Desk;
  seats: readonly Seat[];
  selected: Seat | null;
  arrival: OfferArrival;
  onSelect: (seatId: string) => void;
  onAccepted: (seatId: string) => void;
}

/** The offer, my contacts, and what I have promised. The roster is the strip of tabs; there is no second one. */
export function Roster({ desk, seats, selected, arrival, onSelect, onAccepted }: RosterProps) {
  const { t, label } = useI18n();
  const { drafts } = useDesk();
  const now = useServerNow();
  const cards = useRef(new Map<string, HTMLButtonElement>());
  const index = seats.findIndex((seat) => seat.id === selected?.id);
  const move = (by: 1 | -1, focus: boolean) => {
    const next = seats[(index + by + seats.length) % seats.length];
    if (!next) return;
    onSelect(next.id);
    if (focus) cards.current.get(next.id)?.focus();
  };
  useCommand("move", (command) => {
    if (command.do === "move" && seats.length > 0) move(command.by, document.activeElement?.getAttribute("role") === "tab");
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1, true);
    }
  };
  const capacity = (Object.entries(desk.presence.capacity) as [Channel, { used: number; max: number }][])
    .filter(([, { used }]) => used > 0);

  return (
    <nav className="roster" aria-label={t("roster.name")}>
      <p className="sr-only" role="alert">{arrival.spoken}</p>
      {desk.offer && (
        <OfferCard
          key={desk.offer.id}
          offer={desk.offer}
          declineReasons={desk.declineReasons}
          onAnswer={(how) => arrival.answered(desk.offer!.id, how)}
          onAccepted={onAccepted}
        />
      )}
      {arrival.ended && (
        <p className="offer-ended" role="status">
          <Icon name="clock" />
          {t(`offer.ended.${arrival.ended.ending}`, { what: label(arrival.ended.offer.topic) || label(arrival.ended.offer.queue.name) })}
        </p>
      )}
      <div className="roster-h">
        <b>{t("roster.count", { n: seats.length })}</b>
        <span>{capacity.map(([channel, { used, max }]) => `${t(`channel.${channel}`)} ${used}/${max}`).join(" · ")}</span>
      </div>
      <div className="cards" role="tablist" aria-orientation="vertical" aria-label={t("roster.tabs")}>
        {seats.map((seat) => {
          const draft = drafts.read(seat.interactionId);
          return (
            <SeatCard
              key={seat.id}
              ref={(element) => {
                if (element) cards.current.set(seat.id, element);
                else cards.current.delete(seat.id);
              }}
              seat={seat}
              selected={seat.id === selected?.id}
              now={now}
              hasDraft={seat.id !== selected?.id && (draft.message !== "" || draft.note !== "")}
              onSelect={() => onSelect(seat.id)}
              onKeyDown={onKeyDown}
            />
          );
        })}
      </div>
      {seats.length === 0 && (
        <div className="ds-empty roster-empty">
          <b>{t("roster.empty")}</b>
          <span>{t(desk.presence.state === "READY" ? "roster.empty.ready" : "roster.empty.notReady")}</span>
        </div>
      )}
      <PreviewCard desk={desk} />
      <PromisesDue promises={desk.promises} />
      <div className="roster-f" aria-hidden="true">
        <span><span className="ds-kbd">Alt ↑↓</span> {t("keys.move.short")}</span>
        <span><span className="ds-kbd">F9</span> {t("keys.ready.short")}</span>
        <span><span className="ds-kbd">?</span> {t("keys.map.short")}</span>
      </div>
    </nav>
  );
}

const ON_TOP: ReadonlySet<Channel> = new Set<Channel>(["VOICE", "VIDEO"]);

/** Calls and video first: they cannot wait; then in the order in which they came. */
export function inRosterOrder(seats: readonly Seat[]): Seat[] {
  return [...seats].sort(
    (a, b) => Number(ON_TOP.has(b.channel)) - Number(ON_TOP.has(a.channel)) || a.arrivedAt.localeCompare(b.arrivedAt) || a.id.localeCompare(b.id),
  );
}
