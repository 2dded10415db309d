import type { Contact } from "../live/protocol.ts";

/** Longer than a question; what a citizen writes first says what it is about. */
const LONGEST = 120;
/** Shorter than any question: 네, ok. */
const SHORTEST = 3;

/** What the citizen asked last, to look for an answer before anybody has typed; empty when they have asked nothing. */
export function lastQuestion(contact: Contact | null): string {
  const said = (contact?.messages ?? []).filter(({ from, text }) => from === "CITIZEN" && text.trim().length >= SHORTEST);
  return said.at(-1)?.text.trim().replace(/\s+/g, " ").slice(0, LONGEST) ?? "";
}
