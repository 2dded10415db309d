import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeServer, memoryKeep, noSocket, OpenSocket } from "../test/fakes";
import { messageFrame, NEXT_STREAM, STREAM } from "../test/samples";
import { Refused } from "./api";
import { ChatClient } from "./client";
import type { Wire } from "./link";

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the chat client", () => {
  let server: FakeServer;
  let keep: ReturnType<typeof memoryKeep>;
  let client: ChatClient;

  const openClient = async (openSocket: () => Wire = noSocket) => {
    client = new ChatClient({ entryPoint: "web", language: "ko", api: server.api, keep, openSocket });
    void client.start();
    await settle();
    return client;
  };
  const texts = () => server.messages.map((one) => one.text);

  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    server = new FakeServer();
    keep = memoryKeep();
  });

  afterEach(() => {
    client.stop();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("begins a conversation with the first words, not with opening the page", async () => {
    await openClient();
    expect(client.current().stage).toBe("start");
    expect(keep.session()).toBeUndefined();

    client.send("소파를 버리려고 합니다");
    await settle();

    expect(client.current().stage).toBe("talk");
    expect(client.current().conversation?.messages.map((one) => one.text)).toEqual(["소파를 버리려고 합니다"]);
    expect(client.current().outbox).toEqual([]);
    expect(keep.items.size).toBe(0);
  });

  it("loses nothing that is written while the page is still opening", async () => {
    let opened: () => void = () => undefined;
    const opening = new Promise<void>((resolve) => (opened = resolve));
    const { outbox, saveItem } = keep;
    keep.outbox = () => opening.then(() => []); // one after another, as a browser's database does it
    keep.saveItem = (item) => opening.then(() => outbox.call(keep)).then(() => saveItem.call(keep, item));
    await openClient();
    client.send("급해요");
    await settle();

    opened();
    await settle();
    await settle();

    expect(texts()).toEqual(["급해요"]);
    expect(client.current().conversation?.messages.map((one) => one.text)).toEqual(["급해요"]);
    expect(client.current().outbox).toEqual([]);
  });

  it("keeps what is written without network and sends it in order when it is back", async () => {
    await openClient();
    client.send("하나");
    await settle();
    server.up = false;
    client.send("둘");
    client.send("셋");
    await settle();
    expect(client.current().outbox.map((item) => item.state)).toEqual(["queued", "queued"]);

    server.up = true;
    client.now();
    await settle();

    expect(texts()).toEqual(["하나", "둘", "셋"]);
  });

  it("sends after a reload what was not sent before it, once", async () => {
    await openClient();
    client.send("하나");
    await settle();
    server.up = false;
    client.send("둘");
    await settle();
    client.stop();

    server.up = true;
    await openClient();

    expect(texts()).toEqual(["하나", "둘"]);
    expect(client.current().conversation?.messages).toHaveLength(1);
    expect(client.current().outbox.map((item) => [item.text, item.state])).toEqual([["둘", "sent"]]);
  });

  it("stores a message once although its acknowledgement was lost", async () => {
    await openClient();
    client.send("하나");
    await settle();
    const { send } = server.api;
    let lost = false;
    server.api.send = async (visitor, body) => {
      const posted = await send(visitor, body);
      if (lost) return posted;
      lost = true;
      throw new Error("cut");
    };
    client.send("둘");
    await settle();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(texts()).toEqual(["하나", "둘"]);
    expect(server.sends).toBe(2);
  });

  it("resumes a conversation that was closed while away before anything can be typed into it", async () => {
    await openClient();
    client.send("하나");
    await settle();
    client.stop();
    server.store("agent", "답");
    await server.api.end({ conversationId: "c1", token: "token" });

    await openClient();

    expect(client.current().conversation?.state.phase).toBe("CLOSED");
    expect(client.current().conversation?.messages).toHaveLength(2);
  });

  it("reloads after a gap", async () => {
    const socket = new OpenSocket();
    await openClient(() => socket);
    client.send("하나");
    await settle();
    socket.welcomes();
    server.store("x", "사이");
    server.store("y", "끝");
    socket.says(messageFrame(9, 8));
    await settle();

    expect(client.current().conversation?.stale).toBe(false);
    expect(client.current().conversation?.messages.map((one) => one.text)).toEqual(["하나", "사이", "끝"]);
  });

  it("follows the conversation into its next interaction", async () => {
    const socket = new OpenSocket();
    await openClient(() => socket);
    client.send("하나");
    await settle();
    socket.welcomes();
    server.current = { ...server.current, streamId: NEXT_STREAM, interactionId: NEXT_STREAM, seq: 0 };
    client.send("또 물어봅니다");
    await settle();

    expect(client.current().conversation?.state.streamId).toBe(NEXT_STREAM);
    expect(socket.sent.at(-1)).toEqual({ type: "subscribe", streams: { [NEXT_STREAM]: 1 } });
    expect(client.current().outbox).toEqual([]);
  });

  it("waits as long as the server asks when it is too much", async () => {
    await openClient();
    client.send("하나");
    await settle();
    server.refuseNext = new Refused(429, undefined, 7);
    client.send("둘");
    await settle();
    expect(client.current().busySeconds).toBe(7);

    await vi.advanceTimersByTimeAsync(6_999);
    expect(texts()).toEqual(["하나"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(texts()).toEqual(["하나", "둘"]);
    expect(client.current().busySeconds).toBeUndefined();
  });

  it("lets a refused message stand, goes on with the next, and sends again on request", async () => {
    await openClient();
    client.send("하나");
    await settle();
    server.refuseNext = new Refused(400, undefined, undefined);
    client.send("둘");
    client.send("셋");
    await settle();
    expect(texts()).toEqual(["하나", "셋"]);
    const failed = client.current().outbox.find((item) => item.state === "failed");

    client.retry(failed?.clientId ?? "");
    await settle();
    expect(texts()).toEqual(["하나", "셋", "둘"]);
  });

  it("puts unsent words back into the field when the conversation cannot be opened any more", async () => {
    await openClient();
    client.send("하나");
    await settle();
    server.knows = false;
    client.send("둘");
    await settle();

    expect(client.current().expired).toBe(true);
    expect(client.current().stage).toBe("start");
    expect(keep.draft()).toBe("둘");
    expect(keep.session()).toBeUndefined();
  });

  it("shows the form outside hours, also when it closes between opening and writing, and keeps the words", async () => {
    await openClient();
    server.open = false;
    client.send("아직 계신가요");
    await settle();

    expect(client.current().stage).toBe("hours");
    expect(client.current().opensAt).toBe("2026-11-24T00:00:00Z");
    expect(keep.draft()).toBe("아직 계신가요");
    expect(server.messages).toEqual([]);
  });

  it("uploads a file under its id and sends it as a message", async () => {
    await openClient();
    const file = new File(["abc"], "소파.jpg", { type: "image/jpeg" });
    void client.sendFile(file, (whole) => Promise.resolve({ blob: whole, name: whole.name, mime: whole.type }));
    await settle();
    await settle();

    expect(server.uploads).toEqual(["소파.jpg"]);
    expect(server.messages[0]?.media).toHaveLength(1);
  });

  it("refuses a file that is too big before sending it, and says how big it may be", async () => {
    await openClient();
    const big = new Blob([new Uint8Array(16)]);
    Object.defineProperty(big, "size", { value: 30_000_000 });
    await client.sendFile(new File(["x"], "a.pdf"), () => Promise.resolve({ blob: big, name: "a.pdf", mime: "application/pdf" }));

    expect(client.current().outbox[0]).toMatchObject({ state: "refused", reason: { kind: "too-big", maxBytes: 20_971_520 } });
    expect(server.uploads).toEqual([]);
  });

  it("marks as read once, and again when more has come", async () => {
    const socket = new OpenSocket();
    await openClient(() => socket);
    client.send("하나");
    await settle();
    socket.welcomes();
    socket.says(messageFrame(2, 1));
    await client.markRead();
    await client.markRead();
    socket.says(messageFrame(3, 2));
    await client.markRead();

    expect(server.reads).toEqual([2, 3]);
  });

  it("says that the connection is lost and found again", async () => {
    const sockets: OpenSocket[] = [];
    await openClient(() => {
      const socket = new OpenSocket();
      sockets.push(socket);
      return socket;
    });
    client.send("하나");
    await settle();
    sockets[0]?.welcomes();
    client.offline();
    expect(client.current().connected).toBe(false);

    client.now();
    sockets[1]?.welcomes();
    expect(client.current().connected).toBe(true);
    expect(sockets[1]?.sent[0]).toMatchObject({ type: "hello", token: "token", streams: { [STREAM]: 1 } });
  });

  it("ends when the citizen ends it", async () => {
    await openClient();
    client.send("하나");
    await settle();
    await client.end();

    expect(client.current().conversation?.state.closed?.recordNumber).toBe("1123-4471");
  });

  it("tries again to open while the server is down", async () => {
    server.up = false;
    await openClient();
    expect(client.current()).toMatchObject({ stage: "loading", connected: false });

    server.up = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(client.current()).toMatchObject({ stage: "start", connected: true });
  });
});
