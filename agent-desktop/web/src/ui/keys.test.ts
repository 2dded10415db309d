import { describe, expect, it } from "vitest";
import { commandOf, type KeyPress } from "./keys.ts";
import { initials, matches } from "./match.ts";

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key, code: key, keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, ...change,
});

describe("keys", () => {
  it.each([
    ["F2", {}, { do: "accept" }],
    ["F2", { shiftKey: true }, { do: "decline" }],
    ["F6", {}, { do: "transfer" }],
    ["F7", {}, { do: "interpreter" }],
    ["F8", {}, { do: "finish" }],
    ["F9", {}, { do: "ready" }],
    ["Enter", { ctrlKey: true }, { do: "send" }],
    ["Enter", { metaKey: true }, { do: "send" }],
    ["ArrowDown", { altKey: true }, { do: "move", by: 1 }],
    ["ArrowUp", { altKey: true }, { do: "move", by: -1 }],
    ["2", { altKey: true, code: "Digit2" }, { do: "tool", index: 1 }],
  ] as const)("%s with %o means %o", (key, change, command) => {
    expect(commandOf(press(key, change), true)).toEqual(command);
  });

  it("find the search key also when Hangul is switched on", () => {
    expect(commandOf(press("ㅏ", { ctrlKey: true, code: "KeyK" }), true)).toEqual({ do: "search" });
  });

  it.each(["Enter", "F2", "F8", "?"])("do nothing in the middle of a syllable: %s", (key) => {
    expect(commandOf(press(key, { ctrlKey: key === "Enter", isComposing: true }), false)).toBeNull();
    expect(commandOf(press(key, { ctrlKey: key === "Enter", keyCode: 229 }), false)).toBeNull();
  });

  it("leave Enter alone, which begins a new line", () => {
    expect(commandOf(press("Enter"), true)).toBeNull();
  });

  it("take a question mark for a letter where text is typed", () => {
    expect(commandOf(press("?", { shiftKey: true }), true)).toBeNull();
    expect(commandOf(press("?", { shiftKey: true }), false)).toEqual({ do: "keys" });
  });

  it("do not repeat while held down", () => {
    expect(commandOf(press("F8", { repeat: true }), false)).toBeNull();
  });
});

describe("searching as one types", () => {
  it("finds by first consonants, by letters and by code", () => {
    expect(initials("전월세 A")).toBe("ㅈㅇㅅ A");
    expect(matches("ㅈㅇㅅ", "주거 › 전월세")).toBe(true);
    expect(matches("주거 월세", "주거 › 전월세")).toBe(true);
    expect(matches("11", "11 즉답 · 조건 안내")).toBe(true);
    expect(matches("여권", "주거 › 전월세")).toBe(false);
  });
});
