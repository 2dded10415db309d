import type { PhonePicture } from "../softphone/phone.ts";
import type { Contact, Desk, ServerFrame, StaffMessage, StreamFrame, TimelineEvent } from "./protocol.ts";

/** A contact as far as this desk knows it. */
export interface ContactState {
  phase: "loading" | "ready" | "stale" | "failed";
  contact: Contact | null;
  /** The last message number the citizen has read. */
  readUpTo: number;
  /** Who is typing just now, and until when we believe it (ms since epoch). */
  typing: { from: "CITIZEN" | "INTERPRETER"; until: number } | null;
  /** HTTP status of the failed load. */
  failure: number | null;
}

export interface DeskState {
  desk: Desk | null;
  /** Of the newest desk since this connection began; older ones come too late. */
  deskVersion: number;
  queuesVersion: number;
  contacts: Readonly<Record<string, ContactState>>;
  /** Server's clock minus ours, in ms. */
  clockOffset: number;
  sessionExpiresAt: string | null;
  /** How often we were told that notices have changed. */
  noticesTold: number;
  /** How often we were connected. */
  welcomes: number;
  /** The last change of text blocks, quick entries or officers we were told of; -1: none since this connection began. */
  toolsVersion: number;
  /** My telephone and the calls on it, as the server said last. */
  phone: PhonePicture | null;
}

export type DeskAction =
  | { type: "frame"; frame: ServerFrame; now: number }
  /** A desk fetched by REST. */
  | { type: "desk.fetched"; desk: Desk; now: number }
  | { type: "contact.loading"; streamId: string }
  | { type: "contact.loaded"; contact: Contact }
  | { type: "contact.failed"; streamId: string; status: number }
  | { type: "contact.dropped"; streamId: string }
  | { type: "session.renewed" };

export const EMPTY_STATE: DeskState = {
  desk: null,
  deskVersion: -1,
  queuesVersion: -1,
  contacts: {},
  clockOffset: 0,
  sessionExpiresAt: null,
  noticesTold: 0,
  welcomes: 0,
  toolsVersion: -1,
  phone: null,
};

const NEW_CONTACT: ContactState = { phase: "loading", contact: null, readUpTo: 0, typing: null, failure: null };

/** A citizen's typing mark that is not renewed goes out after this long. */
const TYPING_MS = 6_000;

/** The desk after `action`; pure, so that the same frames always give the same screen. */
export function reduce(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case "frame":
      return applyFrame(state, action.frame, action.now);
    case "desk.fetched":
      return withDesk(state, action.desk, action.now);
    case "contact.loading":
      return withContact(state, action.streamId, (known) =>
        known.contact ? known : { ...known, phase: "loading", failure: null });
    case "contact.loaded":
      return withContact(state, action.contact.streamId, (known) =>
        // An answer that left the server before frames we already have must not take them back.
        known.phase === "ready" && known.contact && known.contact.seq > action.contact.seq
          ? known
          : {
              ...known,
              phase: "ready",
              contact: action.contact,
              readUpTo: Math.max(known.readUpTo, readByCitizen(action.contact)),
              failure: null,
            });
    case "contact.failed":
      return withContact(state, action.streamId, (known) => ({ ...known, phase: "failed", failure: action.status }));
    case "contact.dropped": {
      const { [action.streamId]: _dropped, ...contacts } = state.contacts;
      return { ...state, contacts };
    }
    case "session.renewed":
      return { ...state, sessionExpiresAt: null };
  }
  return action satisfies never;
}

function applyFrame(state: DeskState, frame: ServerFrame, now: number): DeskState {
  switch (frame.type) {
    case "welcome": // versions may start again: the server may have come back from a backup
      return { ...state, deskVersion: -1, queuesVersion: -1, toolsVersion: -1, welcomes: state.welcomes + 1, clockOffset: offset(frame.serverTime, now, state.clockOffset) };
    case "pong":
      return { ...state, clockOffset: offset(frame.serverTime, now, state.clockOffset) };
    case "desk":
      return withDesk(state, frame.desk, now);
    case "queues":
      if (!state.desk || frame.version <= state.queuesVersion) return state;
      return { ...state, queuesVersion: frame.version, desk: { ...state.desk, queues: frame.queues } };
    case "reload":
      return markStale(state, frame.streamId);
    case "typing": {
      const { from, on, streamId } = frame;
      if (from === "AGENT") return state;
      return ifKnown(state, streamId, (known) => ({ ...known, typing: on ? { from, until: now + TYPING_MS } : null }));
    }
    case "presence":
      return withPresence(state, frame.streamId, frame.citizen);
    case "notices":
      return { ...state, noticesTold: state.noticesTold + 1 };
    case "tools":
      return frame.version > state.toolsVersion ? { ...state, toolsVersion: frame.version } : state;
    case "phone":
      return { ...state, phone: frame.phone };
    case "wallboard":
    case "console":
    case "console.still":
      return state; // shown by a page of its own
    case "session":
      return { ...state, sessionExpiresAt: frame.at };
    case "message":
    case "read":
    case "event":
      return applyStreamFrame(state, frame);
  }
  return frame satisfies never;
}

function applyStreamFrame(state: DeskState, frame: StreamFrame): DeskState {
  const known = state.contacts[frame.streamId];
  if (!known?.contact) return state; // loading: the answer will hold it, or we shall be told that it does not
  const { contact } = known;
  if (frame.seq <= contact.seq) return state;
  if (frame.prev !== contact.seq) return markStale(state, frame.streamId);
  return ifKnown(state, frame.streamId, () => applyInOrder(known, contact, frame));
}

function applyInOrder(known: ContactState, contact: Contact, frame: StreamFrame): ContactState {
  const { seq } = frame;
  switch (frame.type) {
    case "message": {
      const typing = frame.message.from === known.typing?.from ? null : known.typing;
      return { ...known, typing, contact: { ...contact, seq, messages: withMessage(contact.messages, frame.message) } };
    }
    case "read":
      return {
        ...known,
        readUpTo: frame.by === "CITIZEN" ? Math.max(known.readUpTo, frame.upTo) : known.readUpTo,
        contact: { ...contact, seq },
      };
    case "event":
      return { ...known, contact: withAnswer({ ...contact, seq, events: [...contact.events, frame.event] }, frame.event) };
  }
  return frame satisfies never;
}

/** The highest message number the citizen has read, by the contact's own events. */
function readByCitizen({ events }: Contact): number {
  return events.reduce((max, { kind, data }) =>
    kind === "interactions.read" && data?.by === "CITIZEN" && typeof data.upTo === "number" ? Math.max(max, data.upTo) : max, 0);
}

/** A contact to which an answer was told names it. */
function withAnswer(contact: Contact, { kind, at, data }: TimelineEvent): Contact {
  if (kind !== "interactions.answer" || typeof data?.entry !== "string" || typeof data.version !== "number") return contact;
  const told = { entryId: data.entry, version: data.version, at };
  const before = contact.answers ?? [];
  return before.some((each) => each.entryId === told.entryId && each.version === told.version) ? contact : { ...contact, answers: [...before, told] };
}

function withMessage(messages: readonly StaffMessage[], message: StaffMessage): readonly StaffMessage[] {
  // told again when it has got more, such as a picture that came after its words
  return messages.some((m) => m.id === message.id)
    ? messages.map((m) => (m.id === message.id ? message : m))
    : [...messages, message];
}

function withDesk(state: DeskState, desk: Desk, now: number): DeskState {
  if (desk.version < state.deskVersion) return state;
  return { ...state, desk, deskVersion: desk.version, clockOffset: offset(desk.serverTime, now, state.clockOffset) };
}

function withPresence(state: DeskState, streamId: string, citizen: "HERE" | "AWAY"): DeskState {
  if (!state.desk?.seats.some((seat) => seat.streamId === streamId)) return state;
  const seats = state.desk.seats.map((seat) => (seat.streamId === streamId ? { ...seat, citizenPresence: citizen } : seat));
  return { ...state, desk: { ...state.desk, seats } };
}

/** Keeps what is on the screen and asks for a reload; see `staleStreams`. */
function markStale(state: DeskState, streamId: string): DeskState {
  return ifKnown(state, streamId, (known) => ({ ...known, phase: "stale" }));
}

function withContact(state: DeskState, streamId: string, change: (known: ContactState) => ContactState): DeskState {
  return { ...state, contacts: { ...state.contacts, [streamId]: change(state.contacts[streamId] ?? NEW_CONTACT) } };
}

function ifKnown(state: DeskState, streamId: string, change: (known: ContactState) => ContactState): DeskState {
  return state.contacts[streamId] ? withContact(state, streamId, change) : state;
}

/** A small jitter of the way is no news: the countdowns would only jump. */
function offset(serverTime: string, now: number, before: number): number {
  const measured = Date.parse(serverTime) - now;
  if (Number.isNaN(measured)) return before;
  return Math.abs(measured - before) < 400 ? before : measured;
}

/** Streams whose contact must be fetched again, because a frame was missed. */
export function staleStreams(state: DeskState): string[] {
  return Object.entries(state.contacts).filter(([, c]) => c.phase === "stale").map(([id]) => id);
}

/** Where each loaded stream stands; what `hello` and `subscribe` tell the server. */
export function positions(state: DeskState): Record<string, number> {
  const streams: Record<string, number> = {};
  for (const [id, { contact }] of Object.entries(state.contacts)) if (contact) streams[id] = contact.seq;
  return streams;
}
