import type { Dialog, PhoneEvent } from "./state.ts";

/** A line at the exchange as the server lends it. */
export interface LineAccess {
  uri: string;
  user: string;
  password: string;
  /** Address of the exchange's web socket. */
  socket: string;
}

/** What one side of the line measures now; sums since the leg began. */
export interface Measured {
  at: number;
  packets: number;
  lost: number;
  /** In seconds, as the browser gives them; null where it does not know. */
  jitter: number | null;
  roundTrip: number | null;
  /** Bytes of sound received, to notice when nothing comes. */
  bytes: number;
}

/** A telephone line over SIP: what the controller asks of it; it tells what happens by events. */
export interface Line {
  start(): void;
  /** Gives the line back. A call that runs is left to the exchange: another page may take it up. */
  stop(): void;
  /** Asks the exchange whether the line still works, and builds the way to it anew if no answer comes. */
  check(): void;
  answer(leg: string): void;
  busy(leg: string): void;
  hangUp(leg: string): void;
  hold(leg: string, on: boolean): void;
  mute(leg: string, on: boolean): void;
  tone(leg: string, tone: string): void;
  /** Builds a leg that takes the place of another, silent if `muted`; its name. */
  rejoin(interactionId: string, dialog: Dialog, muted: boolean): string;
  measure(leg: string): Promise<Measured | null>;
  /** Uses the headset chosen now, also in a call that runs. */
  headsetChanged(): void;
}

export type Tell = (event: PhoneEvent) => void;
