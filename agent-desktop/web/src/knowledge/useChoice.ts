import { useEffect, useState } from "react";
import type { Hit } from "./knowledge.ts";
import type { Found } from "./useSearch.ts";

export interface Choice {
  /** Index of the current hit; -1 while there is none. */
  at: number;
  current: Hit | null;
  move: (step: 1 | -1) => void;
  moveTo: (index: number) => void;
  /** Takes the current hit, or the first one of what is still being searched for. */
  take: () => void;
  /** What was taken and is still being searched for is wanted no more. */
  cancel: () => void;
}

/** Which of the hits is meant. Whoever types faster than the search answers gets what they typed, not what was there before. */
export function useChoice(found: Found, question: string, onTake: (hit: Hit) => void): Choice {
  const [chosen, setChosen] = useState(0);
  const [wanted, setWanted] = useState<string | null>(null);
  const { hits, fresh } = found;
  const at = Math.min(chosen, hits.length - 1);
  useEffect(() => {
    setChosen(0);
    setWanted(null);
  }, [question]);
  useEffect(() => {
    if (wanted === null || !fresh) return;
    setWanted(null);
    if (wanted === question && hits[0] && !found.error) onTake(hits[0]);
  }, [wanted, fresh]); // the rest is read when that happens
  return {
    at,
    current: hits[at] ?? null,
    move: (step) => hits.length > 0 && setChosen((at + step + hits.length) % hits.length),
    moveTo: setChosen,
    take: () => {
      if (!fresh) setWanted(question);
      else if (hits[at]) onTake(hits[at]);
    },
    cancel: () => setWanted(null),
  };
}
