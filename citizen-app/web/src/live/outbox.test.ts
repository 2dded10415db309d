import { describe, expect, it } from "vitest";
import { message } from "../test/samples";
import { next, notYetAmong, type OutItem, put, restored } from "./outbox";

const item = (clientId: string, state: OutItem["state"] = "queued"): OutItem => ({ clientId, entryPoint: "web", createdAt: 0, text: clientId, state });

describe("the outbox", () => {
  it("sends in order and one at a time", () => {
    expect(next([item("a"), item("b")])?.clientId).toBe("a");
    expect(next([item("a", "sending"), item("b")])).toBeUndefined();
    expect(next([item("a", "sent"), item("b")])?.clientId).toBe("b");
  });

  it("lets nothing overtake a picture that is still being made smaller", () => {
    expect(next([item("a", "shrinking"), item("b")])).toBeUndefined();
  });

  it("goes on after what was refused", () => {
    expect(next([item("a", "refused"), item("b", "failed"), item("c")])?.clientId).toBe("c");
  });

  it("never shows a message twice once it has arrived", () => {
    const items = [item("a", "sent"), item("b")];

    expect(notYetAmong(items, [message(1, { clientId: "a" })]).map((one) => one.clientId)).toEqual(["b"]);
    expect(notYetAmong(items, [message(1)])).toBe(items);
  });

  it("sends again after a reload what was under way, in the order it was written", () => {
    expect(restored([item("b", "sending"), item("a", "failed")])).toEqual([item("a", "failed"), item("b", "queued")]);
  });

  it("holds each thing once", () => {
    expect(put([item("a")], item("a", "sent"))).toEqual([item("a", "sent")]);
  });
});
