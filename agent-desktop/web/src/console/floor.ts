import { http } from "../api/http.ts";
import type { Channel, Label, PresenceState } from "../live/protocol.ts";

export interface Held {
  seatId: string;
  interactionId: string;
  channel: Channel;
  state: "OFFERED" | "ACTIVE" | "PARKED" | "WRAP_UP";
  language: string;
  since: string | null;
}

export interface AgentAtWork {
  id: string;
  name: string;
  state: PresenceState;
  reason: string | null;
  /** What they will be away for when their hands are empty. */
  afterContact: string | null;
  since: string;
  connected: boolean;
  hand: { raisedAt: string; seatId: string | null; helper: string | null } | null;
  contacts: readonly Held[];
  /** How many contacts of organisations that are not mine. */
  elsewhere: number;
  skills: Readonly<Record<string, number>>;
  loans: Readonly<Record<string, { proficiency: number; until: string }>>;
}

/** One thing that would have to change before an agent could have a contact. */
export interface Hindrance {
  code: string;
  skill: string | null;
  has: number;
  minimum: number;
}

export interface WhyWaiting {
  standing: "ABLE" | "BUSY" | "NOT_READY" | "NO_SKILL" | "NOBODY" | "PAUSED";
  considered: number;
  able: number;
  counts: Readonly<Record<string, number>>;
  nearest: readonly { agent: string; label: string; changes: readonly Hindrance[] }[];
  remedies: readonly { change: Hindrance; agents: number }[];
}

export interface WaitingContact {
  seatId: string;
  interactionId: string;
  channel: Channel;
  queueId: string;
  queue: Label;
  since: string;
  needs: readonly { skill: string; minimum: number }[];
  why: WhyWaiting;
}

export interface Named {
  code: string;
  label: Label;
}

/** The floor as the server painted it; see docs/protocol.md. */
export interface Console {
  version: number;
  /** The server's time when it was so. */
  at: string;
  /** How long ago that was when the picture was sent. */
  ageMillis: number;
  agents: readonly AgentAtWork[];
  waiting: readonly WaitingContact[];
  reasons: readonly Named[];
  skills: readonly Named[];
}

/** What a supervisor does about the floor; each step says why. */
export const floor = {
  force: (agent: string, state: PresenceState, reason: string | null, why: string) =>
    http.post(`/agents/${agent}/state`, { state, ...(reason === null ? {} : { reason }), why }),
  lend: (agent: string, skill: string, proficiency: number, minutes: number, why: string) =>
    http.post(`/agents/${agent}/skills`, { skill, proficiency, minutes, why }),
  takeBack: (agent: string, skill: string, why: string) =>
    http.delete(`/agents/${agent}/skills/${encodeURIComponent(skill)}?${new URLSearchParams({ why })}`),
  push: (seat: string, agentId: string, why: string) => http.post(`/seats/${seat}/push`, { agentId, why }),
  /** Says that I go to help; the answer tells whether somebody else is on it already. */
  takeHand: async (agent: string) => (await http.post<{ mine: boolean }>(`/agents/${agent}/hand`)).mine,
  lowerHand: (agent: string) => http.delete(`/agents/${agent}/hand`),
  join: (seat: string, visible: boolean, why: string) => http.post(`/seats/${seat}/join`, { visible, why }),
  leave: (seat: string) => http.delete(`/seats/${seat}/join`),
  takeOver: (seat: string, why: string) => http.post(`/seats/${seat}/take-over`, { why }),
  pull: (seat: string, why: string) => http.post(`/seats/${seat}/pull`, { why }),
};
