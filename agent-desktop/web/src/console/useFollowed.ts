import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { http, Problem } from "../api/http.ts";
import type { Contact, ServerFrame } from "../live/protocol.ts";
import { EMPTY_STATE, reduce, type ContactState } from "../live/state.ts";
import type { ScreenLine } from "../live/useScreen.ts";

/** Between two readings of the same contact, so that a server that does not let us follow is not asked without end. */
const PAUSE_MS = 3_000;

/** Steps after which the contact must be read anew: how the reader takes part is in no frame. */
const CHANGES_PART: ReadonlySet<string> = new Set(["interactions.joined", "interactions.left"]);

/** A contact as it is: read once, then kept up to date by what is pushed over the screen's line. */
export function useFollowed(interactionId: string, line: ScreenLine): {
  known: ContactState | null;
  /** How the reader takes part as a supervisor. */
  part: Contact["supervision"];
  failure: unknown;
  read: () => Promise<void>;
} {
  const [state, dispatch] = useReducer(reduce, EMPTY_STATE);
  const [part, setPart] = useState<Contact["supervision"]>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const known = Object.values(state.contacts)[0] ?? null;
  const latest = useRef<Contact | null>(null);
  latest.current = known?.contact ?? null;
  const open = useRef(true);
  const readAt = useRef(0);
  const follow = useCallback((contact: Contact) => line.send({ type: "subscribe", streams: { [contact.streamId]: contact.seq } }), [line]);

  const read = useCallback(async () => {
    readAt.current = Date.now();
    try {
      const contact = await http.get<Contact>(`/interactions/${interactionId}`);
      if (!open.current) return;
      dispatch({ type: "contact.loaded", contact });
      setPart(contact.supervision);
      setFailure(null);
      follow(contact);
    } catch (problem) {
      if (open.current) setFailure(problem);
    }
  }, [interactionId, follow]);

  useEffect(() => {
    open.current = true;
    const stop = line.listen((frame: ServerFrame) => {
      dispatch({ type: "frame", frame, now: Date.now() });
      if (frame.type === "welcome" && latest.current) follow(latest.current);
      if (frame.type === "event" && frame.streamId === latest.current?.streamId && CHANGES_PART.has(frame.event.kind)) void read();
    });
    void read();
    return () => {
      open.current = false;
      stop();
      if (latest.current) line.send({ type: "unsubscribe", streamId: latest.current.streamId });
    };
  }, [line, follow, read]);

  const again = known?.phase === "stale" || (failure !== null && !(failure instanceof Problem && failure.status < 500));
  useEffect(() => {
    if (!again) return;
    const timer = setTimeout(() => void read(), Math.max(0, readAt.current + PAUSE_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [again, failure, read]);
  return { known, part, failure, read };
}
