import { beforeEach, describe, expect, it } from "vitest";
import { backoff } from "./backoff.ts";
import { Connection, type Link } from "./connection.ts";
import type { ServerFrame } from "./protocol.ts";

/** The far end of a socket, moved by hand. */
class FakeSocket {
  static readonly all: FakeSocket[] = [];
  readyState: number = WebSocket.CONNECTING;
  sent: { type: string }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor() {
    FakeSocket.all.push(this);
  }
  send(raw: string) {
    this.sent.push(JSON.parse(raw));
  }
  close() {
    this.readyState = WebSocket.CLOSED;
  }
  accepts() {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
    this.says({ type: "welcome", node: "n1", serverTime: "2026-11-23T05:00:00Z", heartbeatSeconds: 20 });
  }
  says(frame: ServerFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  breaks(code: number) {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }
}

describe("the connection", () => {
  let now: number;
  let link: Link;
  let connection: Connection;
  const last = () => FakeSocket.all.at(-1)!;
  const pass = (ms: number) => {
    for (const end = now + ms; now < end; ) {
      now = Math.min(end, now + 1_000);
      connection.tick();
    }
  };

  beforeEach(() => {
    FakeSocket.all.length = 0;
    now = 1_000_000;
    connection = new Connection({
      open: () => new FakeSocket() as unknown as WebSocket,
      hello: () => ({ "stream-1": 4 }),
      onFrame: () => {},
      onLink: (next) => (link = next),
      now: () => now,
      random: () => 0.5,
    });
    connection.start();
  });

  it("says first where each stream stands, so that the server sends what was missed", () => {
    last().accepts();

    expect(last().sent[0]).toEqual({ type: "hello", streams: { "stream-1": 4 } });
    expect(link.phase).toBe("live");
  });

  it("asks for a sign of life every two seconds", () => {
    last().accepts();

    pass(4_000);

    expect(last().sent.filter((f) => f.type === "ping")).toHaveLength(2);
  });

  it("calls the screen stale after five seconds of silence, and live at the next word", () => {
    last().accepts();

    pass(5_000);
    expect(link.phase).toBe("stale");

    last().says({ type: "pong", serverTime: "2026-11-23T05:00:05Z" });
    expect(link.phase).toBe("live");
  });

  it("gives a silent socket up after ten seconds and opens another", () => {
    last().accepts();

    pass(11_000);
    expect(link.phase).toBe("lost");

    pass(2_000);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it("waits longer after each failure, up to half a minute", () => {
    expect([1, 2, 3, 4, 5, 6, 9].map((n) => backoff(n, () => 0.5))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(backoff(1, () => 0)).toBe(750);
    expect(backoff(1, () => 1)).toBe(1_250);
  });

  it("tries at once when the network is back", () => {
    last().accepts();
    last().breaks(1006);

    connection.retryNow();

    expect(FakeSocket.all).toHaveLength(2);
  });

  it("does not try again when nobody is signed in, until it is told to", () => {
    last().accepts();
    last().breaks(4401);
    pass(60_000);
    expect(link.phase).toBe("signed-out");
    expect(FakeSocket.all).toHaveLength(1);

    connection.retryNow();

    expect(FakeSocket.all).toHaveLength(2);
  });

  it("stops where it is not allowed, until somebody signs in", () => {
    last().accepts();
    last().breaks(4403);
    pass(60_000);
    connection.retryNow(); // the network came back
    expect(link.phase).toBe("refused");
    expect(FakeSocket.all).toHaveLength(1);

    connection.signedIn();

    expect(FakeSocket.all).toHaveLength(2);
  });

  it("sends nothing while it is not connected, and says so", () => {
    expect(connection.send({ type: "ping" })).toBe(false);
  });
});
