import type { Answer, Hit } from "../knowledge/knowledge.ts";
import type { Contact, Desk, Offer, Seat, StaffMessage } from "../live/protocol.ts";

const ORGANISATION = { id: "org-1", name: { ko: "다산120", en: "Dasan 120" } };
const QUEUE = { id: "queue-1", name: { ko: "일반", en: "General" } };

export function aSeat(change: Partial<Seat> = {}): Seat {
  return {
    id: "seat-1", interactionId: "interaction-1", streamId: "stream-1", seq: 0, role: "AGENT", state: "ACTIVE", channel: "CHAT",
    language: "ko", queue: QUEUE, citizen: { label: "방문자 4821", certainty: "UNKNOWN" }, arrivedAt: "2026-11-23T04:50:00Z",
    queuedSince: "2026-11-23T04:50:00Z", connectedAt: "2026-11-23T04:50:24Z", unread: 0, replyTargetSeconds: 120,
    citizenPresence: "HERE", others: [], ...change,
  };
}

export function anOffer(change: Partial<Offer> = {}): Offer {
  return {
    id: "offer-1", seatId: "seat-2", interactionId: "interaction-2", channel: "CHAT", role: "AGENT", language: "vi", queue: QUEUE,
    topic: { ko: "전입신고", en: "Moving in" }, citizen: { label: "방문자 5120", certainty: "UNKNOWN" },
    queuedSince: "2026-11-23T04:59:22Z", offeredAt: "2026-11-23T05:00:00Z", expiresAt: "2026-11-23T05:00:15Z", onDevice: false,
    reason: { ko: "베트남어 숙련 5", en: "Vietnamese skill 5" }, ...change,
  };
}

export function aDesk(change: Partial<Desk> = {}): Desk {
  return {
    version: 1, serverTime: "2026-11-23T05:00:00Z", zone: "Asia/Seoul",
    me: { agentId: "agent-1", username: "agent1", name: "윤서아", roles: [{ role: "AGENT", organisation: ORGANISATION }], languages: ["ko"] },
    presence: { state: "READY", since: "2026-11-23T04:00:00Z", channels: { CHAT: true }, capacity: { CHAT: { used: 1, max: 3 } }, eligible: true },
    reasons: [{ code: "BREAK", label: { ko: "휴식", en: "Break" } }], declineReasons: [{ code: "OTHER", label: { ko: "다른 일", en: "Busy" } }],
    offer: null, seats: [], queues: [], promises: [],
    outcomes: [{ code: "11", label: { ko: "즉답", en: "Answered" } }, { code: "21", label: { ko: "부서 연결", en: "Passed on" } }],
    topics: [{ code: "rent", path: { ko: "주거 › 전월세", en: "Housing › Rent" } }],
    ...change,
  };
}

export function aMessage(change: Partial<StaffMessage> = {}): StaffMessage {
  return { id: "m1", number: 1, interactionId: "interaction-1", from: "CITIZEN", text: "", at: "2026-11-23T04:51:00Z", media: [], ...change };
}

export function aContact(change: Partial<Contact> = {}): Contact {
  return {
    id: "interaction-1", number: "C-1123-00012", streamId: "stream-1", seq: 0, channel: "CHAT", direction: "INBOUND", state: "ACTIVE",
    language: "ko", organisation: ORGANISATION, entryPoint: { key: "web", name: { ko: "웹 채팅", en: "Web chat" } }, queue: QUEUE,
    citizen: { label: "방문자 4821", certainty: "UNKNOWN" }, arrivedAt: "2026-11-23T04:50:00Z", messages: [], events: [], participants: [],
    seats: [], history: [], spans: [], ...change,
  };
}

export function anAnswer(change: Partial<Answer> = {}): Answer {
  return {
    id: "entry-1", externalId: "A-2041", lang: "ko", version: 7, title: "청년 전월세 보증금 대출 이자 지원", body: "만 19~39세 무주택 세대주가 대상입니다.\n계약 전에 추천서를 받습니다.",
    category: "housing", organisation: { id: "org-2", name: { ko: "주거복지과", en: "Housing Welfare" } }, confirmedOn: "2026-11-02", validUntil: "2999-12-31", sample: false, ...change,
  };
}

export function aHit(change: Partial<Hit> = {}): Hit {
  const { body: _body, ...answer } = anAnswer();
  return { ...answer, snippet: "만 19~39세 무주택 세대주가 대상입니다.", titleMarks: [], marks: [], score: 1, ...change };
}
