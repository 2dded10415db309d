import { useEffect, useState } from "react";
import { knowledge, type Hit } from "./knowledge.ts";

/** Shorter than a pause between two keys, longer than the time between them: one question for each word, not for each letter. */
const PAUSE_MS = 120;

export interface Found {
  hits: readonly Hit[];
  total: number;
  /** What was looked for instead of what was typed. */
  meant: string | null;
  /** Whether the hits are those of what is asked now. */
  fresh: boolean;
  error: unknown;
}

interface Held {
  q: string;
  lang: string;
  hits: readonly Hit[];
  total: number;
  meant: string | null;
  error: unknown;
}

/** Searches as one types. What was found stays until something newer is found: the latest question wins, and nothing flickers. */
export function useSearch(q: string | null, lang: string, size: number): Found {
  const [held, setHeld] = useState<Held | null>(null);
  const asked = q?.trim() ?? null;
  const fresh = held !== null && held.q === asked && held.lang === lang;
  useEffect(() => {
    if (asked === null || fresh) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const { hits, total, meant = null } = await knowledge.search(asked, lang, size, stop.signal);
        if (!stop.signal.aborted) setHeld({ q: asked, lang, hits, total, meant, error: null });
      } catch (error) {
        if (!stop.signal.aborted) setHeld((before) => ({ q: asked, lang, hits: before?.hits ?? [], total: before?.total ?? 0, meant: null, error }));
      }
    };
    const timer = setTimeout(() => void ask(), held === null ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, lang, size]); // not on what was found: that is the answer, not another question
  return { hits: held?.hits ?? [], total: held?.total ?? 0, meant: held?.meant ?? null, fresh, error: fresh ? held.error : null };
}
