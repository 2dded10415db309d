/**
 * What the server says to a member of staff, over REST and over the socket; see docs/protocol.md.
 * Times are ISO 8601 in UTC, ids are UUIDs. Nothing here is made up by the desk.
 */

import type { Console } from "../console/floor.ts";
import type { Still } from "../console/seen.ts";
import type { PhonePicture } from "../softphone/phone.ts";
import type { AnswerRef } from "../knowledge/knowledge.ts";
import type { Wall } from "../wallboard/wall.ts";

/** A text from configuration in several languages; see `useI18n().label`. */
export type Label = Readonly<Record<string, string>>;

export type Channel = "VOICE" | "SMS" | "CHAT" | "VIDEO" | "SNS" | "EMAIL" | "FAX" | "COUNTER" | "POST";
export type SeatRole = "AGENT" | "INTERPRETER";
export type SeatState = "WAITING" | "OFFERED" | "ACTIVE" | "PARKED" | "WRAP_UP" | "DONE";
export type PresenceState = "READY" | "NOT_READY" | "OFFLINE";
export type Certainty = "UNKNOWN" | "KNOWN_NUMBER" | "VERIFIED";
export type Role = "AGENT" | "SUPERVISOR" | "KNOWLEDGE_EDITOR" | "CASE_OFFICER" | "ADMIN";

export interface Named {
  id: string;
  name: Label;
}
export interface Coded {
  code: string;
  label: Label;
}

export interface Me {
  agentId: string;
  username: string;
  name: string;
  roles: readonly { role: Role; organisation: Named }[];
  languages: readonly string[];
  mustChangePassword?: boolean;
  /** Whether I supervise the whole city, and may see its books. */
  cityWide?: boolean;
  /** The city's zone (IANA). */
  zone?: string;
}

export interface Presence {
  state: PresenceState;
  reason?: string | null;
  /** What I will be away for when my hands are empty; nothing is offered until then. */
  afterContact?: string | null;
  since: string;
  channels: Partial<Record<Channel, boolean>>;
  capacity: Partial<Record<Channel, { used: number; max: number }>>;
  eligible: boolean;
  /** Code of what keeps a ready agent from being offered anything. */
  why?: string | null;
}

export interface CitizenRef {
  label: string;
  certainty: Certainty;
  maskedAddress?: string | null;
}

export interface Offer {
  id: string;
  seatId: string;
  interactionId: string;
  channel: Channel;
  role: SeatRole;
  language: string;
  topic?: Label | string | null;
  queue: Named;
  citizen: CitizenRef;
  queuedSince: string;
  offeredAt: string;
  expiresAt: string;
  /** It rings on a telephone and is accepted by answering there; a note of a call rings nowhere. */
  onDevice: boolean;
  reason: Label;
}

export interface OtherSeat {
  seatId: string;
  role: SeatRole;
  state: SeatState;
  label: Label | string;
}

export interface Seat {
  id: string;
  interactionId: string;
  streamId: string;
  seq: number;
  role: SeatRole;
  state: SeatState;
  channel: Channel;
  language: string;
  topic?: Label | string | null;
  queue: Named;
  citizen: CitizenRef;
  arrivedAt: string;
  queuedSince: string;
  connectedAt?: string | null;
  unread: number;
  lastMessage?: { from: MessageFrom; text: string; at: string } | null;
  /** Since when the citizen waits for an answer from us; absent when we spoke last. */
  awaitingReplySince?: string | null;
  replyTargetSeconds: number;
  citizenPresence: "HERE" | "AWAY" | "UNKNOWN";
  wrapUp?: { deadline: string; extended: boolean } | null;
  others: readonly OtherSeat[];
}

export interface QueueLight extends Named {
  waiting: number;
  longestSince?: string | null;
  targetSeconds: number;
  level: "OK" | "NEAR" | "OVER";
}

export interface PromiseItem {
  id: string;
  kind: string;
  state?: string;
  dueAt: string;
  note?: string | null;
  citizen?: CitizenRef | null;
  interactionId?: string | null;
  version?: number;
}

export interface Desk {
  version: number;
  serverTime: string;
  /** The city's zone (IANA); the browser's own where the server names none. */
  zone?: string;
  me: Me;
  presence: Presence;
  /** My raised hand. */
  hand?: { raisedAt: string; seatId: string | null; helper: string | null } | null;
  reasons: readonly Coded[];
  declineReasons: readonly Coded[];
  offer: Offer | null;
  seats: readonly Seat[];
  queues: readonly QueueLight[];
  promises: readonly PromiseItem[];
  outcomes: readonly Coded[];
  topics: readonly { code: string; path: Label }[];
}

export type MessageFrom = "CITIZEN" | "AGENT" | "INTERPRETER" | "SYSTEM" | "NOTE";
export interface Media {
  id: string;
  name: string;
  mime: string;
  size: number;
}
export interface StaffMessage {
  id: string;
  clientId?: string | null;
  /** 1..n within the interaction. */
  number: number;
  interactionId: string;
  from: MessageFrom;
  label?: Label | null;
  text: string;
  lang?: string | null;
  at: string;
  media: readonly Media[];
  /** System messages carry a code and no text. */
  code?: string | null;
  author?: { id: string; label: Label | string } | null;
  readByCitizenAt?: string | null;
}

export interface TimelineEvent {
  kind: string;
  at: string;
  actor?: Label | string | null;
  data?: Readonly<Record<string, unknown>> | null;
}

export interface RecordFields {
  outcome: string | null;
  topics: readonly string[];
  memo: string;
  resolved: "YES" | "NO" | "PASSED_ON" | null;
  callback: { dueAt: string; note: string } | null;
  knowledgeGap: boolean;
}
export interface CounsellingRecord extends Partial<RecordFields> {
  version: number;
  savedAt?: string | null;
  savedBy?: Label | string | null;
}

export interface Span {
  kind: string;
  startedAt: string;
  endedAt?: string | null;
}
export interface HistoryItem {
  interactionId: string;
  channel: Channel;
  at: string;
  outcome?: string | null;
  topics?: readonly (string | Label)[];
  mayOpen: boolean;
}

/** How satisfied the citizen was: asked once, 1 to 5. */
export interface Survey {
  askedAt: string;
  expiresAt: string;
  rating?: number | null;
  words?: string | null;
  answeredAt?: string | null;
}

export interface Contact {
  id: string;
  /** For people to read out, such as C-1123-00012. */
  number: string;
  streamId: string;
  seq: number;
  channel: Channel;
  direction: "INBOUND" | "OUTBOUND";
  state: string;
  language: string;
  organisation: Named;
  entryPoint: { key: string; name: Label };
  queue?: Named | null;
  citizen: CitizenRef;
  arrivedAt: string;
  closedAt?: string | null;
  outcome?: string | null;
  causeInteractionId?: string | null;
  messages: readonly StaffMessage[];
  events: readonly TimelineEvent[];
  participants: readonly { kind: string; label: Label | string; joinedAt: string; leftAt?: string | null }[];
  seats: readonly Partial<Seat>[];
  record?: CounsellingRecord | null;
  history: readonly HistoryItem[];
  spans: readonly Span[];
  /** What the citizen was asked about it; null: nothing. */
  survey?: Survey | null;
  /** Standard answers that were used in it. */
  answers?: readonly AnswerRef[];
  /** When its texts were erased, their time being over. */
  erasedAt?: string | null;
  /** How I take part as a supervisor, if I do. */
  supervision?: "SEEN" | "UNSEEN" | null;
}

export interface Directory {
  queues: readonly { id: string; name: Label; open: boolean; waiting: number; ready: number }[];
  agents: readonly { id: string; label: Label | string; languages: readonly string[]; state: PresenceState; free: boolean }[];
}

/** Frames about one stream: `prev` is the seq before this one; anything else than expected means reload. */
export type StreamFrame = { streamId: string; seq: number; prev: number } & (
  | { type: "message"; message: StaffMessage }
  | { type: "read"; by: "AGENT" | "CITIZEN"; upTo: number }
  | { type: "event"; event: TimelineEvent }
);

export type ServerFrame =
  | StreamFrame
  | { type: "welcome"; node: string; serverTime: string; heartbeatSeconds: number }
  | { type: "pong"; serverTime: string }
  | { type: "reload"; streamId: string }
  | { type: "desk"; desk: Desk }
  | { type: "queues"; version: number; queues: readonly QueueLight[] }
  | { type: "typing"; streamId: string; from: "AGENT" | "CITIZEN" | "INTERPRETER"; on: boolean }
  | { type: "presence"; streamId: string; citizen: "HERE" | "AWAY" }
  | { type: "session"; state: "EXPIRING"; at: string }
  | { type: "wallboard"; wall: Wall }
  | { type: "console"; console: Console }
  | ({ type: "console.still" } & Still)
  | { type: "tools"; version: number }
  | { type: "phone"; phone: PhonePicture }
  | { type: "notices" };

export type ClientFrame =
  | { type: "hello"; streams: Readonly<Record<string, number>>; screen?: string }
  | { type: "watch"; picture: "wallboard"; organisation: string; queues: readonly string[] }
  | { type: "watch"; picture: "console" }
  | { type: "ping" }
  | { type: "subscribe"; streams: Readonly<Record<string, number>> }
  | { type: "unsubscribe"; streamId: string }
  | { type: "typing"; streamId: string; on: boolean }
  | { type: "visible"; on: boolean };

const KNOWN_TYPES: ReadonlySet<string> = new Set<ServerFrame["type"]>([
  "message", "read", "event", "welcome", "pong", "reload", "desk", "queues", "typing", "presence", "session", "wallboard", "notices",
  "console", "console.still", "tools", "phone",
]);

/** A frame of this version of the protocol, or null: a newer server may say things this page does not know. */
export function parseFrame(raw: string): ServerFrame | null {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const type = (value as { type?: unknown }).type;
  return typeof type === "string" && KNOWN_TYPES.has(type) ? (value as ServerFrame) : null;
}
