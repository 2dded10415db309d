import { useCallback, useRef, useState } from "react";

/** Runs one thing at a time and keeps what went wrong with it. */
export function useAction(): {
  busy: boolean;
  error: unknown;
  clear: () => void;
  run: (action: () => Promise<unknown>) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  const run = useCallback(async (action: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await action();
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, error, clear: useCallback(() => setError(null), []), run };
}
