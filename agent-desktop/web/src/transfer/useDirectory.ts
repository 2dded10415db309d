import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import type { Directory } from "../live/protocol.ts";

/** The queues and agents one may hand over to, asked for when the dialog opens: they change by the minute. */
export function useDirectory(): { directory: Directory | null; error: unknown } {
  const [directory, setDirectory] = useState<Directory | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    http.get<Directory>("/directory", { signal: stop.signal }).then(setDirectory, (failure: unknown) => {
      if (!stop.signal.aborted) setError(failure);
    });
    return () => stop.abort();
  }, []);
  return { directory, error };
}
