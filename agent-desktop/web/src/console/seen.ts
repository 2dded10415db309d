import type { Console } from "./floor.ts";

/** What is on the console, and how sure that is. */
export interface Seen {
  console: Console;
  /** When it was so, by this computer's clock that only goes forward. */
  at: number;
  /** Of the server's clock before this computer's, in ms. */
  ahead: number;
}

export interface Still {
  version: number;
  at: string;
  ageMillis: number;
}

export interface Clocks {
  /** `performance.now()` */
  steady: number;
  /** `Date.now()` */
  wall: number;
}

/** With a picture that has come; an older one than what is on screen changes nothing. */
export function withPicture(seen: Seen | null, fresh: boolean, console: Console, now: Clocks): Seen {
  if (seen && !fresh && console.version < seen.console.version) return seen;
  return { console, ...when(console, now) };
}

/** With word that a picture still holds: `missed` when that is one which has not come here. */
export function withStill(seen: Seen | null, still: Still, now: Clocks): { seen: Seen | null; missed: boolean } {
  if (seen === null || still.version > seen.console.version) return { seen, missed: true };
  if (still.version < seen.console.version) return { seen, missed: false };
  return { seen: { console: seen.console, ...when(still, now) }, missed: false };
}

function when({ at, ageMillis }: Pick<Still, "at" | "ageMillis">, now: Clocks): Pick<Seen, "at" | "ahead"> {
  return { at: now.steady - ageMillis, ahead: Date.parse(at) + ageMillis - now.wall };
}
