import type { Outgoing } from "../composer/outbox.ts";
import type { Contact, StaffMessage, TimelineEvent } from "../live/protocol.ts";

/** One line of the timeline. */
export type Entry =
  | { type: "day"; key: string; at: string }
  | { type: "message"; key: string; at: string; message: StaffMessage }
  | { type: "event"; key: string; at: string; event: TimelineEvent; times: number }
  | { type: "outgoing"; key: string; outgoing: Outgoing };

export type Step = "joined" | "left" | "parked" | "resumed" | "requeued" | "handedOver" | "invited" | "timedOut" | "declined" | "closed" | "surveyAsked" | "surveyAnswered" | "case" | "answered";

/** What an event tells an agent, or null: the rest of the event log is the machine's own business. */
export function stepOf({ kind, data }: TimelineEvent): Step | null {
  switch (kind) {
    case "interactions.joined": return "joined";
    case "interactions.left": return "left";
    case "interactions.closed": return "closed";
    case "interactions.survey-asked": return "surveyAsked";
    case "interactions.survey-answered": return "surveyAnswered";
    case "cases.linked": return "case";
    case "interactions.answer": return "answered";
    case "acd.parked": return "parked";
    case "acd.resumed": return "resumed";
    case "acd.requeued": return "requeued";
    case "acd.queued": return data?.role === "INTERPRETER" ? "invited" : data?.source ? "handedOver" : null;
    case "acd.offer-ended": return data?.state === "TIMED_OUT" ? "timedOut" : data?.state === "DECLINED" ? "declined" : null;
    default: return null;
  }
}

/** Messages, told events and what is still on its way, in the order of their time, with a line where a day begins. */
export function timeline(contact: Contact, outgoing: readonly Outgoing[], dateKey: (iso: string) => string): Entry[] {
  const arrived = new Set(contact.messages.map((m) => m.clientId).filter(Boolean));
  const dated: Exclude<Entry, { type: "day" } | { type: "outgoing" }>[] = [
    ...contact.messages.map((message) => ({ type: "message" as const, key: message.id, at: message.at, message })),
    ...contact.events
      .filter((event) => stepOf(event) !== null)
      .map((event, i) => ({ type: "event" as const, key: `${event.kind}-${event.at}-${i}`, at: event.at, event, times: 1 })),
  ];
  dated.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || order(a) - order(b));
  const entries: Entry[] = [];
  let day = "";
  for (const entry of dated) {
    const key = dateKey(entry.at);
    if (key !== day) {
      day = key;
      entries.push({ type: "day", key: `day-${key}`, at: entry.at });
    }
    const before = entries.at(-1);
    if (entry.type === "event" && before?.type === "event" && alike(before.event, entry.event)) {
      entries[entries.length - 1] = { ...before, times: before.times + 1 };
    } else {
      entries.push(entry);
    }
  }
  for (const item of outgoing) {
    if (!arrived.has(item.clientId)) entries.push({ type: "outgoing", key: item.clientId, outgoing: item });
  }
  return entries;
}

/** At the same instant messages come by number, an event before what it made possible. */
function order(entry: Entry): number {
  return entry.type === "message" ? entry.message.number : 0;
}

function alike(a: TimelineEvent, b: TimelineEvent): boolean {
  return stepOf(a) === stepOf(b) && JSON.stringify(a.actor ?? null) === JSON.stringify(b.actor ?? null)
    && (a.kind !== "interactions.answer" || JSON.stringify(a.data) === JSON.stringify(b.data));
}
