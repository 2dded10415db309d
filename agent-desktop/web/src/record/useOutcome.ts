import { createContext, useContext } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Desk } from "../live/protocol.ts";

/** The city's outcomes and topics, so that codes can be read wherever they turn up. */
export const Vocabulary = createContext<Pick<Desk, "outcomes" | "topics">>({ outcomes: [], topics: [] });

export function useOutcome(): { text: (code: string) => string; topic: (code: string) => string } {
  const { outcomes, topics } = useContext(Vocabulary);
  const { label, maybe } = useI18n();
  return {
    text: (code) => label(outcomes.find((o) => o.code === code)?.label) || maybe("outcome", code) || code,
    topic: (code) => label(topics.find((topic) => topic.code === code)?.path) || code,
  };
}
