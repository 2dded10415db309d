import { describe, expect, it } from "vitest";
import { aContact, aDesk, aMessage, aSeat } from "../test/samples.ts";
import { parseFrame, type ServerFrame } from "./protocol.ts";
import { EMPTY_STATE, positions, reduce, staleStreams, type DeskState } from "./state.ts";

const NOW = Date.parse("2026-11-23T05:00:00Z");
const frame = (state: DeskState, value: ServerFrame) => reduce(state, { type: "frame", frame: value, now: NOW });
const open = (seq = 4): DeskState => {
  const desk = reduce(EMPTY_STATE, { type: "desk.fetched", desk: aDesk({ version: 7, seats: [aSeat()] }), now: NOW });
  return reduce(desk, { type: "contact.loaded", contact: aContact({ seq }) });
};
const hello = (seq: number, prev: number): ServerFrame =>
  ({ type: "message", streamId: "stream-1", seq, prev, message: aMessage({ id: `m${seq}`, number: seq, text: "안녕하세요" }) });

describe("the desk", () => {
  it("keeps the newer of two versions, whichever comes last", () => {
    const state = frame(open(), { type: "desk", desk: aDesk({ version: 6, seats: [] }) });

    expect(state.desk?.version).toBe(7);
    expect(state.desk?.seats).toHaveLength(1);
  });

  it("starts again with any version after a new connection", () => {
    const state = frame(open(), { type: "welcome", node: "n2", serverTime: new Date(NOW).toISOString(), heartbeatSeconds: 20 });

    expect(state.desk?.version).toBe(7);
    expect(frame(state, { type: "desk", desk: aDesk({ version: 1 }) }).desk?.version).toBe(1);
  });

  it("is not set back by an answer that was on its way for long", () => {
    const state = reduce(open(), { type: "desk.fetched", desk: aDesk({ version: 6 }), now: NOW });

    expect(state.desk?.version).toBe(7);
  });

  it("ignores queue lights older than the ones it shows", () => {
    const light = { id: "q", name: { ko: "일반" }, waiting: 3, targetSeconds: 60, level: "OK" as const };

    const newer = frame(open(), { type: "queues", version: 5, queues: [light] });
    const older = frame(newer, { type: "queues", version: 4, queues: [] });

    expect(older.desk?.queues).toEqual([light]);
  });

  it("measures the server's clock, but lets a few milliseconds of the way pass", () => {
    const ahead = frame(open(), { type: "pong", serverTime: "2026-11-23T05:01:00Z" });
    const jitter = frame(ahead, { type: "pong", serverTime: "2026-11-23T05:01:00.200Z" });

    expect(ahead.clockOffset).toBe(60_000);
    expect(jitter.clockOffset).toBe(60_000);
  });
});

describe("a contact's stream", () => {
  it("takes the next frame", () => {
    const state = frame(open(), hello(5, 4));

    expect(state.contacts["stream-1"]?.contact?.messages.map((m) => m.text)).toEqual(["안녕하세요"]);
    expect(positions(state)).toEqual({ "stream-1": 5 });
  });

  it("ignores a frame that it has already applied", () => {
    const once = frame(open(), hello(5, 4));

    expect(frame(once, hello(5, 4))).toBe(once);
  });

  it("asks for a reload when a frame was missed, and keeps what is on the screen", () => {
    const state = frame(open(), hello(7, 6));

    expect(staleStreams(state)).toEqual(["stream-1"]);
    expect(state.contacts["stream-1"]?.contact?.seq).toBe(4);
  });

  it("is current again once it is reloaded", () => {
    const state = reduce(frame(open(), hello(7, 6)), { type: "contact.loaded", contact: aContact({ seq: 7 }) });

    expect(staleStreams(state)).toEqual([]);
  });

  it("does not go back when an answer by REST is older than the frames", () => {
    const state = reduce(frame(open(), hello(5, 4)), { type: "contact.loaded", contact: aContact({ seq: 4 }) });

    expect(state.contacts["stream-1"]?.contact?.seq).toBe(5);
  });

  it("asks for a reload when the server cannot resume", () => {
    expect(staleStreams(frame(open(), { type: "reload", streamId: "stream-1" }))).toEqual(["stream-1"]);
  });

  it("remembers how far the citizen has read", () => {
    const state = frame(open(), { type: "read", streamId: "stream-1", seq: 5, prev: 4, by: "CITIZEN", upTo: 3 });

    expect(state.contacts["stream-1"]?.readUpTo).toBe(3);
  });

  it("knows after a reload how far the citizen had read", () => {
    const events = [3, 5, 4].map((upTo) => ({ kind: "interactions.read", at: "2026-11-23T05:00:00Z", data: { by: "CITIZEN", upTo } }));

    const state = reduce(EMPTY_STATE, { type: "contact.loaded", contact: aContact({ events }) });

    expect(state.contacts["stream-1"]?.readUpTo).toBe(5);
  });

  it("shows the citizen typing until their message arrives", () => {
    const typing = frame(open(), { type: "typing", streamId: "stream-1", from: "CITIZEN", on: true });
    const arrived = frame(typing, hello(5, 4));

    expect(typing.contacts["stream-1"]?.typing?.from).toBe("CITIZEN");
    expect(arrived.contacts["stream-1"]?.typing).toBeNull();
  });

  it("says when the citizen has gone away", () => {
    const state = frame(open(), { type: "presence", streamId: "stream-1", citizen: "AWAY" });

    expect(state.desk?.seats[0]?.citizenPresence).toBe("AWAY");
  });

  it("is forgotten when its seat leaves the desk", () => {
    expect(reduce(open(), { type: "contact.dropped", streamId: "stream-1" }).contacts).toEqual({});
  });
});

describe("text blocks and quick entries", () => {
  it("are asked for again after a change, and after each gap in the line", () => {
    const told = frame(EMPTY_STATE, { type: "tools", version: 12 });

    expect(told.toolsVersion).toBe(12);
    expect(frame(told, { type: "tools", version: 11 })).toBe(told);
    expect(frame(told, { type: "welcome", node: "n", serverTime: "2026-11-23T05:00:00Z", heartbeatSeconds: 20 }).welcomes).toBe(1);
  });
});

describe("a frame", () => {
  it("of an unknown type or of no JSON is passed over", () => {
    expect(parseFrame('{"type":"from-the-future"}')).toBeNull();
    expect(parseFrame("<html>")).toBeNull();
    expect(parseFrame("null")).toBeNull();
  });
});
