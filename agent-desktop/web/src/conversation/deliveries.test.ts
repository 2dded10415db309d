import { describe, expect, it } from "vitest";
import type { TimelineEvent } from "../live/protocol.ts";
import { deliveries, isTrouble } from "./deliveries.ts";

const event = (message: string | null, state: string, code?: string): TimelineEvent => ({
  kind: "interactions.delivery",
  at: "2026-11-30T02:00:00Z",
  data: { delivery: `d-${message}`, state, channel: "SMS", ...(message && { message }), ...(code && { code }) },
});

describe("what became of a text", () => {
  it("is the last word on its message", () => {
    const known = deliveries({ events: [event("m1", "QUEUED"), event("m2", "QUEUED"), event("m1", "SENT"), event("m2", "REJECTED", "21610")] });

    expect(known.get("m1")).toEqual({ id: "d-m1", state: "SENT", code: null });
    expect(known.get("m2")).toEqual({ id: "d-m2", state: "REJECTED", code: "21610" });
  });

  it("leaves notices without a message, and other events, alone", () => {
    const joined: TimelineEvent = { kind: "interactions.joined", at: "2026-11-30T02:00:00Z", data: { kind: "AGENT" } };

    expect(deliveries({ events: [event(null, "SENT"), joined] }).size).toBe(0);
  });

  it("is trouble when it did not arrive or nobody knows", () => {
    const of = (state: string) => isTrouble({ id: "d", state, code: null });

    expect(["UNCERTAIN", "FAILED", "REJECTED", "EXPIRED"].every(of)).toBe(true);
    expect(["QUEUED", "SENDING", "ACCEPTED", "SENT", "DELIVERED", "READ"].some(of)).toBe(false);
  });
});
