import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Outbox, Outgoing } from "../composer/outbox.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Contact } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { deliveries } from "./deliveries.ts";
import { timeline } from "./entries.ts";
import { EventLine } from "./EventLine.tsx";
import { HistoryRows } from "./HistoryRows.tsx";
import { MessageBubble } from "./MessageBubble.tsx";
import { OutgoingBubble } from "./OutgoingBubble.tsx";

interface TimelineProps {
  contact: Contact;
  meId: string;
  readUpTo: number;
  typing: "CITIZEN" | "INTERPRETER" | null;
  outgoing: readonly Outgoing[];
  outbox?: Outbox;
  onEdit?: (outgoing: Outgoing) => void;
  /** The reader has seen everything up to this message number. */
  onSeen?: (number: number) => void;
  onOpenPast?: (interactionId: string) => void;
}

const NEAR_END_PX = 40;

/** Everything of a contact in the order of time: earlier contacts on any channel, messages, notes and steps. */
export function Timeline(props: TimelineProps) {
  const { contact, meId, readUpTo, typing, outgoing, outbox, onEdit, onSeen, onOpenPast } = props;
  const { t, time } = useI18n();
  const log = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const [missed, setMissed] = useState(0);
  const entries = timeline(contact, outgoing, time.dateKey);
  const left = deliveries(contact);
  const lastNumber = contact.messages.reduce((max, m) => Math.max(max, m.number), 0);
  const count = contact.messages.length + outgoing.length;
  const before = useRef(count);

  const toEnd = () => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight;
    setMissed(0);
  };
  // The reader who is at the end stays there; who has scrolled up to read is not moved.
  useLayoutEffect(() => {
    if (atEnd) toEnd();
    else if (count > before.current) setMissed((n) => n + count - before.current);
    before.current = count;
  }, [count, typing, atEnd]);
  useEffect(() => {
    const element = log.current;
    if (!element || typeof ResizeObserver !== "function") return;
    const observer = new ResizeObserver(() => { if (atEnd) element.scrollTop = element.scrollHeight; });
    observer.observe(element);
    return () => observer.disconnect();
  }, [atEnd]);

  useEffect(() => {
    const tell = () => {
      if (atEnd && lastNumber > 0 && document.visibilityState === "visible" && document.hasFocus()) onSeen?.(lastNumber);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    window.addEventListener("focus", tell);
    return () => {
      document.removeEventListener("visibilitychange", tell);
      window.removeEventListener("focus", tell);
    };
  }, [atEnd, lastNumber, onSeen]);

  return (
    <div className="log-frame">
      <section
        ref={log}
        className="log"
        role="log"
        aria-label={t("timeline.name")}
        tabIndex={0}
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR_END_PX);
        }}
      >
        <HistoryRows history={contact.history} onOpen={onOpenPast} />
        {entries.map((entry) => {
          switch (entry.type) {
            case "day":
              return <div key={entry.key} className="day">{dayLine(entry.at)}</div>;
            case "event":
              return <EventLine key={entry.key} event={entry.event} times={entry.times} />;
            case "outgoing":
              return outbox && onEdit && <OutgoingBubble key={entry.key} outgoing={entry.outgoing} outbox={outbox} onEdit={onEdit} />;
            case "message":
              return (
                <MessageBubble
                  key={entry.message.clientId ?? entry.key}
                  message={entry.message}
                  delivery={left.get(entry.message.id)}
                  read={Boolean(entry.message.readByCitizenAt) || entry.message.number <= readUpTo}
                  mine={entry.message.author?.id === meId}
                  language={contact.language}
                />
              );
          }
          return entry satisfies never;
        })}
        {typing && (
          <p className="typing"><span className="dots" aria-hidden="true"><i /><i /><i /></span>{t(`typing.${typing}`)}</p>
        )}
      </section>
      {missed > 0 && (
        <button type="button" className="ds-btn ds-btn--sm ds-btn--primary newer" onClick={toEnd}>
          <Icon name="down" />{t("timeline.newer", { n: missed })}
        </button>
      )}
    </div>
  );

  function dayLine(at: string): string {
    const day = time.dateKey(at) === time.dateKey(new Date().toISOString()) ? t("timeline.today", { day: time.longDay(at) }) : time.longDay(at);
    const first = time.dateKey(contact.arrivedAt) === time.dateKey(at);
    return first ? `${day} · ${t(contact.direction === "OUTBOUND" ? "timeline.began" : "timeline.arrived", { time: time.time(contact.arrivedAt), channel: t(`channel.${contact.channel}`) })}` : day;
  }
}
