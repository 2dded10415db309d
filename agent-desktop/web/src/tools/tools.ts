import type { Label } from "../live/protocol.ts";

export interface TextBlock {
  code: string;
  name: Label;
  text: Label;
}

export interface QuickEntry {
  code: string;
  name: Label;
  outcome: string;
  topic: string;
  resolved: "YES" | "NO" | "PASSED_ON" | null;
  memo: string | null;
}

/** A number everybody needs at once, such as 119. */
export interface SpeedDial {
  code: string;
  name: Label;
  phone: string;
}

/** Who is in charge of something in a department. */
export interface Officer {
  code: string;
  organisation: Label;
  post: Label;
  name: string | null;
  duties: Label;
  phone: string;
  absentUntil: string | null;
  deputy: Officer | null;
}

export interface Tools {
  textBlocks: readonly TextBlock[];
  quickEntries: readonly QuickEntry[];
  speedDials: readonly SpeedDial[];
}

const CALL = /(^|\s)::([^\s:]*)$/;
const BLANK = /\[\[([^\]]*)\]\]/;

/** What is typed after `::` right before the caret; null when no block is being called. */
export function called(text: string, caret: number): { from: number; typed: string } | null {
  const match = CALL.exec(text.slice(0, caret));
  return match ? { from: match.index + match[1]!.length, typed: match[2]! } : null;
}

/** The text with its placeholders filled in; one nobody knows becomes a blank. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] || `[[${name}]]`);
}

/** The next blank from `from` on, or the first one; null when everything is filled in. */
export function nextBlank(text: string, from: number): { start: number; end: number } | null {
  const after = BLANK.exec(text.slice(from));
  if (after) return { start: from + after.index, end: from + after.index + after[0].length };
  const first = BLANK.exec(text);
  return first ? { start: first.index, end: first.index + first[0].length } : null;
}
