import { describe, expect, it } from "vitest";
import { aContact, aDesk, aSeat } from "../test/samples.ts";
import { parseFrame } from "./protocol.ts";
import { EMPTY_STATE, reduce, staleStreams } from "./state.ts";

/** The frames that the server's tests write and this page must read: agent-desktop/src/test/resources/frames. */
const FRAMES = import.meta.glob<string>("../../../src/test/resources/frames/*.json", { query: "?raw", import: "default", eager: true });
const frame = (name: string) => parseFrame(FRAMES[`../../../src/test/resources/frames/${name}.json`] ?? "")!;
const STREAM = "01949b1e-7c1f-7000-8a3e-3d5e9c0b7712";
const NOW = Date.parse("2026-11-23T05:00:00Z");

describe("the sample frames", () => {
  it.each(Object.keys(FRAMES).map((path) => path.replace(/^.*\/|\.json$/g, "")))("%s is one this page knows", (name) => {
    expect(frame(name)).not.toBeNull();
  });

  it("applied one after the other leave nothing to reload", () => {
    const desk = reduce(EMPTY_STATE, { type: "desk.fetched", desk: aDesk({ seats: [aSeat({ streamId: STREAM })] }), now: NOW });
    const open = reduce(desk, { type: "contact.loaded", contact: aContact({ streamId: STREAM, seq: 4 }) });

    const after = ["welcome", "message", "note", "read", "event", "typing", "presence", "queues", "session", "pong"]
      .reduce((state, name) => reduce(state, { type: "frame", frame: frame(name), now: NOW }), open);

    expect(staleStreams(after)).toEqual([]);
    expect(after.contacts[STREAM]).toMatchObject({ readUpTo: 4, contact: { seq: 8 }, typing: { from: "CITIZEN" } });
    expect(after.contacts[STREAM]?.contact?.messages.map((m) => m.text)).toEqual(["안녕하세요", "추천서를 먼저 받아야 함"]);
    expect(after.desk?.seats[0]?.citizenPresence).toBe("AWAY");
    expect(after.desk?.queues).toHaveLength(1);
    expect(after.sessionExpiresAt).toBe("2026-11-23T05:30:00Z");
  });
});
