import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { answerLanguage, knowledge, type Answer, type Hit } from "../knowledge/knowledge.ts";
import { useChoice, type Choice } from "../knowledge/useChoice.ts";
import { useSearch, type Found } from "../knowledge/useSearch.ts";
import { asked, type Call } from "./inserted.ts";

const SHOWN = 5; // all of them are in sight: the keys stay with the field, so the list cannot be scrolled by them

export interface AnswerCall {
  picking: boolean;
  typed: string;
  found: Found;
  choice: Choice;
  take: (hit: Hit) => void;
  /** Whether the key was one of the list's. */
  onKey: (event: KeyboardEvent) => boolean;
  /** Something was typed: a list that was closed with Esc may open again. */
  reopen: () => void;
  /** Takes back what was chosen and is not here yet: what called it, or null when nothing is on its way. */
  withdraw: () => Call | null;
}

interface Where {
  /** The text as it stands, or null where no answer can be called. */
  text: string | null;
  caret: number;
  /** The contact's language. */
  language: string;
  /** What to look for while nothing is typed behind `??`. */
  question: string;
}

/**
 * `??` in the reply: what is typed behind it is searched for, and Enter puts the answer in its place. Between Enter and the
 * answer the hands go on; `onTake` is told by what it was called, and looks where that stands by then.
 */
export function useAnswerCall({ text, caret, language, question }: Where, onTake: (answer: Answer, call: Call) => void): AnswerCall {
  const [shut, setShut] = useState(-1);
  const [ahead, setAhead] = useState<{ call: Call; query: string } | null>(null); // Enter was faster than the search
  const call = text === null ? null : asked(text, caret);
  const picking = call !== null && call.from !== shut;
  const typed = call?.typed ?? "";
  const lang = answerLanguage(language);
  const query = ahead?.query ?? (typed.trim() === "" ? question : typed);
  const found = useSearch(picking || ahead ? query : null, lang, SHOWN);
  const awaited = useRef<Call | null>(null);
  useEffect(() => () => { awaited.current = null; }, []); // an answer never reaches another contact
  const onTakeNow = useRef(onTake);
  onTakeNow.current = onTake;
  const here: Call | null = text !== null && call !== null ? { from: call.from, words: text.slice(call.from, caret) } : null;
  const take = (hit: Hit) => {
    const mine = ahead?.call ?? here;
    if (mine === null) return;
    awaited.current = mine;
    const arrived = (answer: Answer | null) => {
      if (awaited.current !== mine) return;
      awaited.current = null;
      if (answer) onTakeNow.current(answer, mine); // else the list stays: once more
    };
    knowledge.answer(hit.id, hit.version).then(arrived, () => arrived(null));
  };
  const choice = useChoice(found, `${lang} ${query}`, take);
  useEffect(() => {
    if (found.fresh) setAhead(null); // behind the effect of the choice, which has taken it by now
  }, [found.fresh]);
  const onKey = (event: KeyboardEvent): boolean => {
    if (!picking) return false;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!plain) return false;
    switch (event.key) {
      case "ArrowDown": choice.move(1); return true;
      case "ArrowUp": choice.move(-1); return true;
      case "Enter":
      case "Tab":
        if (found.fresh && found.hits.length === 0) return false;
        if (!found.fresh && here) setAhead({ call: here, query });
        choice.take();
        return true;
      case "Escape":
        withdraw();
        setShut(call.from);
        return true;
      default: return false;
    }
  };
  const withdraw = (): Call | null => {
    const gone = awaited.current ?? ahead?.call ?? null;
    awaited.current = null;
    setAhead(null);
    choice.cancel();
    return gone;
  };
  return { picking, typed, found, choice, take, onKey, reopen: () => setShut(-1), withdraw };
}
