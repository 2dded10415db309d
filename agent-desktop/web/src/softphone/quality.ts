import type { Measured } from "./line.ts";

export type Level = "GOOD" | "FAIR" | "POOR" | "SILENT";

/** The line over the last moments. */
export interface Quality {
  level: Level;
  /** Share of packets that did not arrive, in percent. */
  loss: number;
  /** In ms. */
  jitter: number | null;
  roundTrip: number | null;
}

/**
 * What two measurements, one after the other, say about the line. The limits follow what a listener notices: from about 2 % of
 * loss on words begin to miss pieces, from 5 % on one asks again; a round trip over 300 ms makes people speak at once (ITU-T G.114
 * calls 150 ms one way good and 400 ms too much).
 */
export function qualityOf(before: Measured, now: Measured): Quality {
  const lost = Math.max(0, now.lost - before.lost);
  const came = Math.max(0, now.packets - before.packets);
  const loss = lost + came === 0 ? 0 : (100 * lost) / (lost + came);
  const jitter = now.jitter === null ? null : now.jitter * 1000;
  const roundTrip = now.roundTrip === null ? null : now.roundTrip * 1000;
  const over = (percent: number, shake: number, way: number) => loss > percent || (jitter ?? 0) > shake || (roundTrip ?? 0) > way;
  const level: Level = now.bytes === before.bytes ? "SILENT" : over(5, 60, 500) ? "POOR" : over(2, 30, 300) ? "FAIR" : "GOOD";
  return { level, loss, jitter, roundTrip };
}
