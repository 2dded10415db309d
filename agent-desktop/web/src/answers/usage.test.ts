import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem, Unreachable } from "../api/http.ts";
import { keepFor } from "../api/storage.ts";
import { AnswerUsage, type Use } from "./usage.ts";

describe("an answer that was used", () => {
  let posted: Use[];
  let reply: () => Promise<unknown>;
  const open = () => new AnswerUsage({ keep: keepFor("agent-1"), post: (use) => { posted.push(use); return reply(); } });
  const answer = { entryId: "entry-1", version: 7 };
  beforeEach(() => {
    vi.useFakeTimers();
    posted = [];
    reply = async () => undefined;
  });
  afterEach(() => { vi.useRealTimers(); });
  const settle = () => vi.advanceTimersByTimeAsync(0);

  it("is told once the link is there, also after a reload", async () => {
    open().report("i1", [answer]);
    const after = open();
    expect(after.list()).toHaveLength(1);

    after.setOnline(true);
    await settle();

    expect(posted).toEqual([{ interactionId: "i1", ...answer, state: "waiting" }]);
    expect(after.list()).toEqual([]);
    expect(open().list()).toEqual([]);
  });

  it("is told again when nobody knows whether it arrived", async () => {
    const usage = open();
    usage.setOnline(true);
    reply = async () => { throw new Unreachable(null); };
    usage.report("i1", [answer]);
    await settle();
    expect(usage.list().map((use) => use.state)).toEqual(["waiting"]);

    reply = async () => undefined;
    await vi.advanceTimersByTimeAsync(3_000);

    expect(posted).toHaveLength(2);
    expect(usage.list()).toEqual([]);
  });

  it("that is refused stays to be seen, and holds up no other", async () => {
    const usage = open();
    usage.setOnline(true);
    reply = async () => { throw new Problem(404, "not-found", "", {}); };
    usage.report("i1", [answer]);
    await settle();
    reply = async () => undefined;
    usage.report("i1", [{ entryId: "entry-2", version: 1 }]);
    await settle();

    expect(usage.list()).toEqual([{ interactionId: "i1", ...answer, state: "failed" }]);
    expect(await usage.settled("i1")).toBe(true);
  });

  it("is waited for before the record is closed, but not for ever", async () => {
    const usage = open();
    usage.report("i1", [answer]);
    const gone = usage.settled("i1", 1_000);
    const other = usage.settled("i2", 1_000);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(await gone).toBe(false);
    expect(await other).toBe(true);
  });
});
