import { useEffect, useState } from "react";
import { knowledge, type Answer } from "./knowledge.ts";

/** The full text of a version; null until it is here. */
export function useAnswer(id: string | null, version: number): Answer | null {
  const [held, setHeld] = useState<Answer | null>(null);
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    knowledge.answer(id, version).then((answer) => wanted && setHeld(answer), () => undefined); // its excerpt stays
    return () => {
      wanted = false;
    };
  }, [id, version]);
  return held !== null && held.id === id && held.version === version ? held : null;
}

/** The versions named, as far as they are known, by `id@version`. */
export function useAnswers(refs: readonly { entryId: string; version: number }[]): ReadonlyMap<string, Answer> {
  const [known, setKnown] = useState<ReadonlyMap<string, Answer>>(new Map());
  const wanted = refs.map(answerKey).join(" ");
  useEffect(() => {
    let here = true;
    for (const { entryId, version } of refs) {
      knowledge.answer(entryId, version).then(
        (answer) => here && setKnown((before) => new Map(before).set(answerKey({ entryId, version }), answer)),
        () => undefined, // its number stands for it
      );
    }
    return () => {
      here = false;
    };
  }, [wanted]); // the same versions are the same question
  return known;
}

export function answerKey({ entryId, version }: { entryId: string; version: number }): string {
  return `${entryId}@${version}`;
}
