import type { Offer } from "../live/protocol.ts";
import { secondsUntil } from "../ui/time.ts";

export interface Countdown {
  /** Whole seconds left; 0 means that accepting is too late. */
  seconds: number;
  /** What is left of the whole time, 1 … 0, for the bar. */
  part: number;
}

/** How long an offer may still be taken, at the server's time `now`. */
export function countdown(offer: Pick<Offer, "offeredAt" | "expiresAt">, now: number): Countdown {
  const whole = Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt);
  const left = Date.parse(offer.expiresAt) - now;
  return { seconds: secondsUntil(offer.expiresAt, now), part: whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0 };
}

export type Ending = "accepted" | "declined" | "timed-out" | "withdrawn";

/** Why an offer is no longer there: what the agent did, else the clock, else somebody took it back. */
export function endingOf(offer: Offer, answered: "accepted" | "declined" | null, now: number): Ending {
  if (answered) return answered;
  return Date.parse(offer.expiresAt) - now <= 500 ? "timed-out" : "withdrawn";
}
