import type { Keep } from "../api/storage.ts";
import type { CounsellingRecord } from "../live/protocol.ts";
import { RecordSaver } from "./saver.ts";

/** The savers of all open seats: a record goes on being saved while the agent looks at another contact. */
export class RecordSavers {
  private readonly savers = new Map<string, RecordSaver>();

  constructor(private readonly keep: Keep) {}

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

  close(): void {
    for (const saver of this.savers.values()) saver.close();
    this.savers.clear();
  }
}
