export interface Piece {
  text: string;
  /** It stands on one side only. */
  changed: boolean;
}

/** A line of two texts side by side; one side is null where the other has no counterpart. */
export interface DiffRow {
  before: readonly Piece[] | null;
  after: readonly Piece[] | null;
  changed: boolean;
}

/** So many pieces are compared with each other; what is longer is shown as changed from here on, whole. */
const MOST_PIECES = 600;

/** Two texts sentence by sentence, so that the eye travels straight across; within a sentence word by word. */
export function diffTexts(before: string, after: string): DiffRow[] {
  const left = sentences(before);
  const right = sentences(after);
  const rows: DiffRow[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const pair = () => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) rows.push(changedRow(gone[i] ?? null, come[i] ?? null));
    gone = [];
    come = [];
  };
  for (const step of align(left, right)) {
    if (step.same !== undefined) {
      pair();
      rows.push({ before: [{ text: step.same, changed: false }], after: [{ text: step.same, changed: false }], changed: false });
    } else if (step.gone !== undefined) gone.push(step.gone);
    else if (step.come !== undefined) come.push(step.come);
  }
  pair();
  return rows;
}

/** How many sentences were taken away, and how many were added. */
export function counts(rows: readonly DiffRow[]): { removed: number; added: number } {
  const changed = rows.filter((row) => row.changed);
  return { removed: changed.filter((row) => row.before).length, added: changed.filter((row) => row.after).length };
}

function sentences(text: string): string[] {
  return text.split("\n").flatMap((line) => line.split(/(?<=[.!?。！？])\s+/)).map((each) => each.trim()).filter(Boolean);
}

function changedRow(before: string | null, after: string | null): DiffRow {
  if (before === null || after === null) {
    return { before: before === null ? null : [{ text: before, changed: true }], after: after === null ? null : [{ text: after, changed: true }], changed: true };
  }
  const left: Piece[] = [];
  const right: Piece[] = [];
  for (const step of align(words(before), words(after))) {
    if (step.same !== undefined) {
      add(left, step.same, false);
      add(right, step.same, false);
    } else if (step.gone !== undefined) add(left, step.gone, true);
    else if (step.come !== undefined) add(right, step.come, true);
  }
  return { before: left, after: right, changed: true };
}

/** Each word with the space behind it. */
function words(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function add(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1);
  if (last?.changed === changed) pieces[pieces.length - 1] = { text: last.text + text, changed };
  else pieces.push({ text, changed });
}

interface Step {
  same?: string;
  gone?: string;
  come?: string;
}

/** The longest common part of two sequences, and what is left of each, in order. */
function align(left: readonly string[], right: readonly string[]): Step[] {
  const n = Math.min(left.length, MOST_PIECES);
  const m = Math.min(right.length, MOST_PIECES);
  const same = (a: number, b: number) => left[a]!.trim() === right[b]!.trim();
  const common = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  for (let a = n - 1; a >= 0; a--) {
    for (let b = m - 1; b >= 0; b--) {
      common[a]![b] = same(a, b) ? common[a + 1]![b + 1]! + 1 : Math.max(common[a + 1]![b]!, common[a]![b + 1]!);
    }
  }
  const steps: Step[] = [];
  let a = 0;
  let b = 0;
  while (a < n || b < m) {
    if (a < n && b < m && same(a, b)) {
      steps.push({ same: right[b]! });
      a++;
      b++;
    } else if (b >= m || (a < n && common[a + 1]![b]! >= common[a]![b + 1]!)) steps.push({ gone: left[a++]! });
    else steps.push({ come: right[b++]! });
  }
  for (const rest of left.slice(n)) steps.push({ gone: rest });
  for (const rest of right.slice(m)) steps.push({ come: rest });
  return steps;
}
