import type { Keep } from "../api/storage.ts";
import type { CounsellingRecord } from "../live/protocol.ts";
import { RecordSaver, type Kept } from "./saver.ts";

/** What never reached the server is swept after a week. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** The savers of all open seats: a record goes on being saved while the agent looks at another contact. */
export class RecordSavers {
  private readonly savers = new Map<string, RecordSaver>();

  constructor(private readonly keep: Keep, now: number) {
    for (const name of keep.names("record.")) {
      const kept = keep.read<Kept>(name);
      if (!kept || now - kept.at > KEPT_MS) keep.remove(name);
    }
  }

  of(seatId: string, server: CounsellingRecord | null): RecordSaver {
    let saver = this.savers.get(seatId);
    if (!saver) {
      saver = new RecordSaver(seatId, server, { keep: this.keep });
      this.savers.set(seatId, saver);
    }
    return saver;
  }

  /** Forgets seats that are no longer this agent's. What the server never got of them stays kept on this computer. */
  retain(seatIds: ReadonlySet<string>): void {
    for (const [seatId, saver] of this.savers) {
      if (seatIds.has(seatId)) continue;
      saver.close();
      this.savers.delete(seatId);
    }
  }

  /** Memos that never reached the server and whose seat has left the desk, such as by a wrap-up that ran out offline. */
  leftOver(open: ReadonlySet<string>): { seatId: string; memo: string; at: number }[] {
    return this.keep.names("record.")
      .map((name) => name.slice("record.".length))
      .filter((seatId) => !open.has(seatId) && !this.savers.has(seatId))
      .map((seatId) => ({ seatId, kept: this.keep.read<Kept>(`record.${seatId}`) }))
      .flatMap(({ seatId, kept }) => (kept?.fields.memo.trim() ? [{ seatId, memo: kept.fields.memo, at: kept.at }] : []));
  }

  remove(seatId: string): void {
    this.keep.remove(`record.${seatId}`);
  }

  close(): void {
    for (const saver of this.savers.values()) saver.close();
    this.savers.clear();
  }
}
