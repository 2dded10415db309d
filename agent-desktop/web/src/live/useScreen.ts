import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "../session/Session.tsx";
import { Connection, type Link } from "./connection.ts";
import type { ClientFrame, ServerFrame } from "./protocol.ts";
import { startTicker } from "./ticker.ts";

type Watch = Extract<ClientFrame, { type: "watch" }>;

/**
 * The socket of a screen at which nobody works: asks for its picture whenever the line is there again, on whatever node
 * that is. `onFrame` hears everything that comes; `ask` asks once more.
 */
export function useScreen(screen: string, watch: Watch | null, onFrame: (frame: ServerFrame) => void): { link: Link; ask: () => void } {
  const { expire, state: session } = useSession();
  const [link, setLink] = useState<Link>({ phase: "connecting", lastHeard: 0 });
  const connection = useRef<Connection | null>(null);
  const wanted = useRef(watch);
  wanted.current = watch;
  const listener = useRef(onFrame);
  listener.current = onFrame;
  const ask = useCallback(() => {
    if (wanted.current) connection.current?.send(wanted.current);
  }, []);

  useEffect(() => {
    const line = new Connection({
      open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`),
      hello: () => ({}),
      screen,
      onFrame: (frame) => {
        listener.current(frame);
        if (frame.type === "welcome") ask();
      },
      onLink: setLink,
      now: Date.now,
      random: Math.random,
    });
    connection.current = line;
    const stopTicker = startTicker(() => line.tick());
    const online = () => line.retryNow();
    window.addEventListener("online", online);
    line.start();
    return () => {
      stopTicker();
      window.removeEventListener("online", online);
      connection.current = null;
      line.stop();
    };
  }, [screen, ask]);
  const asked = JSON.stringify(watch);
  useEffect(ask, [ask, asked]);
  useEffect(() => {
    if (link.phase === "signed-out") expire();
  }, [link.phase, expire]);
  useEffect(() => {
    if (session.phase === "signed-in") connection.current?.retryNow();
  }, [session]);
  return { link, ask };
}

const TICK_MS = 200;

/** Pictures older than this are shown without colour: they can no longer be trusted. */
export const STALE_SECONDS = 5;

/** How old what was true at `at` is (by `performance.now()`), in seconds; rendered again a few times a second. */
export function useAge(at: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return at === null ? Number.POSITIVE_INFINITY : Math.max(0, now - at) / 1000;
}
