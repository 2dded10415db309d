import { describe, expect, it } from "vitest";
import { aContact, aMessage } from "../test/samples.ts";
import { cityTime } from "../ui/time.ts";
import { stepOf, timeline } from "./entries.ts";

const { dateKey } = cityTime("ko", "Asia/Seoul");
const outgoing = { clientId: "c1", interactionId: "interaction-1", kind: "MESSAGE" as const, text: "가는 중", media: [], at: 0, state: "sending" as const };

describe("the timeline", () => {
  it("puts messages and steps in the order of their time, under the city's days", () => {
    const contact = aContact({
      messages: [
        aMessage({ id: "m2", number: 2, at: "2026-11-23T15:01:00Z", text: "자정 뒤" }),
        aMessage({ id: "m1", number: 1, at: "2026-11-23T14:58:00Z", text: "자정 전" }),
      ],
      events: [{ kind: "interactions.joined", at: "2026-11-23T14:59:00Z" }, { kind: "acd.presented", at: "2026-11-23T14:59:00Z" }],
    });

    expect(timeline(contact, [], dateKey).map((e) => e.type)).toEqual(["day", "message", "event", "day", "message"]);
  });

  it("draws three equal steps in a row as one", () => {
    const contact = aContact({ events: ["05:00:00", "05:00:20", "05:00:40"].map((at) => ({ kind: "acd.offer-ended", at: `2026-11-23T${at}Z`, data: { state: "TIMED_OUT" } })) });

    expect(timeline(contact, [], dateKey).at(-1)).toMatchObject({ type: "event", times: 3 });
  });

  it("shows a message once: on its way until its own frame is here", () => {
    const arrived = aContact({ messages: [aMessage({ clientId: "c1", text: "가는 중" })] });

    expect(timeline(aContact(), [outgoing], dateKey).map((e) => e.type)).toEqual(["outgoing"]);
    expect(timeline(arrived, [outgoing], dateKey).map((e) => e.type)).toEqual(["day", "message"]);
  });

  it("tells what concerns people, and keeps the machine's own to itself", () => {
    const step = (kind: string, data = {}) => stepOf({ kind, at: "2026-11-23T05:00:00Z", data });

    expect(step("interactions.joined")).toBe("joined");
    expect(step("acd.queued", { source: "seat-1" })).toBe("handedOver");
    expect(step("acd.queued", { role: "INTERPRETER", source: "seat-1" })).toBe("invited");
    expect(step("acd.queued")).toBeNull();
    expect(step("acd.offer-ended", { state: "WITHDRAWN" })).toBeNull();
    expect(step("interactions.record")).toBeNull();
  });
});
