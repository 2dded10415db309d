import { useCallback, useRef, useState } from "react";
import type { Link } from "../live/connection.ts";
import type { ServerFrame } from "../live/protocol.ts";
import { useScreen } from "../live/useScreen.ts";
import type { Wall } from "./wall.ts";

/** A picture and when it came, by this computer's clock that only goes forward. */
export interface Seen {
  wall: Wall;
  at: number;
}

/** The wallboard of an organisation, as it is painted. */
export function useWall(organisation: string | null, queues: readonly string[]): { seen: Seen | null; link: Link } {
  const [seen, setSeen] = useState<Seen | null>(null);
  const newest = useRef(0);
  const onFrame = useCallback((frame: ServerFrame) => {
    if (frame.type === "welcome") {
      newest.current = 0; // another node counts by another clock
    } else if (frame.type === "wallboard" && frame.wall.version > newest.current) {
      newest.current = frame.wall.version;
      setSeen({ wall: frame.wall, at: performance.now() - frame.wall.ageMillis });
    }
  }, []);
  const { link } = useScreen("wall", organisation === null ? null : { type: "watch", picture: "wallboard", organisation, queues }, onFrame);
  return { seen: link.phase === "refused" ? null : seen, link }; // who may not see it, sees nothing of it
}
