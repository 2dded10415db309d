import { describe, expect, it } from "vitest";
import { along, askedOf, figure, queryOf } from "./report.ts";

const row = (start: string, value: number | null) => ({ start, end: start, values: { arrived: value }, outcomes: {} });

describe("a figure", () => {
  it("is read by its unit", () => {
    expect(figure(12_345, "COUNT")).toBe("12,345");
    expect(figure(0.884, "RATIO")).toBe("88.4%");
    expect(figure(128.4, "SECONDS")).toBe("2:08");
    expect(figure(4.6, "RATING")).toBe("4.60");
    expect(figure(null, "RATIO")).toBe("–");
  });
});

describe("what a report is asked for", () => {
  it("is kept in its address", () => {
    const asked = { ...askedOf("", "2026-11-23"), by: "QUEUE" as const, step: "DAY" as const, queue: "q1" };
    expect(askedOf(`?${queryOf(asked)}`, "2026-01-01")).toEqual(asked);
  });

  it("is today by the half hour when the address says nothing, or nonsense", () => {
    expect(askedOf("?step=YEAR&by=PERSON", "2026-11-23")).toMatchObject({ from: "2026-11-23", to: "2026-11-23", step: "HALF_HOUR", by: "NONE" });
  });
});

describe("the chart", () => {
  it("adds counts of the same half hour, and no ratios", () => {
    const rows = [row("a", 1), row("a", 2), row("b", 4)];
    expect(along(rows, "arrived", "COUNT").map((point) => point.value)).toEqual([3, 4]);
    expect(along(rows, "arrived", "RATIO").map((point) => point.value)).toEqual([null, 4]);
  });
});
