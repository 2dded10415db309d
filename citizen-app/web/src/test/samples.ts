import type { ConversationState, Message, Snapshot, StreamFrame } from "../live/protocol";

export const STREAM = "018f0000-0000-7000-8000-000000000001";
export const NEXT_STREAM = "018f0000-0000-7000-8000-000000000002";

export function state(changes: Partial<ConversationState> = {}): ConversationState {
  return {
    conversationId: "c1",
    interactionId: STREAM,
    streamId: STREAM,
    seq: 1,
    phase: "ACTIVE",
    language: "ko",
    agent: { label: { ko: "생활환경 상담사", en: "Living agent" } },
    readByAgent: 0,
    arrivedAt: "2026-11-23T05:21:00Z",
    ...changes,
  };
}

export function message(number: number, changes: Partial<Message> = {}): Message {
  return {
    id: `m${number}`,
    number,
    interactionId: STREAM,
    from: "AGENT",
    text: `글 ${number}`,
    at: "2026-11-23T05:23:00Z",
    media: [],
    ...changes,
  };
}

export function snapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return { state: state(), messages: [message(1)], hasEarlier: false, ...changes };
}

export function messageFrame(seq: number, prev: number, changes: Partial<Message> = {}): StreamFrame {
  return { type: "message", streamId: STREAM, seq, prev, message: message(seq, changes) };
}
