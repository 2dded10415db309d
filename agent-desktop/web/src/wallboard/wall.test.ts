import { describe, expect, it } from "vitest";
import { addressOf, atLeast, atMost, choiceOf, DEFAULT_GOALS, levels, linePath, waitingGoal, worsened, type Wall } from "./wall.ts";

export const aWall = (more: Partial<Wall> = {}): Wall => ({
  version: 1,
  at: "2026-11-23T05:32:00Z",
  zone: "Asia/Seoul",
  ageMillis: 0,
  organisation: { id: "seoul", name: { ko: "서울", en: "Seoul" } },
  queues: [],
  targetSeconds: 30,
  waiting: 2,
  longestWaitSeconds: 20,
  longestWaitTarget: 30,
  recent: { at: "2026-11-23T05:31:55Z", offered: 100, answered: 90, serviceLevel: 0.91, abandonRate: 0.02 },
  agents: { ready: 1, talking: 3, wrapUp: 1, away: 2 },
  tiles: [],
  promises: { soon: 1, late: 0 },
  today: { at: "2026-11-23T05:31:30Z", values: { arrived: 10, handled: 7, abandoned: 1, open: 2 } },
  ...more,
});

describe("the level of a number", () => {
  it("is near in the last fifth before its limit, and over beyond it", () => {
    expect([0, 24, 25, 30, 31].map((n) => atMost(n, 30))).toEqual(["ok", "ok", "near", "near", "over"]);
    expect(atMost(0, 0)).toBe("ok");
    expect(atMost(1, 0)).toBe("over");
    expect(atMost(null, 30)).toBe("none");
    expect(atMost(3, null)).toBe("none");
  });

  it("of a percentage is near five points below its goal", () => {
    expect([100, 90, 89.9, 85, 84.9].map((n) => atLeast(n, 90))).toEqual(["ok", "ok", "near", "near", "over"]);
    expect(atLeast(null, 90)).toBe("none");
  });

  it("lets as many wait as agents are at work, unless told otherwise", () => {
    expect(waitingGoal(aWall(), DEFAULT_GOALS)).toBe(5);
    expect(waitingGoal(aWall({ agents: { ready: 0, talking: 0, wrapUp: 0, away: 4 } }), DEFAULT_GOALS)).toBe(1);
    expect(waitingGoal(aWall(), { ...DEFAULT_GOALS, waiting: 60 })).toBe(60);
  });

  it("is quiet where nobody waits", () => {
    expect(levels(aWall({ waiting: 0, longestWaitSeconds: null, longestWaitTarget: null }), DEFAULT_GOALS).longest).toBe("ok");
  });
});

describe("the sound", () => {
  it("is for what has just gone beyond its limit, once", () => {
    const fine = levels(aWall(), DEFAULT_GOALS);
    const bad = levels(aWall({ longestWaitSeconds: 40 }), DEFAULT_GOALS);
    expect(worsened(fine, bad)).toBe(true);
    expect(worsened(bad, bad)).toBe(false);
    expect(worsened(bad, fine)).toBe(false);
    expect(worsened(null, bad)).toBe(false);
  });
});

describe("a wall's address", () => {
  it("keeps what was chosen", () => {
    const choice = { organisation: "o1", queues: ["q1", "q2"], goals: { waiting: 60, serviceLevel: 85, abandonRate: 5 }, sound: true };
    expect(choiceOf(addressOf(choice).replace("/wallboard", ""))).toEqual(choice);
  });

  it("is plain when nothing was chosen, and survives nonsense", () => {
    expect(addressOf(choiceOf(""))).toBe("/wallboard");
    expect(choiceOf("?level=lots&abandon=-3").goals).toEqual(DEFAULT_GOALS);
    expect(choiceOf("").sound).toBe(false);
  });
});

describe("the line of a tile", () => {
  it("reaches the top at its highest and lies at the bottom when nothing came", () => {
    expect(linePath([0, 5, 10], 100, 60)).toBe("M0 60L50 30L100 0");
    expect(linePath([0, 0], 100, 60)).toBe("M0 60L100 60");
    expect(linePath([], 100, 60)).toBe("");
  });
});
