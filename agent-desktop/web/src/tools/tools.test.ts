import { describe, expect, it } from "vitest";
import { called, fill, nextBlank } from "./tools.ts";

describe("text blocks", () => {
  it("are called by two colons at the beginning of a word", () => {
    expect(called("::인", 3)).toEqual({ from: 0, typed: "인" });
    expect(called("네 ::", 4)).toEqual({ from: 2, typed: "" });
    expect(called("12::30", 6)).toBeNull();
    expect(called(":: 뒤", 4)).toBeNull();
  });

  it("tell what is known and leave a blank for what is not", () => {
    expect(fill("{agent}입니다. 번호는 {number}", { agent: "윤서아", number: "" })).toBe("윤서아입니다. 번호는 [[number]]");
  });

  it("lead from blank to blank and around", () => {
    const text = "[[부서]] 전화 [[번호]]";
    expect(nextBlank(text, 0)).toEqual({ start: 0, end: 6 });
    expect(nextBlank(text, 6)).toEqual({ start: 10, end: 16 });
    expect(nextBlank(text, 16)).toEqual({ start: 0, end: 6 });
    expect(nextBlank("다 채움", 0)).toBeNull();
  });
});
