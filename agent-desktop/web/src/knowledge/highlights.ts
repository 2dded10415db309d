import type { Mark } from "./knowledge.ts";

/** A text cut where its marks begin and end. */
export function pieces(text: string, marks: readonly Mark[]): { text: string; marked: boolean }[] {
  const cut: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end <= start || end > text.length) continue; // overlapping, empty or of another text
    if (start > at) cut.push({ text: text.slice(at, start), marked: false });
    cut.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), marked: false });
  return cut;
}

/** Where in `text` the very words stand that the search marked in a hit: its own idea of endings and spellings is kept. */
export function sameMarks(text: string, hit: { title: string; titleMarks: readonly Mark[]; snippet: string; marks: readonly Mark[] }): Mark[] {
  const words = new Set([
    ...hit.titleMarks.map(({ start, end }) => hit.title.slice(start, end)),
    ...hit.marks.map(({ start, end }) => hit.snippet.slice(start, end)),
  ]);
  const found: Mark[] = [];
  for (const word of words) {
    if (word.length < 2) continue;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push({ start: at, end: at + word.length });
  }
  return found;
}
