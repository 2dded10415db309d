import { useCallback, useEffect, useState } from "react";
import { floor, type Roster, type WaitingContact } from "./floor.ts";

const EVERY_MS = 2000;

/** The floor, looked at every two seconds while the page is visible. What is on screen stays when a look fails, with its age. */
export function useFloor() {
  const [roster, setRoster] = useState<Roster | null>(null);
  const [waiting, setWaiting] = useState<readonly WaitingContact[] | null>(null);
  const [seenAt, setSeenAt] = useState<number | null>(null);
  const [ahead, setAhead] = useState(0); // of the server's clock before this computer's
  const [error, setError] = useState<unknown>(null);
  const look = useCallback(async (signal: AbortSignal) => {
    try {
      const [there, who] = await Promise.all([floor.waiting(signal), floor.agents(signal)]);
      setWaiting(there);
      setRoster(who);
      setSeenAt(Date.now());
      setAhead(Date.parse(who.at) - Date.now());
      setError(null);
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    }
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      if (!document.hidden) await look(stop.signal);
      if (!stop.signal.aborted) timer = setTimeout(() => void again(), EVERY_MS);
    };
    void again();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [look]);
  const refresh = useCallback(() => look(new AbortController().signal), [look]);
  return { roster, waiting, seenAt, ahead, error, refresh };
}
