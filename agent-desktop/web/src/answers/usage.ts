import { http, Problem } from "../api/http.ts";
import type { Keep } from "../api/storage.ts";

/** An answer told to a citizen that the record does not know yet. */
export interface Use {
  interactionId: string;
  entryId: string;
  version: number;
  state: "waiting" | "failed";
}

export interface UsagePorts {
  keep: Keep;
  post?: (use: Use) => Promise<unknown>;
}

const RETRY_MS = 3_000;
const PATIENCE_MS = 5_000;

/**
 * Tells the server which answers were used in a contact, and keeps each on this computer until it is acknowledged. Telling it
 * twice records it once.
 */
export class AnswerUsage {
  private items: readonly Use[];
  private readonly listeners = new Set<() => void>();
  private retry: ReturnType<typeof setTimeout> | null = null;
  private busy = false;
  private online = false;

  constructor(private readonly ports: UsagePorts) {
    this.items = ports.keep.names("used.").map((name) => ports.keep.read<Use>(name)).filter((use): use is Use => use !== null);
  }

  list = (): readonly Use[] => this.items;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  report(interactionId: string, answers: readonly { entryId: string; version: number }[]): void {
    for (const { entryId, version } of answers) {
      const use: Use = { interactionId, entryId, version, state: "waiting" };
      this.items = [...this.items.filter((each) => nameOf(each) !== nameOf(use)), use];
      this.ports.keep.write(nameOf(use), use);
    }
    this.tell();
    void this.flush();
  }

  again(use: Use): void {
    this.report(use.interactionId, [use]);
  }

  discard(use: Use): void {
    this.items = this.items.filter((each) => nameOf(each) !== nameOf(use));
    this.ports.keep.remove(nameOf(use));
    this.tell();
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (online) void this.flush();
  }

  /** Whether the record knows every answer of this contact, waiting a while for what is under way. A refused one is not waited for. */
  settled(interactionId: string, patienceMs = PATIENCE_MS): Promise<boolean> {
    const underWay = () => this.items.some((use) => use.interactionId === interactionId && use.state === "waiting");
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

  close(): void {
    if (this.retry) clearTimeout(this.retry);
    this.online = false;
  }

  private async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (;;) {
        const next = this.items.find((use) => use.state === "waiting");
        if (!next || !this.online || !(await this.deliver(next))) return;
      }
    } finally {
      this.busy = false;
    }
  }

  /** Whether the next one may follow now. */
  private async deliver(use: Use): Promise<boolean> {
    try {
      await (this.ports.post ?? post)(use);
      this.discard(use);
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status < 500 && error.status !== 401 && error.status !== 429) {
        this.items = this.items.map((each) => (each === use ? { ...use, state: "failed" } : each));
        this.tell();
        return true;
      }
      this.retry ??= setTimeout(() => {
        this.retry = null;
        void this.flush();
      }, RETRY_MS);
      return false;
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function nameOf({ interactionId, entryId, version }: Omit<Use, "state">): string {
  return `used.${interactionId}.${entryId}.${version}`;
}

function post({ interactionId, entryId, version }: Use): Promise<void> {
  return http.post(`/interactions/${interactionId}/answers`, { entryId, version });
}
