import { http, Problem } from "../api/http.ts";
import type { Keep } from "../api/storage.ts";
import type { CounsellingRecord, RecordFields } from "../live/protocol.ts";

export const EMPTY_FIELDS: RecordFields = {
  outcome: null, topics: [], memo: "", resolved: null, callback: null, knowledgeGap: false,
};

export interface RecordState {
  fields: RecordFields;
  version: number;
  status: "clean" | "edited" | "saving" | "unsaved" | "conflict";
  savedAt: string | null;
  /** Both versions, when somebody else has saved in between. */
  conflict: { current: CounsellingRecord } | null;
  problem: unknown;
}

/** A record as it lies on this computer until the server has it; `at` is its last change, ms since epoch. */
export interface Kept {
  version: number;
  fields: RecordFields;
  at: number;
}
interface Saved {
  version: number;
  savedAt: string;
}

const PAUSE_MS = 600;
const RETRY_MS = 2_500;

export interface SaverPorts {
  keep: Keep;
  put?: (seatId: string, version: number, fields: RecordFields) => Promise<Saved>;
}

/**
 * Saves one seat's record while it is typed: each edit is on this computer at once and on the server after a short pause.
 * One save at a time; what is edited meanwhile follows. The copy here goes only when the server has acknowledged all of it.
 */
export class RecordSaver {
  private state: RecordState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly seatId: string, server: CounsellingRecord | null, private readonly ports: SaverPorts) {
    const kept = ports.keep.read<Kept>(this.key);
    const base = { fields: fieldsOf(server), version: server?.version ?? 0, savedAt: server?.savedAt ?? null, conflict: null, problem: null };
    if (!kept || same(kept.fields, base.fields)) {
      if (kept) ports.keep.remove(this.key);
      this.state = { ...base, status: "clean" };
    } else if (server && kept.version < server.version) {
      this.state = { ...base, fields: kept.fields, version: kept.version, status: "conflict", conflict: { current: server } };
    } else {
      this.state = { ...base, fields: kept.fields, status: "edited" };
      this.later(0);
    }
  }

  get = (): RecordState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  edit(change: Partial<RecordFields>): void {
    const fields = { ...this.state.fields, ...change };
    this.store(this.state.version, fields);
    this.set({ fields, ...(this.state.status === "conflict" ? {} : { status: "edited" }) });
    if (this.state.status !== "conflict") this.later(PAUSE_MS);
  }

  /** A newer record from the server, when nothing is being edited here. */
  follow(server: CounsellingRecord | null | undefined): void {
    if (server && this.state.status === "clean" && server.version > this.state.version) {
      this.set({ fields: fieldsOf(server), version: server.version, savedAt: server.savedAt ?? null });
    }
  }

  /** Settles a conflict: mine is saved over the other, or the other replaces mine. */
  resolve(keepMine: boolean): void {
    const current = this.state.conflict?.current;
    if (!current) return;
    if (keepMine) {
      this.set({ version: current.version, conflict: null, status: "edited" });
      this.store(current.version, this.state.fields);
      this.later(0);
    } else {
      this.ports.keep.remove(this.key);
      this.set({ fields: fieldsOf(current), version: current.version, savedAt: current.savedAt ?? null, conflict: null, status: "clean" });
    }
  }

  /** Saves what is unsaved now and says whether the server has it all. */
  async flush(): Promise<boolean> {
    this.cancel();
    while (this.state.status === "edited" || this.state.status === "unsaved" || this.running) {
      await (this.running ??= this.save());
      if (this.get().status === "unsaved" || this.get().status === "conflict") break;
    }
    return this.get().status === "clean";
  }

  /** The record is closed: nothing of it needs to stay here. */
  forget(): void {
    this.cancel();
    this.ports.keep.remove(this.key);
  }

  close(): void {
    this.cancel();
  }

  private async save(): Promise<void> {
    const { fields, version } = this.state;
    this.set({ status: "saving" });
    try {
      const saved = await (this.ports.put ?? put)(this.seatId, version, fields);
      const more = !same(fields, this.state.fields);
      if (more) this.store(saved.version, this.state.fields);
      else this.ports.keep.remove(this.key);
      this.set({ version: saved.version, savedAt: saved.savedAt, status: more ? "edited" : "clean", problem: null });
      if (more) this.later(PAUSE_MS);
    } catch (error) {
      const current = error instanceof Problem && error.kind === "conflict" ? (error.body.current as CounsellingRecord | undefined) : undefined;
      if (current && same(fieldsOf(current), this.state.fields)) {
        // Our own earlier save whose answer was lost: nothing is in conflict.
        this.ports.keep.remove(this.key);
        this.set({ version: current.version, savedAt: current.savedAt ?? null, status: "clean", problem: null });
      } else if (current) {
        this.set({ status: "conflict", conflict: { current } });
      } else {
        this.set({ status: "unsaved", problem: error });
        const final = error instanceof Problem && error.status < 500 && error.status !== 401 && error.status !== 429;
        if (!final) this.later(RETRY_MS);
      }
    } finally {
      this.running = null;
    }
  }

  private later(ms: number): void {
    this.cancel();
    this.timer = setTimeout(() => {
      this.timer = null;
      // After a running save the next one is due by itself.
      if (!this.running) this.running = this.save();
    }, ms);
  }

  private cancel(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private store(version: number, fields: RecordFields): void {
    this.ports.keep.write(this.key, { version, fields, at: Date.now() } satisfies Kept);
  }

  private get key(): string {
    return `record.${this.seatId}`;
  }

  private set(change: Partial<RecordState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

export function fieldsOf(record: CounsellingRecord | null): RecordFields {
  return {
    outcome: record?.outcome ?? null,
    topics: record?.topics ?? [],
    memo: record?.memo ?? "",
    resolved: record?.resolved ?? null,
    callback: record?.callback ?? null,
    knowledgeGap: record?.knowledgeGap ?? false,
  };
}

function same(a: RecordFields, b: RecordFields): boolean {
  const key = ({ outcome, topics, memo, resolved, callback, knowledgeGap }: RecordFields) =>
    JSON.stringify([outcome, topics, memo, resolved, callback && [Date.parse(callback.dueAt), callback.note], knowledgeGap]);
  return key(a) === key(b);
}

function put(seatId: string, version: number, fields: RecordFields): Promise<Saved> {
  return http.put<Saved>(`/seats/${seatId}/record`, { version, ...fields });
}
