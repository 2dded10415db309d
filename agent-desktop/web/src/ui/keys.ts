/** What a key asks the desk to do. */
export type Command =
  | { do: "accept" | "decline" | "transfer" | "interpreter" | "finish" | "ready" | "search" | "send" | "keys" }
  | { do: "move"; by: 1 | -1 }
  | { do: "tool"; index: number };

/** What this needs of a KeyboardEvent. */
export interface KeyPress {
  key: string;
  code: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
}

/** While a Hangul syllable is open, a key belongs to the input method; some browsers say so only by the old code 229. */
export function composing(press: Pick<KeyPress, "isComposing" | "keyCode">): boolean {
  return press.isComposing || press.keyCode === 229;
}

/**
 * The command of a key press, or null. `inField` is whether the focus is where text is typed: there `?` is a letter.
 * Letters and digits go by their place on the keyboard, because with Hangul switched on K types ㅏ.
 */
export function commandOf(press: KeyPress, inField: boolean): Command | null {
  if (composing(press) || press.repeat) return null;
  const ctrl = press.ctrlKey || press.metaKey;
  if (ctrl && !press.altKey && !press.shiftKey) {
    if (press.code === "KeyK") return { do: "search" };
    if (press.key === "Enter") return { do: "send" };
    return null;
  }
  if (press.altKey && !ctrl && !press.shiftKey) {
    if (press.key === "ArrowUp") return { do: "move", by: -1 };
    if (press.key === "ArrowDown") return { do: "move", by: 1 };
    const digit = /^Digit([1-9])$/.exec(press.code);
    return digit ? { do: "tool", index: Number(digit[1]) - 1 } : null;
  }
  if (ctrl || press.altKey) return null;
  if (press.key === "F2") return { do: press.shiftKey ? "decline" : "accept" };
  if (press.shiftKey && press.key !== "?") return null;
  switch (press.key) {
    case "F6": return { do: "transfer" };
    case "F7": return { do: "interpreter" };
    case "F8": return { do: "finish" };
    case "F9": return { do: "ready" };
    case "?": return inField ? null : { do: "keys" };
    default: return null;
  }
}

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "file"].includes(target.type);
}
