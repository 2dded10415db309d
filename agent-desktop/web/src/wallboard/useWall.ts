import { useCallback, useEffect, useRef, useState } from "react";
import { Connection, type Link } from "../live/connection.ts";
import { startTicker } from "../live/ticker.ts";
import { useSession } from "../session/Session.tsx";
import type { Wall } from "./wall.ts";

/** A picture and when it came, by this computer's clock that only goes forward. */
export interface Seen {
  wall: Wall;
  at: number;
}

/** The socket of a wall: asks for its picture whenever the line is there again, on whatever node that is. */
export function useWall(organisation: string | null, queues: readonly string[]): { seen: Seen | null; link: Link } {
  const { expire, state: session } = useSession();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [link, setLink] = useState<Link>({ phase: "connecting", lastHeard: 0 });
  const connection = useRef<Connection | null>(null);
  const asked = queues.join(",");
  const watch = useCallback(() => {
    if (organisation) {
      connection.current?.send({ type: "watch", picture: "wallboard", organisation, queues: asked.split(",").filter(Boolean) });
    }
  }, [organisation, asked]);
  const latest = useRef(watch);
  latest.current = watch;

  useEffect(() => {
    let newest = 0;
    const line = new Connection({
      open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`),
      hello: () => ({}),
      screen: "wall",
      onFrame: (frame) => {
        if (frame.type === "welcome") {
          newest = 0; // another node counts by another clock
          latest.current();
        } else if (frame.type === "wallboard" && frame.wall.version > newest) {
          newest = frame.wall.version;
          setSeen({ wall: frame.wall, at: performance.now() - frame.wall.ageMillis });
        }
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
  }, []);
  useEffect(watch, [watch]);
  useEffect(() => {
    if (link.phase === "signed-out") expire();
  }, [link.phase, expire]);
  useEffect(() => {
    if (session.phase === "signed-in") connection.current?.retryNow();
  }, [session]);
  return { seen, link };
}

const TICK_MS = 200;

/** How old the picture is, in seconds; rendered again a few times a second. */
export function useAge(seen: Seen | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return seen ? Math.max(0, now - seen.at) / 1000 : Number.POSITIVE_INFINITY;
}
