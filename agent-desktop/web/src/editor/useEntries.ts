import { useCallback, useEffect, useRef, useState } from "react";
import { editor, type EntryRow, type Filter } from "./editor.ts";

const PAUSE_MS = 150;

export interface EntryPages {
  rows: readonly EntryRow[] | null;
  /** Loads the next page; null when there is none. */
  more: (() => void) | null;
  busy: boolean;
  error: unknown;
  reload: () => void;
}

/** The entries that fit a filter, page after page. What was found stays until something newer is found. */
export function useEntries(filter: Filter): EntryPages {
  const [rows, setRows] = useState<readonly EntryRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(0);
  const stop = useRef(new AbortController());
  const { state, category, lang, q } = filter;

  const load = useCallback(async (after: string | null) => {
    stop.current.abort();
    const mine = new AbortController();
    stop.current = mine;
    setBusy(true);
    try {
      const page = await editor.list({ state, category, lang, q }, after, mine.signal);
      if (mine.signal.aborted) return;
      setRows((before) => (after ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setError(null);
      setBusy(false);
    } catch (failure) {
      if (mine.signal.aborted) return;
      setError(failure);
      setBusy(false);
    }
  }, [state, category, lang, q]);

  useEffect(() => {
    const timer = setTimeout(() => void load(null), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.current.abort();
    };
  }, [load, asked]);

  return { rows, more: next === null ? null : () => void load(next), busy, error, reload: useCallback(() => setAsked((n) => n + 1), []) };
}
