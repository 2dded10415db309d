import { describe, expect, it } from "vitest";
import type { Console } from "./floor.ts";
import { withPicture, withStill } from "./seen.ts";

const AT = "2026-11-30T05:00:00Z";
const NOW = { steady: 10_000, wall: Date.parse(AT) + 300 };
const picture = (version: number): Console => ({ version, at: AT, ageMillis: 200, agents: [], waiting: [], reasons: [], skills: [] });

describe("the picture of the console", () => {
  it("is as old as it was when it was sent", () => {
    const seen = withPicture(null, true, picture(7), NOW);

    expect(seen.at).toBe(9_800);
    expect(seen.ahead).toBe(-100); // this computer is a tenth of a second ahead of the server
  });

  it("is not replaced by an older one of the same node, but by any of another", () => {
    const seen = withPicture(null, true, picture(7), NOW);

    expect(withPicture(seen, false, picture(6), NOW)).toBe(seen);
    expect(withPicture(seen, true, picture(6), NOW).console.version).toBe(6);
  });

  it("stays fresh while the server says that it still holds", () => {
    const seen = withPicture(null, true, picture(7), NOW);
    const later = { steady: 13_000, wall: NOW.wall + 3_000 };

    const still = withStill(seen, { version: 7, at: "2026-11-30T05:00:03Z", ageMillis: 100 }, later);

    expect(still.missed).toBe(false);
    expect(still.seen?.at).toBe(12_900);
    expect(still.seen?.console).toBe(seen.console);
  });

  it("is asked for when another one is said to hold, and not when that is an older one", () => {
    const seen = withPicture(null, true, picture(7), NOW);
    const still = (version: number) => ({ version, at: AT, ageMillis: 0 });

    expect(withStill(seen, still(8), NOW)).toEqual({ seen, missed: true });
    expect(withStill(null, still(7), NOW)).toEqual({ seen: null, missed: true });
    expect(withStill(seen, still(6), NOW)).toEqual({ seen, missed: false });
  });
});
