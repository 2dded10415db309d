import { http } from "../api/http.ts";
import type { Named } from "../live/protocol.ts";

/** A piece of a text; `end` is the first letter behind it. */
export interface Mark {
  start: number;
  end: number;
}

/** One answer a search has found. */
export interface Hit {
  id: string;
  externalId?: string | null;
  lang: string;
  title: string;
  snippet: string;
  /** What matched in the title, and in the snippet. */
  titleMarks: readonly Mark[];
  marks: readonly Mark[];
  score: number;
  category: string;
  version: number;
  organisation: Named;
  /** Last day on which somebody made sure that it is right. */
  confirmedOn?: string | null;
  validUntil?: string | null;
  /** Of the demonstration, not of the city. */
  sample: boolean;
}

export interface Results {
  total: number;
  hits: readonly Hit[];
  /** What was looked for instead, the keyboard having been set to the wrong language. */
  meant?: string | null;
}

/** One version of an answer, to be read. */
export interface Answer {
  id: string;
  externalId?: string | null;
  lang: string;
  version: number;
  title: string;
  body: string;
  category: string;
  organisation: Named;
  confirmedOn?: string | null;
  validUntil?: string | null;
  sample: boolean;
  keywords?: readonly string[];
  askedAs?: readonly string[];
  validFrom?: string | null;
}

/** An answer that was used in a contact: which version was told, and when. */
export interface AnswerRef {
  entryId: string;
  version: number;
  at: string;
}

/** The languages of answers, in the order of the city. */
export const LANGUAGES = ["ko", "en", "zh", "ja", "vi", "mn"] as const;

/** What a search takes; what is typed beyond it says nothing new. */
const LONGEST_QUERY = 200;
const MOST_KEPT = 200;
const DAY_MS = 86_400_000;
const EXPIRES_SOON_DAYS = 14;

const kept = new Map<string, Promise<Answer>>();

export const knowledge = {
  search: (q: string, lang: string, size: number, signal?: AbortSignal) =>
    http.get<Results>(
      `/knowledge/search?${new URLSearchParams({ q: q.slice(0, LONGEST_QUERY), lang, size: String(size) })}`,
      signal ? { signal } : {},
    ),

  /** A version never changes: what was read once is at hand. */
  answer(id: string, version: number): Promise<Answer> {
    const key = `${id}@${version}`;
    const known = kept.get(key);
    if (known) return known;
    const asked = http.get<Answer>(`/knowledge/entries/${id}?version=${version}`);
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
    const oldest = kept.size > MOST_KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return asked;
  },

  /** Forgets what was read, for tests. */
  forget: () => kept.clear(),
};

/** The language in which answers for this contact are written: sign language is answered in Korean. */
export function answerLanguage(language: string): string {
  return language.startsWith("sign:") ? "ko" : language;
}

/** Days until an answer is no longer valid, when that is soon; null when there is time. `today` is a day of the city: 2026-11-23. */
export function expiresIn(validUntil: string | null | undefined, today: string): number | null {
  if (!validUntil) return null;
  const days = Math.round((Date.parse(validUntil.slice(0, 10)) - Date.parse(today)) / DAY_MS);
  return days <= EXPIRES_SOON_DAYS ? days : null;
}
