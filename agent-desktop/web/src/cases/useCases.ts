import { useCallback, useEffect, useState } from "react";
import { http } from "../api/http.ts";
import type { CaseChoices, CaseLine, CasePage } from "./cases.ts";

const NOBODY: readonly CaseLine[] = [];

/** The cases of whoever this contact is with; asked again when `told` changes. */
export function useCitizenCases(interactionId: string | null, told: number): { cases: readonly CaseLine[] | null; error: unknown; refresh: () => void } {
  const [found, setFound] = useState<{ of: string; cases: readonly CaseLine[] } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (!interactionId) return;
    const stop = new AbortController();
    http.get<CasePage>(`/cases?citizenOf=${interactionId}`, { signal: stop.signal }).then((page) => {
      setFound({ of: interactionId, cases: page.items ?? NOBODY });
      setError(null);
    }, (failure: unknown) => {
      if (!stop.signal.aborted) setError(failure);
    });
    return () => stop.abort();
  }, [interactionId, told, again]);
  return { cases: found && found.of === interactionId ? found.cases : null, error, refresh: useCallback(() => setAgain((n) => n + 1), []) };
}

/** What can be chosen for a case; asked for when a form opens. */
export function useCaseChoices(): { choices: CaseChoices | null; error: unknown } {
  const [choices, setChoices] = useState<CaseChoices | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    http.get<CaseChoices>("/cases/choices", { signal: stop.signal }).then(setChoices, (failure: unknown) => {
      if (!stop.signal.aborted) setError(failure);
    });
    return () => stop.abort();
  }, []);
  return { choices, error };
}
