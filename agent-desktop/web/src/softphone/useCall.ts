import { callOf, usePhone } from "./PhoneProvider.tsx";
import type { ServerCall } from "./phone.ts";
import type { Call } from "./state.ts";

export interface OneCall {
  interactionId: string | null;
  /** What this browser's line does for it; null where a telephone on the desk has it, or nothing has it at the moment. */
  leg: Call | null;
  server: ServerCall | null;
}

/** The call I am in. A ring of an offer is none yet: the offer is on screen, and it says how to take it. */
export function useCall(): OneCall | null {
  const { calls, view, device } = usePhone();
  const { call: leg } = view;
  const offered = leg !== null && leg.phase === "RINGING" && !leg.auto;
  if (leg && !offered) return { interactionId: leg.interactionId, leg, server: callOf(calls, leg.interactionId) };
  const server = device === "DESK" ? calls.find(({ state }) => state !== "RINGING") ?? null : null;
  return server ? { interactionId: server.interactionId, leg: null, server } : null;
}
