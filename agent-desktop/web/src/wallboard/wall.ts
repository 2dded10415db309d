import type { Channel, Label, Named } from "../live/protocol.ts";

export interface Tile {
  channel: Channel;
  language: string;
  name: Label;
  waiting: number;
  longestWaitSeconds?: number | null;
  targetSeconds?: number | null;
  /** Contacts arrived today, half hour by half hour. */
  line: readonly number[];
}

/** A wallboard as the server painted it; see docs/protocol.md. */
export interface Wall {
  version: number;
  at: string;
  zone: string;
  ageMillis: number;
  organisation: Named;
  queues: readonly Named[];
  targetSeconds?: number | null;
  waiting: number;
  longestWaitSeconds?: number | null;
  longestWaitTarget?: number | null;
  recent: { at: string; offered: number; answered: number; serviceLevel?: number | null; abandonRate?: number | null };
  agents: { ready: number; talking: number; wrapUp: number; away: number };
  tiles: readonly Tile[];
  promises: { soon: number; late: number };
  today: { at: string; values: Readonly<Record<string, number | null>> };
}

/** Whether a number keeps to what was set for it; `none`: nothing was set, or there is no number. */
export type Level = "ok" | "near" | "over" | "none";

/** What this wall is measured by; part of its address, so that a screen on a wall keeps it. */
export interface Goals {
  /** Citizens who may wait at once; absent: as many as there are agents at work. */
  waiting: number | null;
  /** Per cent. */
  serviceLevel: number;
  /** Per cent. */
  abandonRate: number;
}

export const DEFAULT_GOALS: Goals = { waiting: null, serviceLevel: 90, abandonRate: 5 };

/** From here on a number is near its limit: the last fifth. */
const NEAR = 0.8;
/** Of a ratio that should be high, this many points below its goal are near it. */
const NEAR_POINTS = 5;

/** A number that should stay at or below its limit. */
export function atMost(value: number | null | undefined, limit: number | null | undefined): Level {
  if (value === null || value === undefined || limit === null || limit === undefined) return "none";
  if (value > limit) return "over";
  return limit > 0 && value > limit * NEAR ? "near" : "ok";
}

/** A percentage that should reach its goal. */
export function atLeast(value: number | null | undefined, goal: number): Level {
  if (value === null || value === undefined) return "none";
  if (value >= goal) return "ok";
  return value >= goal - NEAR_POINTS ? "near" : "over";
}

export function percent(ratio: number | null | undefined): number | null {
  return ratio === null || ratio === undefined ? null : Math.round(ratio * 1000) / 10;
}

/** As many may wait as agents are at work, at least one: more than that, and everybody's next contact waits already. */
export function waitingGoal(wall: Wall, goals: Goals): number {
  return goals.waiting ?? Math.max(1, wall.agents.ready + wall.agents.talking + wall.agents.wrapUp);
}

export interface Levels {
  waiting: Level;
  longest: Level;
  serviceLevel: Level;
  abandonRate: Level;
}

export function levels(wall: Wall, goals: Goals): Levels {
  return {
    waiting: atMost(wall.waiting, waitingGoal(wall, goals)),
    longest: wall.waiting === 0 ? "ok" : atMost(wall.longestWaitSeconds, wall.longestWaitTarget),
    serviceLevel: atLeast(percent(wall.recent.serviceLevel), goals.serviceLevel),
    abandonRate: atMost(percent(wall.recent.abandonRate), goals.abandonRate),
  };
}

/** Whether something has just gone beyond its limit that had not been beyond it before. */
export function worsened(before: Levels | null, now: Levels): boolean {
  return before !== null && (Object.keys(now) as (keyof Levels)[]).some((key) => now[key] === "over" && before[key] !== "over");
}

/** The line of a tile as the path of an SVG of this size; flat at the bottom when nothing came. */
export function linePath(line: readonly number[], width: number, height: number): string {
  const most = Math.max(1, ...line);
  const step = line.length > 1 ? width / (line.length - 1) : 0;
  return line.map((n, i) => `${i === 0 ? "M" : "L"}${round(i * step)} ${round(height - (n / most) * height)}`).join("");
}

const round = (n: number) => Math.round(n * 10) / 10;

/** What a wall shows, as its address says. */
export interface Choice {
  organisation: string | null;
  queues: readonly string[];
  goals: Goals;
  sound: boolean;
}

export function choiceOf(search: string): Choice {
  const query = new URLSearchParams(search);
  const number = (name: string, otherwise: number) => {
    const value = Number(query.get(name));
    return query.has(name) && Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  return {
    organisation: query.get("organisation"),
    queues: (query.get("queues") ?? "").split(",").filter(Boolean),
    goals: {
      waiting: query.has("waiting") ? number("waiting", 0) : null,
      serviceLevel: number("level", DEFAULT_GOALS.serviceLevel),
      abandonRate: number("abandon", DEFAULT_GOALS.abandonRate),
    },
    sound: query.get("sound") === "on",
  };
}

export function addressOf(choice: Choice): string {
  const query = new URLSearchParams();
  if (choice.organisation) query.set("organisation", choice.organisation);
  if (choice.queues.length > 0) query.set("queues", choice.queues.join(","));
  if (choice.goals.waiting !== null) query.set("waiting", String(choice.goals.waiting));
  if (choice.goals.serviceLevel !== DEFAULT_GOALS.serviceLevel) query.set("level", String(choice.goals.serviceLevel));
  if (choice.goals.abandonRate !== DEFAULT_GOALS.abandonRate) query.set("abandon", String(choice.goals.abandonRate));
  if (choice.sound) query.set("sound", "on");
  const text = query.toString();
  return text ? `/wallboard?${text}` : "/wallboard";
}
