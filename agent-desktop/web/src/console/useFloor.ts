import { useCallback, useRef, useState } from "react";
import type { Link } from "../live/connection.ts";
import type { ServerFrame } from "../live/protocol.ts";
import { useScreen, type ScreenLine } from "../live/useScreen.ts";
import { withPicture, withStill, type Seen } from "./seen.ts";

/** The floor as the server paints it for me. What is on screen stays while nothing comes, with its age. */
export function useFloor(): { seen: Seen | null; link: Link; line: ScreenLine } {
  const [seen, setSeen] = useState<Seen | null>(null);
  const shown = useRef<Seen | null>(null);
  const fresh = useRef(true);
  const again = useRef<() => void>(() => undefined);
  const onFrame = useCallback((frame: ServerFrame) => {
    const now = { steady: performance.now(), wall: Date.now() };
    if (frame.type === "welcome") {
      fresh.current = true; // another node counts by another clock
    } else if (frame.type === "console") {
      shown.current = withPicture(shown.current, fresh.current, frame.console, now);
      fresh.current = false;
    } else if (frame.type === "console.still") {
      const next = withStill(fresh.current ? null : shown.current, frame, now);
      if (next.missed) return again.current();
      shown.current = next.seen;
    } else {
      return;
    }
    setSeen(shown.current);
  }, []);
  const { link, ask, line } = useScreen("console", WATCH, onFrame);
  again.current = ask;
  return { seen: link.phase === "refused" ? null : seen, link, line }; // who may not see it, sees nothing of it
}

const WATCH = { type: "watch", picture: "console" } as const;
