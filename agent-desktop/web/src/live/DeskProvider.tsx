import { createContext, useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from "react";
import { AnswerUsage } from "../answers/usage.ts";
import { http, Problem } from "../api/http.ts";
import { keepFor, type Keep } from "../api/storage.ts";
import { Drafts } from "../composer/drafts.ts";
import { Outbox } from "../composer/outbox.ts";
import { RecordSavers } from "../record/savers.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useSession } from "../session/Session.tsx";
import { useNow } from "../ui/useNow.ts";
import { Connection, type Link } from "./connection.ts";
import type { ClientFrame, Contact, Desk, Me, ServerFrame } from "./protocol.ts";
import { EMPTY_STATE, positions, reduce, staleStreams, type DeskState } from "./state.ts";
import { startTicker } from "./ticker.ts";

export interface DeskContext {
  me: Me;
  state: DeskState;
  link: Link;
  outbox: Outbox;
  usage: AnswerUsage;
  drafts: Drafts;
  records: RecordSavers;
  keep: Keep;
  send: (frame: ClientFrame) => boolean;
  retryNow: () => void;
  /** Fetches the desk when no push will bring the change. */
  changed: () => void;
  reloadContact: (streamId: string, interactionId: string) => void;
  sessionRenewed: () => void;
}

const Context = createContext<DeskContext | null>(null);
const RELOAD_PAUSE_MS = 3_000;

/** Holds the live desk of one signed-in agent: the socket, what came through it, and what still has to go out. */
export function DeskProvider({ me, children }: { me: Me; children: ReactNode }) {
  const { expire, state: session } = useSession();
  const { setZone } = useI18n();
  const [state, dispatch] = useReducer(reduce, EMPTY_STATE);
  const [link, setLink] = useState<Link>({ phase: "connecting", lastHeard: 0 });
  const latest = useRef(state);
  latest.current = state;
  const connection = useRef<Connection | null>(null);
  const loading = useRef(new Set<string>());

  const [kept] = useState(() => {
    const keep = keepFor(me.agentId);
    const usage = new AnswerUsage({ keep });
    const outbox = new Outbox({ keep, now: Date.now, onSent: ({ interactionId, answers }) => usage.report(interactionId, answers ?? []) });
    return { keep, outbox, usage, drafts: new Drafts(keep, Date.now()), records: new RecordSavers(keep, Date.now()) };
  });

  const loadDesk = useCallback(async () => {
    try {
      dispatch({ type: "desk.fetched", desk: await http.get<Desk>("/desk"), now: Date.now() });
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return;
      setTimeout(() => connection.current && void loadDesk(), RELOAD_PAUSE_MS);
    }
  }, []);

  const loadContact = useCallback(async (streamId: string, interactionId: string) => {
    if (loading.current.has(streamId)) return;
    loading.current.add(streamId);
    dispatch({ type: "contact.loading", streamId });
    try {
      const contact = await http.get<Contact>(`/interactions/${interactionId}`);
      dispatch({ type: "contact.loaded", contact });
      connection.current?.send({ type: "subscribe", streams: { [contact.streamId]: contact.seq } });
    } catch (error) {
      const status = error instanceof Problem ? error.status : 0;
      dispatch({ type: "contact.failed", streamId, status });
    } finally {
      loading.current.delete(streamId);
    }
  }, []);

  useEffect(() => {
    const onFrame = (frame: ServerFrame) => {
      dispatch({ type: "frame", frame, now: Date.now() });
      if (frame.type === "welcome") {
        connection.current?.send({ type: "visible", on: document.visibilityState === "visible" });
      }
    };
    const live = new Connection({
      open: () => new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`),
      hello: () => positions(latest.current),
      onFrame,
      onLink: setLink,
      now: Date.now,
      random: Math.random,
    });
    connection.current = live;
    const stopTicker = startTicker(() => live.tick());
    const online = () => live.retryNow();
    const visible = () => live.send({ type: "visible", on: document.visibilityState === "visible" });
    window.addEventListener("online", online);
    document.addEventListener("visibilitychange", visible);
    live.start();
    void loadDesk();
    return () => {
      stopTicker();
      window.removeEventListener("online", online);
      document.removeEventListener("visibilitychange", visible);
      connection.current = null;
      live.stop();
      kept.outbox.close();
      kept.usage.close();
      kept.records.close();
    };
  }, [kept, loadDesk]);

  useEffect(() => {
    if (link.phase === "signed-out") expire();
    kept.outbox.setOnline(link.phase === "live");
    kept.usage.setOnline(link.phase === "live");
  }, [expire, kept, link.phase]);

  // Signed in again over the open desk: go on where it stopped.
  useEffect(() => {
    if (session.phase === "signed-in") connection.current?.signedIn();
  }, [session]);

  const { desk, contacts } = state;
  useEffect(() => setZone(desk?.zone), [desk?.zone, setZone]);
  useEffect(() => {
    if (!desk) return;
    const wanted = new Map(desk.seats.map((seat) => [seat.streamId, seat]));
    for (const seat of wanted.values()) {
      const known = contacts[seat.streamId];
      const admitted = known?.phase === "failed" && known.failure === 403 && seat.state !== "OFFERED";
      if (!known || admitted) void loadContact(seat.streamId, seat.interactionId);
    }
    for (const streamId of Object.keys(contacts)) {
      if (wanted.has(streamId)) continue;
      connection.current?.send({ type: "unsubscribe", streamId });
      dispatch({ type: "contact.dropped", streamId });
    }
    kept.records.retain(new Set(desk.seats.map((seat) => seat.id)));
  }, [desk, contacts, kept, loadContact]);

  useEffect(() => {
    for (const streamId of staleStreams(state)) {
      const known = state.contacts[streamId]?.contact;
      if (known) void loadContact(streamId, known.id);
    }
    const failed = Object.entries(state.contacts).filter(([, c]) => c.phase === "failed" && (c.failure === 0 || c.failure! >= 500));
    if (failed.length === 0) return;
    const timer = setTimeout(() => {
      for (const [streamId] of failed) {
        const seat = latest.current.desk?.seats.find((s) => s.streamId === streamId);
        if (seat) void loadContact(streamId, seat.interactionId);
      }
    }, RELOAD_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state, loadContact]);

  useEffect(() => {
    const ids = new Set<string>();
    for (const { contact } of Object.values(contacts)) {
      for (const message of contact?.messages ?? []) if (message.clientId) ids.add(message.clientId);
    }
    kept.outbox.seen(ids);
  }, [contacts, kept]);

  const value = useMemo<DeskContext>(() => ({
    me,
    state,
    link,
    ...kept,
    send: (frame) => connection.current?.send(frame) ?? false,
    retryNow: () => connection.current?.retryNow(),
    changed: () => {
      if (link.phase !== "live") void loadDesk();
    },
    reloadContact: (streamId, interactionId) => void loadContact(streamId, interactionId),
    sessionRenewed: () => dispatch({ type: "session.renewed" }),
  }), [me, state, link, kept, loadDesk, loadContact]);
  return <Context value={value}>{children}</Context>;
}

export function useDesk(): DeskContext {
  const value = useContext(Context);
  if (!value) throw new Error("useDesk outside DeskProvider");
  return value;
}

/** The server's time, by this computer's clock and the difference measured last. */
export function useServerNow(): number {
  const { state } = useDesk();
  return useNow() + state.clockOffset;
}
