import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { messageFrame } from "../test/samples";
import { Link, type Wire } from "./link";

class FakeSocket implements Wire {
  sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.closed = true;
  }
  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcomes() {
    this.onopen?.();
    this.says({ type: "welcome", node: "n1", serverTime: "2026-11-23T05:00:00Z", heartbeatSeconds: 20 });
  }
}

describe("the link", () => {
  let sockets: FakeSocket[];
  let polls: ((outcome: "answer" | "fail") => void)[];
  let firsts: boolean[];
  let connected: boolean[];
  let expired: number;
  let frames: unknown[];
  let reloads: number;
  let link: Link;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    sockets = [];
    polls = [];
    firsts = [];
    connected = [];
    frames = [];
    expired = reloads = 0;
    link = new Link({
      openSocket: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      hello: () => ({ type: "hello", token: "t", streams: { s: 4 } }),
      poll: (first) =>
        new Promise((resolve, reject) => {
          firsts.push(first);
          polls.push((outcome) => (outcome === "answer" ? resolve() : reject(new Error("down"))));
        }),
      onFrame: (frame) => frames.push(frame),
      onReload: () => reloads++,
      onConnected: (now) => connected.push(now),
      onExpired: () => expired++,
    });
    link.start();
  });

  afterEach(() => {
    link.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const socket = (): FakeSocket => sockets.at(-1) as FakeSocket;

  it("says hello with where it stands and hands frames on", () => {
    socket().welcomes();
    socket().says(messageFrame(5, 4));
    socket().says({ type: "reload", streamId: "s" });
    socket().says({ type: "of-tomorrow" });

    expect(JSON.parse(socket().sent[0] ?? "")).toEqual({ type: "hello", token: "t", streams: { s: 4 } });
    expect(connected).toEqual([true]);
    expect(frames).toEqual([messageFrame(5, 4)]);
    expect(reloads).toBe(1);
  });

  it("comes back after a break, later each time", () => {
    socket().welcomes();
    socket().onclose?.({ code: 1012 });
    expect(connected).toEqual([true, false]);

    vi.advanceTimersByTime(999);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
  });

  it("comes back at once when told that the network is there", () => {
    socket().welcomes();
    link.offline();
    expect(connected).toEqual([true, false]);

    link.now();
    expect(sockets).toHaveLength(2);
  });

  it("asks by long poll when the socket is not welcomed within five seconds, and tries the socket each minute", async () => {
    vi.advanceTimersByTime(5_000);
    expect(firsts).toEqual([true]);
    polls[0]?.("answer");
    await vi.advanceTimersByTimeAsync(0);
    expect(connected).toEqual([true]);
    expect(firsts).toEqual([true, false]);

    socket().onclose?.({ code: 1006 });
    await vi.advanceTimersByTimeAsync(59_999);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets).toHaveLength(2);

    socket().welcomes();
    polls[1]?.("answer");
    await vi.advanceTimersByTimeAsync(0);
    expect(polls).toHaveLength(2);
  });

  it("keeps trying while everything is down", async () => {
    socket().onclose?.({ code: 1006 });
    polls[0]?.("fail");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(connected).toEqual([false]);
    polls[1]?.("answer");
    await vi.advanceTimersByTimeAsync(0);

    expect(connected).toEqual([false, true]);
    expect(sockets).toHaveLength(2);
  });

  it("notices a socket that has fallen silent", () => {
    socket().welcomes();
    vi.advanceTimersByTime(20_000);
    expect(socket().sent.at(-1)).toBe('{"type":"ping"}');
    socket().says({ type: "pong", serverTime: "" });
    vi.advanceTimersByTime(60_000);

    expect(sockets[0]?.closed).toBe(true);
    expect(connected).toEqual([true, false]);
  });

  it("gives up when the server no longer knows us", () => {
    socket().onopen?.();
    socket().onclose?.({ code: 4401 });
    vi.advanceTimersByTime(120_000);

    expect(expired).toBe(1);
    expect(sockets).toHaveLength(1);
  });

  it("carries short-lived frames only over a socket", () => {
    expect(link.send({ type: "visible", on: true })).toBe(false);
    socket().welcomes();
    expect(link.send({ type: "visible", on: true })).toBe(true);
  });
});
