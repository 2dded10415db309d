import { describe, expect, it } from "vitest";
import { mostCharacters, textLength } from "./lengths.ts";

describe("how long a text is", () => {
  it("counts segments by the alphabet it needs", () => {
    expect(textLength("가".repeat(70)).segments).toBe(1);
    expect(textLength("가".repeat(71)).segments).toBe(2);
    expect(textLength("a".repeat(160)).segments).toBe(1);
    expect(textLength("a".repeat(161)).segments).toBe(2);
    expect(textLength("[".repeat(81)).segments).toBe(2);
    expect(textLength("👍".repeat(35)).segments).toBe(1);
    expect(textLength("👍".repeat(36)).segments).toBe(2);
    expect(textLength("가".repeat(1000)).segments).toBe(15);
  });

  it("is long for a Korean network above 90 bytes", () => {
    expect(textLength("가".repeat(45)).long).toBe(false);
    expect(textLength("가".repeat(46)).long).toBe(true);
  });

  it("allows a thousand characters to a telephone", () => {
    expect(mostCharacters("SMS")).toBe(1000);
    expect(mostCharacters("CHAT")).toBe(4000);
    expect(textLength("👍👨‍👩‍👧‍👦").characters).toBe(2);
  });
});
