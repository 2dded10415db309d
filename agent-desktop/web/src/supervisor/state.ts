import type { SeatState } from "../live/protocol.ts";

/** The look of an interaction's state: the same shapes as a seat's. */
export function lookOf(state: string): SeatState {
  switch (state) {
    case "OFFERED": case "ACTIVE": case "PARKED": case "WRAP_UP": return state;
    case "CLOSED": return "DONE";
    default: return "WAITING";
  }
}
