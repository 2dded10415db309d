import { describe, expect, it } from "vitest";
import { message, messageFrame, NEXT_STREAM, snapshot, state, STREAM } from "../test/samples";
import { apply, applyPage, type Conversation, fromSnapshot, lastFromOthers, reloaded, withEarlier } from "./conversation";

const start = (): Conversation => fromSnapshot(snapshot());

describe("a conversation", () => {
  it("applies frames that follow one another, also over numbers the citizen may not see", () => {
    const after = apply(apply(start(), messageFrame(4, 1)), messageFrame(7, 4));

    expect(after.messages.map((one) => one.number)).toEqual([1, 4, 7]);
    expect(after.state.seq).toBe(7);
    expect(after.stale).toBe(false);
  });

  it("is stale after a gap and shows nothing out of order", () => {
    const after = apply(start(), messageFrame(5, 4));

    expect(after.stale).toBe(true);
    expect(after.messages).toHaveLength(1);
  });

  it("ignores what it has already applied", () => {
    const once = apply(start(), messageFrame(2, 1));

    expect(apply(once, messageFrame(2, 1))).toBe(once);
    expect(apply(once, messageFrame(1, 0))).toBe(once);
  });

  it("ends with the same messages however often and in whatever order frames come, reloading when it must", () => {
    const frames = Array.from({ length: 40 }, (_, i) => messageFrame(i + 2, i + 1));
    const whole = snapshot({
      state: state({ seq: 41 }),
      messages: [message(1), ...frames.map((frame) => (frame.type === "message" ? frame.message : message(0)))],
    });
    let seed = 20261123;
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
    const shuffled = [...frames, ...frames, ...frames].sort(() => random() - 0.5);

    let conversation = start();
    for (const frame of shuffled) {
      conversation = apply(conversation, frame);
      if (conversation.stale) conversation = reloaded(conversation, whole);
    }

    expect(conversation.messages.map((one) => one.number)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    expect(conversation.state.seq).toBe(41);
  });

  it("is stale when the conversation goes on in another interaction, but not for late frames of an earlier one", () => {
    const next = { ...messageFrame(1, 0), streamId: NEXT_STREAM };
    expect(apply(start(), next).stale).toBe(true);

    const moved = reloaded(start(), snapshot({ state: state({ streamId: NEXT_STREAM, interactionId: NEXT_STREAM }) }));
    expect(apply(moved, messageFrame(9, 8)).stale).toBe(false);
  });

  it("takes a new state whole, with the number of its frame", () => {
    const closed = state({ phase: "CLOSED", closed: { at: "2026-11-23T05:29:00Z", outcome: "RESOLVED", by: "AGENT", recordNumber: "1123-4471" } });
    const after = apply(start(), { type: "state", streamId: STREAM, seq: 2, prev: 1, state: closed });

    expect(after.state.phase).toBe("CLOSED");
    expect(after.state.seq).toBe(2);
  });

  it("never lowers what the agent has read", () => {
    const read = (seq: number, upTo: number) => ({ type: "read", streamId: STREAM, seq, prev: seq - 1, by: "AGENT", upTo }) as const;

    expect(apply(apply(start(), read(2, 5)), read(3, 4)).state.readByAgent).toBe(5);
  });

  it("knows who is writing until they have written", () => {
    const writing = apply(start(), { type: "typing", streamId: STREAM, from: "AGENT", on: true });
    expect(writing.typing).toEqual(["AGENT"]);
    expect(apply(writing, messageFrame(2, 1)).typing).toEqual([]);
  });

  it("drops the idle warning as soon as the citizen writes", () => {
    const warned: Conversation = { ...start(), state: state({ warning: { kind: "IDLE", closesAt: "2026-11-23T05:30:00Z" } }) };

    expect(apply(warned, messageFrame(2, 1, { from: "CITIZEN" })).state.warning).toBeNull();
  });

  it("takes the answer of a long poll as one step, and distrusts a state ahead of its frames", () => {
    expect(applyPage(start(), [messageFrame(2, 1)], state({ seq: 2, phase: "CLOSED" })).state.phase).toBe("CLOSED");
    expect(applyPage(start(), [messageFrame(2, 1)], state({ seq: 5 })).stale).toBe(true);
    expect(applyPage(start(), [], state({ streamId: NEXT_STREAM })).stale).toBe(true);
  });

  it("keeps earlier messages called up before a reload", () => {
    const early = message(1, { id: "old", interactionId: "past", at: "2026-11-22T01:00:00Z" });
    const long = withEarlier({ ...start(), hasEarlier: true }, { messages: [early], hasEarlier: true });

    expect(reloaded(long, snapshot({ hasEarlier: true })).messages.map((one) => one.id)).toEqual(["old", "m1"]);
  });

  it("marks as read only what others wrote in the running interaction", () => {
    const past = message(99, { id: "past", interactionId: "past" });
    const mine = message(2, { from: "CITIZEN" });

    expect(lastFromOthers(fromSnapshot(snapshot({ messages: [past, message(1), mine] })))).toBe(1);
  });
});
