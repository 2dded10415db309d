import { describe, expect, it } from "vitest";
import { fitOf } from "./fit.ts";

describe("the room of a page", () => {
  it("is full at 1440, tight at 1280, and stacks below", () => {
    expect(fitOf(1440, 16)).toBe("");
    expect(fitOf(1280, 16)).toBe("tight");
    expect(fitOf(1279, 16)).toBe("tight stacked");
    expect(fitOf(720, 16)).toBe("tight stacked single narrow");
    expect(fitOf(360, 16)).toBe("tight stacked single narrow phone");
  });

  it("is half at twice the size of text", () => {
    expect(fitOf(1440, 32)).toBe(fitOf(720, 16));
  });
});
