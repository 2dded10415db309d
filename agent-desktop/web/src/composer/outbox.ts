import { http, Problem, Unreachable } from "../api/http.ts";
import { uuidv7 } from "../api/ids.ts";
import type { Keep } from "../api/storage.ts";
import type { InsertedAnswer } from "../answers/inserted.ts";
import type { Media } from "../live/protocol.ts";

/** What becomes of a message between the Send key and the citizen. */
export type OutgoingState =
  | "queued" // never sent: the link is down
  | "sending"
  | "uncertain" // sent, no answer: asked again under the same clientId, so that it is stored once at most
  | "sent" // acknowledged; goes when its frame arrives
  | "failed" // refused: the agent decides
  | "held"; // left over from an earlier page and old: the agent decides whether it still makes sense

export interface Outgoing {
  clientId: string;
  interactionId: string;
  kind: "MESSAGE" | "NOTE";
  text: string;
  media: readonly Media[];
  /** Standard answers it tells; absent in what an older page left. */
  answers?: readonly InsertedAnswer[];
  /** When the agent sent it, ms since epoch. */
  at: number;
  state: OutgoingState;
  problem?: unknown;
}

interface Receipt {
  id: string;
  number: number;
}

/** An unsent message older than this waits for the agent's word; the conversation may have moved on. */
const STILL_MEANT_MS = 10 * 60_000;
const RETRY_MS = 3_000;
const PATIENCE_MS = 15_000;

export interface OutboxPorts {
  keep: Keep;
  now: () => number;
  post?: (message: Outgoing) => Promise<Receipt>;
  /** The server has it; called before it is forgotten here. */
  onSent?: (message: Outgoing) => void;
}

/**
 * Sends messages one after the other for each contact, and keeps each on this computer until the server has
 * acknowledged it. Everything goes out under the clientId it was born with, so asking twice never says it twice.
 */
export class Outbox {
  private items: readonly Outgoing[];
  private readonly listeners = new Set<() => void>();
  private readonly busy = new Set<string>();
  private retry: ReturnType<typeof setTimeout> | null = null;
  private online = false;

  constructor(private readonly ports: OutboxPorts) {
    this.items = ports.keep.names("out.")
      .map((name) => ports.keep.read<Outgoing>(name))
      .filter((item): item is Outgoing => item !== null)
      .sort((a, b) => a.at - b.at)
      .map((item) => ({ ...item, state: this.afterReload(item) }));
  }

  list = (): readonly Outgoing[] => this.items;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  send(interactionId: string, kind: Outgoing["kind"], text: string, media: readonly Media[], answers: readonly InsertedAnswer[] = []): void {
    const at = this.ports.now();
    const item: Outgoing = { clientId: uuidv7(at), interactionId, kind, text, media, answers, at, state: "queued" };
    this.store(item);
    this.items = [...this.items, item];
    this.tell();
    void this.flush(interactionId);
  }

  /** Follows the link: what waited goes out when it is back. */
  setOnline(online: boolean): void {
    if (online === this.online) return;
    this.online = online;
    if (online) this.flushAll();
  }

  again(clientId: string): void {
    this.change(clientId, { state: "queued", problem: undefined });
    const item = this.items.find((o) => o.clientId === clientId);
    if (item) void this.flush(item.interactionId);
  }

  /**
   * Whether everything of this contact has gone out, waiting for what is still on its way. A refused message is not waited
   * for: the agent decides about it.
   */
  delivered(interactionId: string, patienceMs = PATIENCE_MS): Promise<boolean> {
    const underWay = () => this.items.some((o) => o.interactionId === interactionId && ["queued", "sending", "uncertain"].includes(o.state));
    if (!underWay()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (all: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(all);
      };
      const timer = setTimeout(() => done(false), patienceMs);
      const stop = this.subscribe(() => { if (!underWay()) done(true); });
    });
  }

  /** Takes a message back that has certainly not gone out; the caller puts its text where it can be changed. */
  discard(clientId: string): void {
    this.items = this.items.filter((o) => o.clientId !== clientId);
    this.ports.keep.remove(`out.${clientId}`);
    this.tell();
  }

  /** The server's own copies have arrived: ours may go. */
  seen(clientIds: ReadonlySet<string>): void {
    for (const item of this.items) if (item.state === "sent" && clientIds.has(item.clientId)) this.discard(item.clientId);
  }

  close(): void {
    if (this.retry) clearTimeout(this.retry);
    this.online = false;
  }

  private flushAll(): void {
    for (const interactionId of new Set(this.items.map((o) => o.interactionId))) void this.flush(interactionId);
  }

  private async flush(interactionId: string): Promise<void> {
    if (!this.online || this.busy.has(interactionId)) return;
    this.busy.add(interactionId);
    try {
      for (;;) {
        const due = (o: Outgoing) => o.interactionId === interactionId && (o.state === "queued" || o.state === "uncertain");
        const next = this.items.find(due);
        if (!next || !this.online) return;
        if (!(await this.deliver(next))) return;
      }
    } finally {
      this.busy.delete(interactionId);
    }
  }

  /** Whether the next message may follow: past a refused one, but never past one whose fate is open, or the order would change. */
  private async deliver(item: Outgoing): Promise<boolean> {
    this.change(item.clientId, { state: "sending" });
    try {
      await (this.ports.post ?? post)(item);
      this.ports.onSent?.(item);
      this.change(item.clientId, { state: "sent" });
      this.ports.keep.remove(`out.${item.clientId}`);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500 && error.status !== 401 && error.status !== 429) {
        this.change(item.clientId, { state: "failed", problem: error });
        return true;
      }
      const undecided = error instanceof Unreachable || (error instanceof Problem && error.status >= 500);
      this.change(item.clientId, { state: undecided ? "uncertain" : "queued" });
      this.retry ??= setTimeout(() => {
        this.retry = null;
        this.flushAll();
      }, RETRY_MS);
      return false;
    }
  }

  private afterReload(item: Outgoing): OutgoingState {
    if (item.state === "failed") return "failed";
    if (this.ports.now() - item.at > STILL_MEANT_MS) return "held";
    return item.state === "queued" ? "queued" : "uncertain";
  }

  private change(clientId: string, change: Partial<Outgoing>): void {
    this.items = this.items.map((o) => (o.clientId === clientId ? { ...o, ...change } : o));
    const item = this.items.find((o) => o.clientId === clientId);
    if (item && item.state !== "sent") this.store(item);
    this.tell();
  }

  private store(item: Outgoing): void {
    const { problem: _problem, ...plain } = item;
    this.ports.keep.write(`out.${item.clientId}`, plain);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function post({ interactionId, clientId, kind, text, media }: Outgoing): Promise<Receipt> {
  return http.post<Receipt>(`/interactions/${interactionId}/messages`, { clientId, kind, text, media: media.map((m) => m.id) });
}
