import { describe, expect, it } from "vitest";
import { fitInto, jpegName } from "../files/shrink";
import { refusal, Refused, Unreachable } from "./api";
import { backoff } from "./backoff";
import { uuid7 } from "./ids";

describe("ids made here", () => {
  it("are UUIDs of version 7 that sort by time", () => {
    const early = uuid7(1_700_000_000_000);
    const late = uuid7(1_700_000_000_001);

    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(early.replaceAll("-", "").slice(0, 12), 16)).toBe(1_700_000_000_000);
    expect(early < late).toBe(true);
    expect(uuid7(0)).not.toBe(uuid7(0));
  });
});

describe("the wait before another try", () => {
  it("doubles from one second to thirty", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoff(attempt, () => 0.5))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it("differs from phone to phone by a quarter either way", () => {
    expect(backoff(0, () => 0)).toBe(750);
    expect(backoff(0, () => 1)).toBe(1_250);
  });
});

describe("a picture", () => {
  it("fits into 1600 pixels and never grows", () => {
    expect(fitInto(4_000, 3_000, 1_600)).toEqual({ width: 1_600, height: 1_200 });
    expect(fitInto(800, 600, 1_600)).toEqual({ width: 800, height: 600 });
    expect(fitInto(16_000, 2, 1_600)).toEqual({ width: 1_600, height: 1 });
  });

  it("keeps its name but for the ending", () => {
    expect(jpegName("소파.사진.png")).toBe("소파.사진.jpg");
    expect(jpegName(".heic")).toBe("photo.jpg");
  });
});

describe("a failed request", () => {
  it("is tried again when the server is down, and final when the server says no", () => {
    expect(refusal(503, "", null)).toBeInstanceOf(Unreachable);
    const no = refusal(429, '{"type":"/problems/too-many","status":429}', "7");
    expect(no).toBeInstanceOf(Refused);
    expect(no instanceof Refused && no.retryAfter).toBe(7);
    const page = refusal(403, "<html>proxy</html>", null);
    expect(page instanceof Refused && page.problem).toBeUndefined();
  });
});
