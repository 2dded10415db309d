import type { Contact } from "../live/protocol.ts";

/** What is known of a message that leaves by a provider, such as a text to a telephone. */
export interface Delivery {
  id: string;
  state: string;
  /** The provider's word for why, such as `21610`. */
  code: string | null;
}

/** The newest word on each message, by message id; what never leaves by a provider is missing. */
export function deliveries({ events }: Pick<Contact, "events">): ReadonlyMap<string, Delivery> {
  const known = new Map<string, Delivery>();
  for (const { kind, data } of events) {
    if (kind !== "interactions.delivery" || typeof data?.message !== "string" || typeof data.delivery !== "string") continue;
    known.set(data.message, {
      id: data.delivery,
      state: String(data.state),
      code: typeof data.code === "string" ? data.code : null,
    });
  }
  return known;
}

/** Whether something must be done or known: it has not arrived, or nobody knows. */
export function isTrouble({ state }: Delivery): boolean {
  return state === "UNCERTAIN" || state === "FAILED" || state === "REJECTED" || state === "EXPIRED";
}
