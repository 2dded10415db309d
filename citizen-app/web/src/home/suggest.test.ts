import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { suggest } from "./suggest";

const opened: string[] = [];
let input: HTMLInputElement;

beforeEach(() => {
  vi.useFakeTimers();
  document.documentElement.lang = "ko";
  document.body.innerHTML = '<label id="l">찾기</label><form><input aria-labelledby="l"></form>';
  input = document.querySelector("input") as HTMLInputElement;
  opened.length = 0;
  vi.stubGlobal("fetch", vi.fn(async () => new Response(JSON.stringify({
    hits: [{ id: "a", title: "대형폐기물 신고", lang: "ko" }, { id: "b", title: "폐가구 수수료", lang: "ko" }],
  }))));
  suggest(input, (address) => opened.push(address));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function type(text: string) {
  input.value = text;
  input.dispatchEvent(new Event("input"));
  await vi.advanceTimersByTimeAsync(200);
}

function press(key: string, isComposing = false) {
  input.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing, cancelable: true }));
}

const options = () => [...document.querySelectorAll('[role="option"]')];

test("offers answers from two letters on", async () => {
  await type("대");
  expect(fetch).not.toHaveBeenCalled();

  await type("대형");

  expect(options().map((option) => option.textContent)).toEqual(["대형폐기물 신고", "폐가구 수수료"]);
  expect(input.getAttribute("aria-expanded")).toBe("true");
});

test("opens the chosen one by keyboard, but not while a syllable is composed", async () => {
  await type("대형");

  press("ArrowDown", true);
  expect(input.hasAttribute("aria-activedescendant")).toBe(false);
  press("ArrowDown");
  press("ArrowDown");
  expect(input.getAttribute("aria-activedescendant")).toBe("suggestion-1");
  press("Enter");

  expect(opened).toEqual(["/answers/b"]);
});

test("leaves Enter to the form when nothing is chosen, and Escape puts the list away", async () => {
  await type("대형");

  press("Enter");
  expect(opened).toEqual([]);
  press("Escape");

  expect(options()).toEqual([]);
  expect(input.getAttribute("aria-expanded")).toBe("false");
});
