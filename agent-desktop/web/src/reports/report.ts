import type { Label } from "../live/protocol.ts";
import type { Unit } from "../measures/measures.ts";
import { clock } from "../ui/time.ts";

export const STEPS = ["HALF_HOUR", "DAY", "TOTAL"] as const;
export const DIMENSIONS = ["NONE", "QUEUE", "CHANNEL", "LANGUAGE", "ORGANISATION", "AGENT_GROUP"] as const;
export type Step = (typeof STEPS)[number];
export type Dimension = (typeof DIMENSIONS)[number];

export interface Choices {
  organisations: readonly { id: string; name: Label; depth: number }[];
  queues: readonly { id: string; name: Label }[];
  channels: readonly { id: string; name: Label }[];
  languages: readonly { id: string; name: Label }[];
}

export interface ReportRow {
  start: string;
  end: string;
  key?: string | null;
  name?: Label | null;
  values: Readonly<Record<string, number | null>>;
  outcomes: Readonly<Record<string, number>>;
}

/** GET /reports/intervals. */
export interface Report {
  at: string;
  from: string;
  to: string;
  zone: string;
  step: Step;
  by: Dimension;
  measures: readonly string[];
  rows: readonly ReportRow[];
  totals: ReportRow;
  next?: number | null;
}

/** What the report is asked for; days are those of the city. */
export interface Asked {
  from: string;
  to: string;
  step: Step;
  by: Dimension;
  organisation: string;
  queue: string;
  channel: string;
  language: string;
}

export function queryOf(asked: Asked): URLSearchParams {
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
}

/** As its address says; what it leaves out is today by the half hour. */
export function askedOf(search: string, today: string): Asked {
  const query = new URLSearchParams(search);
  const step = STEPS.find((each) => each === query.get("step"));
  const by = DIMENSIONS.find((each) => each === query.get("by"));
  return {
    from: query.get("from") ?? today,
    to: query.get("to") ?? today,
    step: step ?? "HALF_HOUR",
    by: by ?? "NONE",
    organisation: query.get("organisation") ?? "",
    queue: query.get("queue") ?? "",
    channel: query.get("channel") ?? "",
    language: query.get("language") ?? "",
  };
}

/** A value as people read it: 1,204 · 88.4% · 2:08 · 4.62. */
export function figure(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return "–";
  switch (unit) {
    case "COUNT":
      return value.toLocaleString("en-US");
    case "RATIO":
      return `${(value * 100).toFixed(1)}%`;
    case "SECONDS":
      return clock(Math.round(value));
    case "RATING":
      return value.toFixed(2);
  }
  return unit satisfies never;
}

/** Values of one measure along the time of the report, summed over what it is divided by; null where nobody counts. */
export function along(rows: readonly ReportRow[], measure: string, unit: Unit): { start: string; value: number | null }[] {
  const byStart = new Map<string, { sum: number; n: number }>();
  for (const row of rows) {
    const value = row.values[measure];
    const before = byStart.get(row.start) ?? { sum: 0, n: 0 };
    byStart.set(row.start, value === null || value === undefined ? before : { sum: before.sum + value, n: before.n + 1 });
  }
  // Ratios and means of several rows cannot be added: they are drawn for undivided reports only.
  return [...byStart].map(([start, { sum, n }]) => ({ start, value: n === 0 || (unit !== "COUNT" && n > 1) ? null : sum }));
}
