import { useCallback, useEffect, useMemo, useRef } from "react";
import { useDesk } from "../live/DeskProvider.tsx";

const REPEAT_MS = 3_000;
const IDLE_MS = 5_000;

/** Tells the citizen that an answer is being written: at once, then every few seconds, and when it stops. */
export function useTypingSignal(streamId: string, wanted: boolean): { touch: () => void; stop: () => void } {
  const { send } = useDesk();
  const sentAt = useRef(0);
  const idle = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stop = useCallback(() => {
    if (idle.current) clearTimeout(idle.current);
    idle.current = null;
    if (sentAt.current > 0) send({ type: "typing", streamId, on: false });
    sentAt.current = 0;
  }, [send, streamId]);
  const touch = useCallback(() => {
    if (!wanted) return;
    if (idle.current) clearTimeout(idle.current);
    idle.current = setTimeout(stop, IDLE_MS);
    if (Date.now() - sentAt.current < REPEAT_MS) return;
    if (send({ type: "typing", streamId, on: true })) sentAt.current = Date.now();
  }, [send, stop, streamId, wanted]);
  const latestStop = useRef(stop);
  latestStop.current = stop;
  useEffect(() => () => latestStop.current(), [streamId]);
  return useMemo(() => ({ touch, stop }), [touch, stop]);
}
