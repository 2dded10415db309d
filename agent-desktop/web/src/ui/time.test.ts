import { describe, expect, it } from "vitest";
import { cityTime, clock, secondsUntil } from "./time.ts";

describe("times", () => {
  it("are written as minutes, and as hours from an hour on", () => {
    expect([0, 9, 75, 3_599, 3_600, 3_725, -4].map(clock)).toEqual(["0:00", "0:09", "1:15", "59:59", "1:00:00", "1:02:05", "0:00"]);
  });

  it("are the city's, whatever the zone of the computer", () => {
    const seoul = cityTime("ko", "Asia/Seoul");

    expect(seoul.time("2026-11-23T05:32:08Z")).toBe("14:32");
    expect(seoul.precise("2026-11-23T15:00:00Z")).toBe("00:00:00");
    expect(seoul.dateKey("2026-11-23T15:00:00Z")).toBe("2026-11-24");
    expect(seoul.longDay("2026-11-23T05:32:08Z")).toBe("11월 23일");
  });

  it("go into a field and come back the same", () => {
    const seoul = cityTime("en", "Asia/Seoul");

    expect(seoul.toInput("2026-11-23T05:32:00.000Z")).toBe("2026-11-23T14:32");
    expect(seoul.fromInput("2026-11-23T14:32")).toBe("2026-11-23T05:32:00.000Z");
    expect(seoul.fromInput("")).toBeNull();
  });

  it("count the last part of a second as one", () => {
    const deadline = "2026-11-23T05:00:15Z";

    expect(secondsUntil(deadline, Date.parse(deadline) - 14_001)).toBe(15);
    expect(secondsUntil(deadline, Date.parse(deadline))).toBe(0);
  });
});
