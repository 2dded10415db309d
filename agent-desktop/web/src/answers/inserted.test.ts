import { describe, expect, it } from "vitest";
import { pieces, sameMarks } from "../knowledge/highlights.ts";
import { answerLanguage, expiresIn } from "../knowledge/knowledge.ts";
import { aContact, aMessage } from "../test/samples.ts";
import { asked, inserted, placeOf, wordsOf } from "./inserted.ts";
import { lastQuestion } from "./question.ts";

describe("an answer called in the reply", () => {
  it("is called by two question marks at the beginning of a word, and may be several words", () => {
    expect(asked("??전세", 4)).toEqual({ from: 0, typed: "전세" });
    expect(asked("네 ??전세 보증금", 10)).toEqual({ from: 2, typed: "전세 보증금" });
    expect(asked("정말요?? 네", 7)).toBeNull();
    expect(asked("??전세\n네", 6)).toBeNull();
  });

  it("is found again where it was moved to, and not when it was changed", () => {
    const call = { from: 2, words: "??전세" };
    expect(placeOf("네 ??전세 고맙습니다", call)).toEqual({ from: 2, to: 6 });
    expect(placeOf("네네 ??전세", call)).toEqual({ from: 3, to: 7 });
    expect(placeOf("네 ??전", call)).toBeNull();
  });

  it("stands apart from what is around it", () => {
    expect(inserted("네.??전세 고맙습니다", 2, 6, "답")).toEqual({ text: "네.\n답 고맙습니다", end: 4 });
    expect(inserted("", 0, 0, "답")).toEqual({ text: "답", end: 1 });
    expect(inserted("네 ", 2, 2, "답")).toEqual({ text: "네 답", end: 3 });
  });

  it("is its title when it has no more to say", () => {
    expect(wordsOf({ title: "제목", body: " " })).toBe("제목");
  });
});

describe("what is looked for before anybody has typed", () => {
  it("is what the citizen wrote last, unless it is no question", () => {
    const messages = [
      aMessage({ id: "m1", text: "보증금 이자를\n지원해 주나요?" }), aMessage({ id: "m2", from: "AGENT", text: "네, 잠시만요" }), aMessage({ id: "m3", text: "네" }),
    ];
    expect(lastQuestion(aContact({ messages }))).toBe("보증금 이자를 지원해 주나요?");
    expect(lastQuestion(null)).toBe("");
  });
});

describe("an answer", () => {
  it("is about to expire in its last two weeks", () => {
    expect(expiresIn("2026-12-08", "2026-11-30")).toBe(8);
    expect(expiresIn("2026-11-30", "2026-11-30")).toBe(0);
    expect(expiresIn("2027-03-31", "2026-11-30")).toBeNull();
    expect(expiresIn(null, "2026-11-30")).toBeNull();
  });

  it("for who signs is written in Korean", () => {
    expect(answerLanguage("sign:ksl")).toBe("ko");
    expect(answerLanguage("vi")).toBe("vi");
  });
});

describe("marks", () => {
  it("cut a text, and are left out where they do not fit", () => {
    expect(pieces("전세 보증금", [{ start: 3, end: 6 }])).toEqual([{ text: "전세 ", marked: false }, { text: "보증금", marked: true }]);
    expect(pieces("전세", [{ start: 0, end: 9 }, { start: 1, end: 1 }])).toEqual([{ text: "전세", marked: false }]);
    expect(pieces("가나다", [{ start: 1, end: 3 }, { start: 0, end: 2 }])).toEqual([{ text: "가나", marked: true }, { text: "다", marked: false }]);
  });

  it("in the whole text stand where the words of the hit stand", () => {
    const hit = { title: "전세 보증금", titleMarks: [{ start: 3, end: 6 }], snippet: "과", marks: [{ start: 0, end: 1 }] };
    expect(sameMarks("보증금과 보증금", hit)).toEqual([{ start: 0, end: 3 }, { start: 5, end: 8 }]);
  });
});
