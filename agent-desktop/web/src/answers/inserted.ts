import type { Answer } from "../knowledge/knowledge.ts";

/** What a draft keeps of an answer that was put into it. */
export interface InsertedAnswer {
  entryId: string;
  version: number;
  title: string;
  organisation: string;
  validUntil: string | null;
}

const CALL = /(^|\s)\?\?([^?\n]{0,60})$/;

/** What is typed after `??` right before the caret; null when no answer is being called. */
export function asked(text: string, caret: number): { from: number; typed: string } | null {
  const match = CALL.exec(text.slice(0, caret));
  return match ? { from: match.index + match[1]!.length, typed: match[2]! } : null;
}

/** What calls an answer, and where it stood then. */
export interface Call {
  from: number;
  words: string;
}

/** Where the call stands now that more has been typed; null when it was changed or taken away. */
export function placeOf(text: string, { from, words }: Call): { from: number; to: number } | null {
  const at = text.startsWith(words, from) ? from : text.indexOf(words);
  return at < 0 ? null : { from: at, to: at + words.length };
}

/** What a citizen is told by an answer. */
export function wordsOf(answer: Pick<Answer, "title" | "body">): string {
  return answer.body.trim() || answer.title;
}

/** `text` with `words` between `from` and `to`, apart from what stands around them; `end` is where one writes on. */
export function inserted(text: string, from: number, to: number, words: string): { text: string; end: number } {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const gap = before === "" || /\s$/.test(before) ? "" : "\n";
  const head = `${before}${gap}${words}`;
  return { text: `${head}${after === "" || /^\s/.test(after) ? "" : "\n"}${after}`, end: head.length };
}
