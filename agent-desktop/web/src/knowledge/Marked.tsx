import { pieces } from "./highlights.ts";
import type { Mark } from "./knowledge.ts";

/** A text with what was searched for marked in it. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return <>{pieces(text, marks).map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text))}</>;
}
