import { useCallback, useEffect, useState } from "react";
import { http } from "../api/http.ts";
import type { Label } from "../live/protocol.ts";

export interface Notice {
  id: string;
  organisation: Label;
  important: boolean;
  title: string;
  body: string;
  author: string;
  postedAt: string;
  until: string | null;
  readAt: string | null;
  readers: number;
  mayWithdraw: boolean;
}

/** Desks do not all ask in the same instant. */
const SPREAD_MS = 2_000;
/** Should word of a change be lost. */
const AGAIN_MS = 120_000;

/** What is told to me now. `told` changes when the server says there is something new. */
export function useNotices(told: number): { notices: readonly Notice[]; error: unknown; refresh: () => Promise<void>; read: (id: string) => Promise<void> } {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [error, setError] = useState<unknown>(null);
  const refresh = useCallback(async () => {
    try {
      setNotices((await http.get<{ items: Notice[] }>("/notices")).items);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, []);
  useEffect(() => {
    const first = setTimeout(() => void refresh(), told === 0 ? 0 : Math.random() * SPREAD_MS);
    const again = setInterval(() => void refresh(), AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(again);
    };
  }, [told, refresh]);
  const read = useCallback(async (id: string) => {
    await http.put(`/notices/${id}/read`, {});
    await refresh();
  }, [refresh]);
  return { notices, error, refresh, read };
}
