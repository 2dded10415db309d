import { act, renderHook, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { ClientFrame, ServerFrame } from "../live/protocol.ts";
import type { ScreenLine } from "../live/useScreen.ts";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aContact, aDesk, aMessage } from "../test/samples.ts";
import { useFollowed } from "./useFollowed.ts";

describe("a contact a supervisor looks at", () => {
  let server: FakeServer;
  let sent: ClientFrame[];
  let says: (frame: ServerFrame) => void;
  const line: ScreenLine = {
    send: (frame) => {
      sent.push(frame);
      return true;
    },
    listen: (listener) => {
      says = (frame) => act(() => listener(frame));
      return () => (says = () => {});
    },
  };
  const reads = () => server.asked.filter((each) => each.what === "GET /interactions/interaction-1").length;
  const watched = async () => {
    const hook = renderHook(() => useFollowed("interaction-1", line));
    await waitFor(() => expect(hook.result.current.known?.contact).toBeTruthy());
    return hook;
  };

  beforeEach(() => {
    sent = [];
    server = new FakeServer(aDesk(), { "interaction-1": aContact({ seq: 4, messages: [] }) });
  });

  it("is read once, and then told of what happens", async () => {
    const hook = await watched();
    expect(sent).toEqual([{ type: "subscribe", streams: { "stream-1": 4 } }]);

    says({ type: "message", streamId: "stream-1", seq: 5, prev: 4, message: aMessage({ text: "여보세요" }) });

    expect(hook.result.current.known?.contact?.messages.map((each) => each.text)).toEqual(["여보세요"]);
    expect(reads()).toBe(1);
    hook.unmount();
    expect(sent.at(-1)).toEqual({ type: "unsubscribe", streamId: "stream-1" });
  });

  it("is followed on from where it stands when the line is there again", async () => {
    await watched();
    says({ type: "message", streamId: "stream-1", seq: 5, prev: 4, message: aMessage() });

    says({ type: "welcome", node: "n2", serverTime: "2026-11-23T05:00:00Z", heartbeatSeconds: 20 });

    expect(sent.at(-1)).toEqual({ type: "subscribe", streams: { "stream-1": 5 } });
    expect(reads()).toBe(1);
  });

  it("is read anew when the reader has joined it", async () => {
    const hook = await watched();
    server.contacts = { "interaction-1": aContact({ seq: 5, supervision: "SEEN" }) };

    says({ type: "event", streamId: "stream-1", seq: 5, prev: 4, event: { kind: "interactions.joined", at: "2026-11-23T05:00:00Z" } });

    await waitFor(() => expect(hook.result.current.part).toBe("SEEN"));
  });

  it("is not asked for again when it may not be seen", async () => {
    server.contacts = {};
    server.on("GET /interactions/interaction-1", () => problem(403, "forbidden"));
    const hook = renderHook(() => useFollowed("interaction-1", line));

    await waitFor(() => expect(hook.result.current.failure).toBeTruthy());
    expect(hook.result.current.known).toBeNull();
    expect(sent).toEqual([]);
  });
});
