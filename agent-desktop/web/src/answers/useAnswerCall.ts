import { useState, type KeyboardEvent } from "react";
import { answerLanguage, knowledge, type Answer, type Hit } from "../knowledge/knowledge.ts";
import { useChoice, type Choice } from "../knowledge/useChoice.ts";
import { useSearch, type Found } from "../knowledge/useSearch.ts";
import { asked } from "./inserted.ts";

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

/** `??` in the reply: what is typed behind it is searched for, and Enter puts the answer in its place. */
export function useAnswerCall({ text, caret, language, question }: Where, onTake: (answer: Answer, call: string) => void): AnswerCall {
  const [shut, setShut] = useState(-1);
  const call = text === null ? null : asked(text, caret);
  const picking = call !== null && call.from !== shut;
  const typed = call?.typed ?? "";
  const lang = answerLanguage(language);
  const query = typed.trim() === "" ? question : typed;
  const found = useSearch(picking ? query : null, lang, SHOWN);
  const take = (hit: Hit) => {
    if (!text || !call) return;
    const called = text.slice(call.from, caret);
    knowledge.answer(hit.id, hit.version).then((answer) => onTake(answer, called), () => undefined); // the list stays: once more
  };
  const choice = useChoice(found, `${lang} ${query}`, take);
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
        choice.take();
        return true;
      case "Escape": setShut(call.from); return true;
      default: return false;
    }
  };
  return { picking, typed, found, choice, take, onKey, reopen: () => setShut(-1) };
}
