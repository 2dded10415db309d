import type { TextKey } from "../i18n/I18n.tsx";

/** What a key asks the desk to do. */
export type Command =
  | { do: "accept" | "decline" | "transfer" | "interpreter" | "finish" | "ready" | "search" | "send" | "keys" | "today" | "new" | "case" | "hand" | "notices" | "hold" | "mute" | "keypad" | "hangUp" | "call" }
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

type Modifier = "ctrl" | "alt" | "shift" | "";

interface Binding {
  /** As the key map shows it. */
  shown: string;
  text: TextKey;
  modifier: Modifier;
  /** `KeyboardEvent.key`, or `code` for letters and digits: with Hangul switched on K types ㅏ. */
  key?: string;
  code?: RegExp;
  /** Where text is typed it is a letter. */
  outsideFields?: boolean;
  /** Only of use where there is a telephone. */
  phone?: boolean;
  command: (press: KeyPress) => Command;
}

const simple = (shown: string, text: TextKey, modifier: Modifier, key: string, name: Exclude<Command["do"], "move" | "tool">): Binding =>
  ({ shown, text, modifier, key, command: () => ({ do: name }) });
const letter = (shown: string, text: TextKey, modifier: Modifier, code: RegExp, name: Exclude<Command["do"], "move" | "tool">): Binding =>
  ({ shown, text, modifier, code, command: () => ({ do: name }) });

/** Every key of the desk, in the order of the key map. */
export const BINDINGS: readonly Binding[] = [
  simple("F2", "keys.accept", "", "F2", "accept"),
  simple("⇧ F2", "keys.decline", "shift", "F2", "decline"),
  { ...simple("F3", "keys.hold", "", "F3", "hold"), phone: true },
  { ...simple("F4", "keys.mute", "", "F4", "mute"), phone: true },
  { ...letter("Alt K", "keys.keypad", "alt", /^KeyK$/, "keypad"), phone: true },
  { ...simple("⇧ F8", "keys.hangUp", "shift", "F8", "hangUp"), phone: true },
  { ...letter("Alt O", "keys.call", "alt", /^KeyO$/, "call"), phone: true },
  simple("F6", "keys.transfer", "", "F6", "transfer"),
  simple("F7", "keys.interpreter", "", "F7", "interpreter"),
  simple("F8", "keys.finish", "", "F8", "finish"),
  simple("F9", "keys.ready", "", "F9", "ready"),
  letter("Ctrl K", "keys.search", "ctrl", /^KeyK$/, "search"),
  simple("Ctrl ↵", "keys.send", "ctrl", "Enter", "send"),
  { shown: "Alt ↑", text: "keys.move.up", modifier: "alt", key: "ArrowUp", command: () => ({ do: "move", by: -1 }) },
  { shown: "Alt ↓", text: "keys.move", modifier: "alt", key: "ArrowDown", command: () => ({ do: "move", by: 1 }) },
  { shown: "Alt 1–4", text: "keys.tools", modifier: "alt", code: /^Digit[1-9]$/, command: (press) => ({ do: "tool", index: Number(press.code.slice(-1)) - 1 }) },
  letter("Alt N", "keys.new", "alt", /^KeyN$/, "new"),
  letter("Alt C", "keys.case", "alt", /^KeyC$/, "case"),
  letter("Alt T", "keys.today", "alt", /^KeyT$/, "today"),
  letter("Alt H", "keys.hand", "alt", /^KeyH$/, "hand"),
  letter("Alt B", "keys.notices", "alt", /^KeyB$/, "notices"),
  { ...simple("?", "keys.map", "", "?", "keys"), outsideFields: true },
];

/** The command of a key press, or null. `inField` is whether the focus is where text is typed: there `?` is a letter. */
export function commandOf(press: KeyPress, inField: boolean): Command | null {
  if (composing(press) || press.repeat) return null;
  const ctrl = press.ctrlKey || press.metaKey;
  const held = Number(ctrl) + Number(press.altKey) + Number(press.shiftKey && press.key !== "?"); // ? is typed with Shift
  if (held > 1) return null;
  const modifier: Modifier = ctrl ? "ctrl" : press.altKey ? "alt" : press.shiftKey && press.key !== "?" ? "shift" : "";
  const binding = BINDINGS.find((each) =>
    each.modifier === modifier && (each.key === press.key || each.code?.test(press.code)) && !(each.outsideFields && inField));
  return binding ? binding.command(press) : null;
}

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "file"].includes(target.type);
}
