import type { ConversationState, Message, Party, QueuePlace, Snapshot, StreamFrame, TransientFrame } from "./protocol";

/** What the page knows of the conversation from the server. */
export interface Conversation {
  readonly state: ConversationState;
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
  readonly typing: readonly Party[];
  /** Something is missing in between: load the snapshot, nothing else may be trusted to be whole. */
  readonly stale: boolean;
}

export function fromSnapshot(snapshot: Snapshot): Conversation {
  return {
    state: snapshot.state,
    messages: inOrder(snapshot.messages),
    hasEarlier: snapshot.hasEarlier,
    typing: [],
    stale: false,
  };
}

/** Takes a snapshot over what is on screen; earlier messages the citizen has already called up stay. */
export function reloaded(before: Conversation, snapshot: Snapshot): Conversation {
  if (before.state.conversationId !== snapshot.state.conversationId) return fromSnapshot(snapshot);
  const first = snapshot.messages[0];
  const fresh = new Set(snapshot.messages.map((message) => message.id));
  const earlier = first === undefined ? [] : before.messages.filter((message) => !fresh.has(message.id) && message.at <= first.at);
  return {
    ...fromSnapshot(snapshot),
    messages: [...earlier, ...inOrder(snapshot.messages)],
    hasEarlier: earlier.length > 0 ? before.hasEarlier : snapshot.hasEarlier,
  };
}

export function withEarlier(before: Conversation, page: { messages: readonly Message[]; hasEarlier: boolean }): Conversation {
  const known = new Set(before.messages.map((message) => message.id));
  const earlier = inOrder(page.messages.filter((message) => !known.has(message.id)));
  return { ...before, messages: [...earlier, ...before.messages], hasEarlier: page.hasEarlier };
}

/**
 * Applies what the server pushed. A frame already applied is ignored; a frame whose predecessor we lack, or of another
 * interaction of this conversation, makes the whole stale.
 */
export function apply(before: Conversation, frame: StreamFrame | TransientFrame): Conversation {
  switch (frame.type) {
    case "queue":
      return frame.streamId === before.state.streamId ? withQueue(before, frame.queue) : before;
    case "typing":
      return frame.streamId === before.state.streamId ? withTyping(before, frame.from, frame.on) : before;
    case "presence":
      return before;
    case "message":
    case "state":
    case "read":
      return inStream(before, frame);
    default:
      frame satisfies never;
      return before;
  }
}

/** The answer of a long poll: its frames, then the state as it stands. */
export function applyPage(before: Conversation, frames: readonly StreamFrame[], state: ConversationState): Conversation {
  const after = frames.reduce<Conversation>(apply, before);
  if (after.stale || state.streamId !== after.state.streamId) return { ...after, stale: true };
  if (state.seq > after.state.seq) return { ...after, stale: true };
  return state.seq === after.state.seq ? { ...after, state } : after;
}

function inStream(before: Conversation, frame: StreamFrame): Conversation {
  if (frame.streamId !== before.state.streamId) {
    const past = before.messages.some((message) => message.interactionId === frame.streamId);
    return past ? before : { ...before, stale: true };
  }
  if (frame.seq <= before.state.seq) return before;
  if (frame.prev !== before.state.seq) return { ...before, stale: true };
  const state = { ...before.state, seq: frame.seq };
  switch (frame.type) {
    case "message":
      return {
        ...before,
        state: frame.message.from === "CITIZEN" ? { ...state, warning: null } : state,
        messages: withMessage(before.messages, frame.message),
        typing: before.typing.filter((party) => party !== frame.message.from),
      };
    case "state":
      return { ...before, state: { ...frame.state, seq: frame.seq }, typing: frame.state.phase === "CLOSED" ? [] : before.typing };
    case "read":
      return frame.by === "AGENT"
        ? { ...before, state: { ...state, readByAgent: Math.max(state.readByAgent, frame.upTo) } }
        : { ...before, state };
    default:
      frame satisfies never;
      return before;
  }
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  return messages.some((known) => known.id === message.id) ? messages : [...messages, message];
}

function withQueue(before: Conversation, queue: QueuePlace): Conversation {
  return { ...before, state: { ...before.state, queue } };
}

function withTyping(before: Conversation, from: Party, on: boolean): Conversation {
  if (from === "CITIZEN" || before.typing.includes(from) === on) return before;
  return { ...before, typing: on ? [...before.typing, from] : before.typing.filter((party) => party !== from) };
}

/** Interactions follow one another; within one the number decides, whatever the clocks say. */
function inOrder(messages: readonly Message[]): readonly Message[] {
  const order = new Map<string, number>();
  for (const message of messages) if (!order.has(message.interactionId)) order.set(message.interactionId, order.size);
  const place = (message: Message): number => order.get(message.interactionId) ?? 0;
  return [...messages].sort((a, b) => place(a) - place(b) || a.number - b.number);
}

/** Highest number the agent side has written in the running interaction; 0: nothing yet. */
export function lastFromOthers(conversation: Conversation): number {
  return conversation.messages.reduce(
    (highest, message) =>
      message.from !== "CITIZEN" && message.interactionId === conversation.state.interactionId
        ? Math.max(highest, message.number)
        : highest,
    0,
  );
}
