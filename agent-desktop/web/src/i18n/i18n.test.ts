import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { labelIn, translate, type TextKey } from "./I18n.tsx";
import { ko } from "./ko.ts";

const keys = Object.keys(ko) as TextKey[];
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
/** Said by the state itself: a field that is open for writing needs no reason why it is closed. */
const MAY_BE_EMPTY = new Set(["composer.closed.ACTIVE", "composer.closed.PARKED"]);

describe("the texts", () => {
  it("are the same in Korean and English, no more and no less", () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });

  it("stand in one file each: of two with one name, the later would silently win", () => {
    const files = import.meta.glob<string>("./*.*.ts", { query: "?raw", import: "default", eager: true });
    for (const language of ["ko", "en"]) {
      const named = Object.entries(files).filter(([path]) => path.startsWith(`./${language}.`))
        .flatMap(([, text]) => [...text.matchAll(/^ {2}"([^"]+)":/gm)].map((match) => match[1]));
      expect(named.filter((key, i) => named.indexOf(key) !== i)).toEqual([]);
      expect(new Set(named).size).toBe(keys.length);
    }
  });

  it.each(keys)("%s says something, with the same values, in both", (key) => {
    expect(slots(en[key])).toEqual(slots(ko[key]));
    if (!MAY_BE_EMPTY.has(key)) {
      expect(ko[key].trim()).not.toBe("");
      expect(en[key].trim()).not.toBe("");
    }
  });

  it("are Korean in Korean and have no Hangul in English", () => {
    expect(keys.filter((key) => /[가-힣]/.test(en[key]))).toEqual([]);
  });

  it("take values", () => {
    expect(translate("en", "time.left", { time: "0:38" })).toBe("0:38 left");
    expect(translate("ko", "time.left", { time: "0:38" })).toBe("0:38 남음");
  });
});

describe("a configured label", () => {
  it("falls back to English, then to Korean, then to what there is", () => {
    expect(labelIn("ko", { ko: "주거", en: "Housing" })).toBe("주거");
    expect(labelIn("ko", { en: "Housing" })).toBe("Housing");
    expect(labelIn("en", { ko: "주거" })).toBe("주거");
    expect(labelIn("en", { vi: "Nhà ở" })).toBe("Nhà ở");
    expect(labelIn("en", null)).toBe("");
  });
});
