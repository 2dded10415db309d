import { describe, expect, it } from "vitest";
import { emphasised, fill, labelIn, LANGUAGES, loadTexts } from "./texts";
import { minutes, when } from "./time";

describe("the words of the chat", () => {
  it("exist in six languages and name the city's number", async () => {
    for (const language of LANGUAGES) {
      const texts = await loadTexts(language, "120");
      expect(texts.say("call")).toContain("120");
      expect(texts.say("ahead", { n: 2, minutes: 3 })).not.toMatch(/[{}]/);
    }
  });

  it("emphasise in pairs", async () => {
    for (const language of LANGUAGES) {
      const texts = await loadTexts(language, "120");
      for (const key of ["ahead", "aheadUnknown", "next", "nextMinutes", "placing", "offered", "welcome"] as const) {
        expect(emphasised(texts.say(key)).length % 2, `${language} ${key}`).toBe(1);
      }
    }
  });

  it("fill in values and leave unknown places alone", () => {
    expect(fill("{a} of {b}", { a: 1 })).toBe("1 of {b}");
  });

  it("fall back to English, then Korean, for labels from configuration", () => {
    expect(labelIn({ ko: "상담사", en: "Agent" }, "mn")).toBe("Agent");
    expect(labelIn({ ko: "상담사" }, "vi")).toBe("상담사");
    expect(labelIn(undefined, "vi")).toBeUndefined();
  });

  it("count minutes up, and name the day unless it is today", () => {
    expect([1, 60, 61, 119].map(minutes)).toEqual([1, 1, 2, 2]);
    const now = new Date(2026, 10, 23, 8, 0).getTime();
    expect(when(new Date(2026, 10, 23, 9, 0).toISOString(), now, "ko")).toBe("09:00");
    expect(when(new Date(2026, 10, 24, 9, 0).toISOString(), now, "ko")).toMatch(/11월 24일.*화/);
  });
});
