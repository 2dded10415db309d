import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem, Unreachable } from "../api/http.ts";
import { keepFor } from "../api/storage.ts";
import { Drafts, EMPTY_DRAFT } from "./drafts.ts";
import { Outbox, type Outgoing } from "./outbox.ts";

describe("an outgoing message", () => {
  let posted: Outgoing[];
  let answer: () => Promise<{ id: string; number: number }>;
  let now: number;
  const open = () => new Outbox({ keep: keepFor("agent-1"), now: () => now, post: (message) => { posted.push(message); return answer(); } });
  const states = (outbox: Outbox) => outbox.list().map((o) => o.state);

  beforeEach(() => {
    vi.useFakeTimers();
    posted = [];
    now = Date.parse("2026-11-23T05:00:00Z");
    answer = async () => ({ id: "m1", number: 1 });
  });
  afterEach(() => { vi.useRealTimers(); });
  const settle = () => vi.advanceTimersByTimeAsync(0);

  it("waits while the link is down and goes when it is back, in order", async () => {
    const outbox = open();
    outbox.send("i1", "MESSAGE", "하나", []);
    outbox.send("i1", "MESSAGE", "둘", []);
    expect(states(outbox)).toEqual(["queued", "queued"]);

    outbox.setOnline(true);
    await settle();

    expect(posted.map((p) => p.text)).toEqual(["하나", "둘"]);
    expect(states(outbox)).toEqual(["sent", "sent"]);
  });

  it("is waited for before the talk ends, but not for ever", async () => {
    const outbox = open();
    outbox.setOnline(true);
    let acknowledge = () => {};
    answer = () => new Promise((resolve) => { acknowledge = () => resolve({ id: "m1", number: 1 }); });
    outbox.send("i1", "MESSAGE", "안녕히 가세요", []);
    let gone: boolean | null = null;
    void outbox.delivered("i1").then((all) => { gone = all; });
    await settle();
    expect(gone).toBeNull();

    acknowledge();
    await settle();

    expect(gone).toBe(true);
    outbox.setOnline(false);
    outbox.send("i1", "MESSAGE", "끊긴 뒤", []);
    const late = outbox.delivered("i1", 1000);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await late).toBe(false);
  });

  it("whose answer was lost is asked for again under the same id", async () => {
    const outbox = open();
    outbox.setOnline(true);
    answer = async () => { throw new Unreachable(null); };
    outbox.send("i1", "MESSAGE", "안녕하세요", []);
    await settle();
    expect(states(outbox)).toEqual(["uncertain"]);

    answer = async () => ({ id: "m1", number: 1 });
    await vi.advanceTimersByTimeAsync(3_000);

    expect(new Set(posted.map((p) => p.clientId)).size).toBe(1);
    expect(states(outbox)).toEqual(["sent"]);
  });

  it("keeps its place before the next while its fate is open", async () => {
    const outbox = open();
    outbox.setOnline(true);
    answer = async () => { throw new Unreachable(null); };
    outbox.send("i1", "MESSAGE", "먼저", []);
    outbox.send("i1", "MESSAGE", "나중", []);
    await settle();

    expect(posted.map((p) => p.text)).toEqual(["먼저"]);
  });

  it("that was refused waits for the agent, and the next one passes it", async () => {
    const outbox = open();
    outbox.setOnline(true);
    answer = async () => { throw new Problem(409, "illegal-state", "", {}); };
    outbox.send("i1", "MESSAGE", "늦은 말", []);
    await settle();
    answer = async () => ({ id: "m2", number: 2 });
    outbox.send("i1", "NOTE", "메모", []);
    await settle();

    expect(states(outbox)).toEqual(["failed", "sent"]);
  });

  it("survives a reload with the id it was born with", async () => {
    open().send("i1", "MESSAGE", "정전 전에 보낸 것", []);
    const [before] = open().list();

    const after = open();
    after.setOnline(true);
    await settle();

    expect(posted.map((p) => [p.clientId, p.text])).toEqual([[before?.clientId, "정전 전에 보낸 것"]]);
  });

  it("left over from long ago is not sent without the agent's word", async () => {
    open().send("i1", "MESSAGE", "어제의 말", []);
    now += 3_600_000;

    const outbox = open();
    outbox.setOnline(true);
    await settle();
    expect(states(outbox)).toEqual(["held"]);
    expect(posted).toEqual([]);

    outbox.again(outbox.list()[0]!.clientId);
    await settle();
    expect(states(outbox)).toEqual(["sent"]);
  });

  it("goes from here when its own frame has arrived", async () => {
    const outbox = open();
    outbox.setOnline(true);
    outbox.send("i1", "MESSAGE", "안녕하세요", []);
    await settle();

    outbox.seen(new Set([posted[0]!.clientId]));

    expect(outbox.list()).toEqual([]);
    expect(keepFor("agent-1").names("out.")).toEqual([]);
  });
});

describe("a draft", () => {
  it("is there after a reload, message and note apart", () => {
    new Drafts(keepFor("agent-1"), 0).write("i1", { ...EMPTY_DRAFT, message: "쓰던 답", note: "쓰던 메모", at: 5 });

    expect(new Drafts(keepFor("agent-1"), 10).read("i1")).toMatchObject({ message: "쓰던 답", note: "쓰던 메모" });
  });

  it("is shown to nobody else at the same computer", () => {
    new Drafts(keepFor("agent-1"), 0).write("i1", { ...EMPTY_DRAFT, message: "쓰던 답", at: 5 });

    expect(new Drafts(keepFor("agent-2"), 10).read("i1").message).toBe("");
  });

  it("of a contact that has left the desk is not lost", () => {
    const drafts = new Drafts(keepFor("agent-1"), 0);
    drafts.write("i1", { ...EMPTY_DRAFT, message: "넘어간 상담의 글", at: 5 });

    expect(drafts.leftOver(new Set(["i2"])).map((l) => l.draft.message)).toEqual(["넘어간 상담의 글"]);
    expect(drafts.leftOver(new Set(["i1"]))).toEqual([]);
  });
});
