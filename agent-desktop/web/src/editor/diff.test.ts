import { describe, expect, it } from "vitest";
import { counts, diffTexts } from "./diff.ts";

const before = "만 19~39세가 대상입니다. 연 소득 5천만 원 이하여야 합니다.\n추천서는 3일 안에 나옵니다.";

describe("two versions of an answer", () => {
  it("stand side by side, what is the same across from itself", () => {
    const rows = diffTexts(before, before.replace("5천만 원", "5천5백만 원"));

    expect(rows.map((row) => row.changed)).toEqual([false, true, false]);
    expect(rows[1]?.before?.filter((piece) => piece.changed).map((piece) => piece.text.trim())).toEqual(["5천만"]);
    expect(rows[1]?.after?.filter((piece) => piece.changed).map((piece) => piece.text.trim())).toEqual(["5천5백만"]);
  });

  it("count what was taken away and what was added", () => {
    const rows = diffTexts(before, `${before} 계약한 뒤에는 신청할 수 없습니다.`);

    expect(rows.at(-1)).toMatchObject({ before: null, changed: true });
    expect(counts(rows)).toEqual({ removed: 0, added: 1 });
    expect(counts(diffTexts(before, ""))).toEqual({ removed: 3, added: 0 });
  });

  it("give every word back, whatever was done to them", () => {
    const words = ["가", "나", "다", "라.", "마", "바?"];
    for (let seed = 1; seed <= 50; seed++) {
      let state = seed;
      const random = (n: number) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
      const text = () => Array.from({ length: random(12) }, () => words[random(words.length)]).join(" ");
      const [one, other] = [text(), text()];
      const rows = diffTexts(one, other);
      const side = (which: "before" | "after") => rows.flatMap((row) => row[which] ?? []).map((piece) => piece.text).join(" ").replace(/\s+/g, " ").trim();
      expect(side("before"), `seed ${seed}`).toBe(one);
      expect(side("after"), `seed ${seed}`).toBe(other);
    }
  });

  it("that are very long are compared as far as it pays, and shown to their end", () => {
    const long = Array.from({ length: 1_500 }, (_, i) => `${i}.`).join("\n");
    const rows = diffTexts(long, `${long}\n끝.`);

    expect(rows.flatMap((row) => row.after ?? []).at(-1)?.text).toBe("끝.");
  });
});
