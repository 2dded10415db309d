import type { Channel, Label } from "../live/protocol.ts";

export const CASE_TYPES = ["SIMPLE", "INQUIRY", "COMPLAINT", "PROPOSAL", "REPORT"] as const;
export type CaseType = (typeof CASE_TYPES)[number];

export const CASE_STATES = [
  "RECEIVED", "TRIAGED", "COORDINATION", "ASSIGNED", "IN_PROGRESS", "WAITING_CITIZEN", "APPROVAL", "ADDITIONAL",
  "ANSWERED", "TRANSFERRED", "MERGED", "WITHDRAWN", "REJECTED", "CLOSED",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CLOSING_REASONS = ["RESOLVED", "INFORMED", "SCHEDULED", "NO_ACTION", "NOT_RESPONSIBLE", "DUPLICATE", "TRANSFERRED", "WITHDRAWN", "INVALID"] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];
/** How an answer, or an end without one, may close a case; the others follow from the step itself. */
export const CHOSEN_REASONS: readonly ClosingReason[] = ["RESOLVED", "INFORMED", "SCHEDULED", "NO_ACTION", "NOT_RESPONSIBLE", "DUPLICATE", "INVALID"];

interface CaseOrganisation {
  id: string;
  code: string;
  name: Label;
}

export interface CaseLine {
  id: string;
  number: string;
  type: CaseType;
  state: CaseState;
  organisation: CaseOrganisation;
  officer: string | null;
  /** Empty where I may not open it. */
  title: string;
  place: string | null;
  language: string;
  openedAt: string;
  dueAt: string | null;
  /** The same as a day of the city. */
  dueOn: string | null;
  overdue: boolean;
  waitsForCitizen: boolean;
  answeredAt: string | null;
  version: number;
  interactionId: string;
  mayOpen: boolean;
}

export interface CasePage {
  items: readonly CaseLine[];
  next: string | null;
}

export interface CaseStep {
  seq: number;
  type: string;
  at: string;
  by: string;
  from: CaseState | null;
  to: CaseState | null;
  organisation: Label | null;
  closingReason: ClosingReason | null;
  rating: number | null;
  said: readonly { kind: string; forCitizen: boolean; by: string; text: string }[];
}

export interface CaseView extends Omit<CaseLine, "officer" | "mayOpen" | "interactionId"> {
  officer: { name: string; post: Label } | null;
  text: string;
  endedAt: string | null;
  closingReason: ClosingReason | null;
  bounces: number;
  rating: number | null;
  erasedAt: string | null;
  contact: { interactionId: string; channel: Channel; at: string };
  citizen: string | null;
  history: readonly { channel: Channel; at: string; outcome: string | null }[];
  timeline: readonly CaseStep[];
  /** The states I may bring it to. */
  next: readonly CaseState[];
  /** Whether I see what is said among colleagues. */
  internal: boolean;
}

export interface CaseChoices {
  types: readonly CaseType[];
  closingReasons: readonly ClosingReason[];
  organisations: readonly { code: string; name: Label; kind: string; above: Label | null }[];
}

export interface OpenedCase {
  id: string;
  number: string;
  state: CaseState;
  dueOn: string;
  code: string;
  /** How the citizen was told; SHOWN = not at all, so that the agent has to. */
  told: "CHAT" | "SMS" | "SHOWN" | null;
}

/** What a step needs besides the state it leads to. */
export interface StepNeeds {
  reason: boolean;
  text: boolean;
  closing: boolean;
  organisation: boolean;
}

export function needsOf(to: CaseState, from: CaseState): StepNeeds {
  return {
    reason: to === "TRIAGED" || to === "COORDINATION" || to === "TRANSFERRED" || to === "WITHDRAWN" || to === "REJECTED" || (to === "IN_PROGRESS" && from === "APPROVAL"),
    text: to === "WAITING_CITIZEN" || to === "APPROVAL" || to === "ADDITIONAL" || (to === "ANSWERED" && from !== "APPROVAL"),
    closing: to === "ANSWERED" || to === "REJECTED",
    organisation: to === "TRIAGED",
  };
}

/** Steps in the order in which they are offered: what comes next first, what ends it last. */
const ORDER: readonly CaseState[] = ["IN_PROGRESS", "ANSWERED", "WAITING_CITIZEN", "APPROVAL", "ASSIGNED", "TRIAGED", "COORDINATION", "TRANSFERRED", "ADDITIONAL", "WITHDRAWN", "REJECTED"];

/** What is worth a button: a step to where the case is already, and one that another button covers, is none. */
export function buttonsOf(view: Pick<CaseView, "next" | "state">): readonly CaseState[] {
  const taken = view.next.includes("IN_PROGRESS") && view.state !== "IN_PROGRESS";
  return ORDER.filter((to) => view.next.includes(to) && !(to === "ASSIGNED" && taken));
}

/** Overdue, on its last day, or with time left; nothing when no answer is owed now. */
export function urgency(line: Pick<CaseLine, "overdue" | "dueOn">, today: string): "over" | "near" | "ok" | null {
  if (line.overdue) return "over";
  if (!line.dueOn) return null;
  return line.dueOn <= today ? "near" : "ok";
}
