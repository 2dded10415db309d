import { describe, expect, it } from "vitest";
import { anOffer } from "../test/samples.ts";
import { countdown, endingOf } from "./countdown.ts";

const OFFERED = Date.parse("2026-11-23T05:00:00Z");

describe("an offer's countdown", () => {
  it("goes from fifteen to nothing, and the bar with it", () => {
    expect(countdown(anOffer(), OFFERED)).toEqual({ seconds: 15, part: 1 });
    expect(countdown(anOffer(), OFFERED + 6_000)).toEqual({ seconds: 9, part: 0.6 });
    expect(countdown(anOffer(), OFFERED + 15_000)).toEqual({ seconds: 0, part: 0 });
    expect(countdown(anOffer(), OFFERED + 60_000)).toEqual({ seconds: 0, part: 0 });
  });
});

describe("an offer that is gone", () => {
  it("was answered by the agent, ran out, or was taken back", () => {
    expect(endingOf(anOffer(), "accepted", OFFERED + 3_000)).toBe("accepted");
    expect(endingOf(anOffer(), null, OFFERED + 15_200)).toBe("timed-out");
    expect(endingOf(anOffer(), null, OFFERED + 4_000)).toBe("withdrawn");
  });
});
