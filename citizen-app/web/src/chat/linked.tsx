import type { ReactNode } from "react";

const ADDRESS = /(https?:\/\/[^\s<>"'）」】]+[^\s<>"'）」】.,;:!?)\]])/g;

/** A text with its web addresses made links; everything else stays text. */
export function linked(text: string): ReactNode[] {
  return text.split(ADDRESS).map((piece, i) =>
    i % 2 === 1 ? (
      <a key={i} href={piece} target="_blank" rel="noopener noreferrer">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
