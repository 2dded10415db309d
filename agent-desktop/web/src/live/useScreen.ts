import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "../session/Session.tsx";
import { Connection, type Link } from "./connection.ts";
import type { ClientFrame, ServerFrame } from "./protocol.ts";
import { startTicker } from "./ticker.ts";

/** What a screen's parts share of its socket. */
export interface ScreenLine {
  /** Sends when connected; says whether it did. */
  send: (frame: ClientFrame) => boolean;
  /** Hears every frame from now on, until the function that is returned is called. */
  listen: (listener: (frame: ServerFrame) => void) => () => void;
}

type Watch = Extract<ClientFrame, { type: "watch" }>;

/**
 * The socket of a screen at which nobody works: asks for its picture whenever the line is there again, on whatever node
 * that is. `onFrame` hears everything that comes; `ask` asks once more.
 */
export function useScreen(screen: string, watch: Watch | null, onFrame: (frame: ServerFrame) => void): { link: Link; ask: () => void; line: ScreenLine } {
  const { expire, state: session } = useSession();
  const [link, setLink] = useState<Link>({ phase: "connecting", lastHeard: 0 });
  const connection = useRef<Connection | null>(null);
  const wanted = useRef(watch);
  wanted.current = watch;
  const listener = useRef(onFrame);
  listener.current = onFrame;
  const [line] = useState(() => {
    const listeners = new Set<(frame: ServerFrame) => void>();
    const shared: ScreenLine = {
      send: (frame) => connection.current?.send(frame) ?? false,
      listen: (heard) => {
        listeners.add(heard);
        return () => void listeners.delete(heard);
      },
    };
    return { shared, told: (frame: ServerFrame) => listeners.forEach((heard) => heard(frame)) };
  });
  const ask = useCallback(() => {
    if (wanted.current) connection.current?.send(wanted.current);
  }, []);

  useEffect(() => {
    const socket = new Connection({
      open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`),
      hello: () => ({}),
      screen,
      onFrame: (frame) => {
        listener.current(frame);
        if (frame.type === "welcome") ask();
        line.told(frame);
      },
      onLink: setLink,
      now: Date.now,
      random: Math.random,
    });
    connection.current = socket;
    const stopTicker = startTicker(() => socket.tick());
    const online = () => socket.retryNow();
    window.addEventListener("online", online);
    socket.start();
    return () => {
      stopTicker();
      window.removeEventListener("online", online);
      connection.current = null;
      socket.stop();
    };
  }, [screen, ask, line]);
  const asked = JSON.stringify(watch);
  useEffect(ask, [ask, asked]);
  useEffect(() => {
    if (link.phase === "signed-out") expire();
  }, [link.phase, expire]);
  useEffect(() => {
    if (session.phase === "signed-in") connection.current?.signedIn();
  }, [session]);
  return { link, ask, line: line.shared };
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
