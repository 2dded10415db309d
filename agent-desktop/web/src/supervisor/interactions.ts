import type { Channel, Label, Named, Span } from "../live/protocol.ts";

/** One line of GET /interactions. */
export interface InteractionRow {
  id: string;
  number: string;
  channel: Channel;
  direction?: "INBOUND" | "OUTBOUND";
  state: string;
  language: string;
  organisation?: Named | null;
  entryPoint?: { key: string; name: Label } | null;
  queue?: Named | null;
  citizen?: { label: string } | null;
  arrivedAt: string;
  closedAt?: string | null;
  outcome?: string | null;
  spans?: readonly Span[];
  offers?: readonly { id: string; state: string; agent?: Label | string | null; at?: string }[];
}

export interface CursorPage<T> {
  items: readonly T[];
  next?: string | null;
}

/** How long an interaction spent in each kind of span, in seconds, open ones until `now`. */
export function totals(spans: readonly Span[], now: number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, startedAt, endedAt } of spans) {
    const end = endedAt ? Date.parse(endedAt) : now;
    sums[kind] = (sums[kind] ?? 0) + Math.max(0, end - Date.parse(startedAt)) / 1000;
  }
  return sums;
}
