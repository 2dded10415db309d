import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChatClient } from "../live/client";
import { FakeServer, memoryKeep, OpenSocket } from "../test/fakes";
import type { Asked } from "../live/protocol";
import { message, messageFrame, snapshot, state, STREAM } from "../test/samples";
import { loadTexts } from "../texts/texts";
import { App } from "./App";
import { ChatProvider } from "./Context";
import { faultsOf } from "./Hours";
import { placeWords } from "./Queue";
import { transcript } from "./transcript";
import { fromSnapshot } from "../live/conversation";
import { typeNames } from "./OutBubble";

describe("the chat page", () => {
  let server: FakeServer;
  let keep: ReturnType<typeof memoryKeep>;
  let socket: OpenSocket;

  beforeEach(() => {
    server = new FakeServer();
    keep = memoryKeep();
    socket = new OpenSocket();
    window.scrollTo = vi.fn() as typeof window.scrollTo;
    window.matchMedia = vi.fn().mockReturnValue({ matches: false });
    HTMLDialogElement.prototype.showModal = function () {
      this.setAttribute("open", "");
    };
    HTMLDialogElement.prototype.close = function () {
      this.removeAttribute("open");
    };
  });

  const openChat = async () => {
    const client = new ChatClient({ entryPoint: "web", language: "ko", api: server.api, keep, openSocket: () => socket });
    const texts = await loadTexts("ko", "120");
    render(
      <ChatProvider client={client} texts={texts} phone="120">
        <App />
      </ChatProvider>,
    );
    await act(() => client.start());
    return client;
  };
  const field = () => screen.getByRole("textbox", { name: "보낼 글" });
  const say = async (text: string) => {
    await userEvent.type(field(), `${text}{Enter}`);
    act(() => socket.welcomes());
  };

  it("tells the wait before the first word and the place after it", async () => {
    await openChat();
    expect(screen.getByText(/지금 2명이 기다립니다. 약 2분 걸립니다./)).toBeTruthy();

    await say("소파를 버리려고 합니다");

    expect(await screen.findByText("2명")).toBeTruthy();
    expect(screen.getByRole("log").textContent).toContain("소파를 버리려고 합니다");
    expect(screen.getByRole("log").textContent).toContain("받았습니다");
  });

  it("does not send with the Enter that ends a syllable", async () => {
    await openChat();
    fireEvent.change(field(), { target: { value: "안녕하세요" } });
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
    expect(field()).toHaveProperty("value", "안녕하세요");
    expect(server.messages).toHaveLength(0);

    fireEvent.keyDown(field(), { key: "Enter" });
    expect(field()).toHaveProperty("value", "");
  });

  it("keeps focus and words in the field when the agent arrives", async () => {
    await openChat();
    await say("하나");
    await userEvent.type(field(), "쓰던 글");
    act(() => socket.says({ type: "state", streamId: STREAM, seq: 2, prev: 1, state: state({ seq: 2 }) }));
    act(() => socket.says(messageFrame(3, 2, { text: "안녕하세요", label: { ko: "생활환경 상담사" } })));

    expect(document.activeElement).toBe(field());
    expect(field()).toHaveProperty("value", "쓰던 글");
    expect(screen.getByText(/생활환경 상담사 · 상담 중/)).toBeTruthy();
    expect(screen.getByText("안녕하세요")).toBeTruthy();
  });

  it("keeps a draft over a reload", async () => {
    keep.saveDraft("아까 쓰던 글");
    await openChat();
    expect(field()).toHaveProperty("value", "아까 쓰던 글");
  });

  it("says at the end what to note down and how to ask again", async () => {
    await openChat();
    await say("하나");
    const closed = { at: "2026-11-23T05:29:00Z", outcome: "RESOLVED", by: "AGENT", recordNumber: "1123-4471" } as const;
    act(() => socket.says({ type: "state", streamId: STREAM, seq: 2, prev: 1, state: state({ seq: 2, phase: "CLOSED", closed }) }));

    expect(screen.getByRole("heading", { name: "상담이 끝났습니다" })).toBeTruthy();
    expect(screen.getByText("1123-4471").getAttribute("aria-label")).toBe("1 1 2 3 - 4 4 7 1");
    expect(screen.queryByRole("textbox")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "다시 묻기" }));
    expect(field()).toBeTruthy();
  });

  describe("asks how it was", () => {
    const closed = (survey: Asked | null) => ({ at: "2026-11-23T05:29:00Z", outcome: "RESOLVED", by: "AGENT", recordNumber: "1123-4471", survey }) as const;
    const open: Asked = { open: true, expiresAt: "2026-11-24T05:29:00Z", rating: null };
    const ends = (seq: number, survey: Asked | null) => {
      server.current = state({ seq, phase: "CLOSED", closed: closed(survey) });
      act(() => socket.says({ type: "state", streamId: STREAM, seq, prev: seq - 1, state: server.current }));
    };

    it("only when the server asks, with five answers and none of them chosen", async () => {
      await openChat();
      await say("하나");
      ends(2, null);
      expect(screen.queryByRole("radio")).toBeNull();

      ends(3, open);

      const answers = screen.getAllByRole("radio");
      expect(answers).toHaveLength(5);
      expect(answers.some((each) => (each as HTMLInputElement).checked)).toBe(false);
      expect(screen.getByRole("group", { name: "상담에 얼마나 만족하셨나요?" })).toBeTruthy();
      expect(document.activeElement).toBe(document.body);
    });

    it("takes a rating and words once, and says thanks", async () => {
      await openChat();
      await say("하나");
      ends(2, open);
      await userEvent.click(screen.getByRole("button", { name: "보내기" }));
      expect(screen.getByRole("alert").textContent).toContain("1부터 5 가운데 하나를 골라 주세요.");
      expect(document.activeElement).toBe(screen.getByRole("radio", { name: "매우 불만족" }));

      await userEvent.click(screen.getByRole("radio", { name: "매우 만족" }));
      await userEvent.type(screen.getByRole("textbox", { name: /하고 싶은 말/ }), "고맙습니다");
      await userEvent.click(screen.getByRole("button", { name: "보내기" }));

      expect(await screen.findByRole("heading", { name: "고맙습니다" })).toBe(document.activeElement);
      expect(server.surveys).toEqual([{ rating: 5, words: "고맙습니다" }]);
      expect(screen.queryByRole("radio")).toBeNull();
    });

    it("keeps what was chosen and written over a reload, and when sending fails", async () => {
      keep.saveSession({ clientId: "c", conversationId: "c1", token: "t" });
      keep.saveSurvey({ interactionId: STREAM, rating: 2, words: "조금 늦었어요" });
      server.current = state({ seq: 2, phase: "CLOSED", closed: closed(open) });
      await openChat();

      expect(screen.getByRole("radio", { name: "불만족" })).toHaveProperty("checked", true);
      server.up = false;
      await userEvent.click(screen.getByRole("button", { name: "보내기" }));

      expect((await screen.findByRole("alert")).textContent).toContain("그대로 있습니다");
      expect(screen.getByRole("textbox", { name: /하고 싶은 말/ })).toHaveProperty("value", "조금 늦었어요");
    });

    it("stays on the page where scrolling returns a promise", async () => {
      const before = Element.prototype.scrollIntoView;
      Element.prototype.scrollIntoView = () => Promise.resolve() as unknown as void;
      try {
        await openChat();
        await say("하나");
        ends(2, open);
        await userEvent.click(screen.getByRole("radio", { name: "만족" }));
        await userEvent.click(screen.getByRole("button", { name: "보내기" }));

        expect(await screen.findByRole("heading", { name: "고맙습니다" })).toBe(document.activeElement);
      } finally {
        Element.prototype.scrollIntoView = before;
      }
    });

    it("thanks as soon as the answer is kept, though nothing more is heard of the server", async () => {
      await openChat();
      await say("하나");
      ends(2, open);
      const { survey } = server.api;
      server.api.survey = async (visitor, answer) => {
        await survey(visitor, answer);
        server.up = false;
      };
      await userEvent.click(screen.getByRole("radio", { name: "만족" }));
      await userEvent.click(screen.getByRole("button", { name: "보내기" }));

      expect(await screen.findByRole("heading", { name: "고맙습니다" })).toBe(document.activeElement);
      expect(screen.getByText("4 · 만족. 잘 받았습니다.")).toBeTruthy();
      expect(screen.queryByRole("radio")).toBeNull();
    });

    it("does not ask again because of what was read before the answer", async () => {
      const client = await openChat();
      await say("하나");
      ends(2, open);
      const { snapshot } = server.api;
      let arrive: () => void = () => undefined;
      const old = server.snapshot();
      server.api.snapshot = () => new Promise((resolve) => (arrive = () => resolve(old)));
      act(() => socket.says({ type: "reload", streamId: STREAM }));
      server.api.snapshot = snapshot;
      await userEvent.click(screen.getByRole("radio", { name: "만족" }));
      await userEvent.click(screen.getByRole("button", { name: "보내기" }));
      await act(async () => arrive());

      expect(await screen.findByRole("heading", { name: "고맙습니다" })).toBeTruthy();
      await waitFor(() => expect(client.current().conversation?.state.closed?.survey?.rating).toBe(4));
    });

    it("shows the answer that stands when another page answered", async () => {
      await openChat();
      await say("하나");
      ends(2, { ...open, open: false, rating: 4 });
      expect(screen.getByText("4 · 만족. 잘 받았습니다.")).toBeTruthy();
    });
  });

  it("asks before it ends the conversation", async () => {
    await openChat();
    await say("하나");
    await userEvent.click(screen.getByRole("button", { name: "그만 기다리기" }));
    await userEvent.click(screen.getByRole("button", { name: "끝내기" }));

    expect(await screen.findByRole("heading", { name: "상담이 끝났습니다" })).toBeTruthy();
  });

  it("answers the idle warning with one press", async () => {
    await openChat();
    await say("하나");
    const warning = { kind: "IDLE", closesAt: "2026-11-23T05:30:00Z" } as const;
    act(() => socket.says({ type: "state", streamId: STREAM, seq: 2, prev: 1, state: state({ seq: 2, warning }) }));
    await userEvent.click(screen.getByRole("button", { name: "네, 계속합니다" }));

    expect(server.messages.at(-1)?.text).toBe("네, 아직 있습니다.");
  });

  it("takes a message and a number outside hours and gives a receipt", async () => {
    server.open = false;
    await openChat();
    await userEvent.click(screen.getByRole("button", { name: "남기기" }));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "물어보실 것" }));
    expect(screen.getByText("전화번호나 전자우편 가운데 하나를 써 주세요.", { selector: ".fault" })).toBeTruthy();

    await userEvent.type(screen.getByRole("textbox", { name: "물어보실 것" }), "여권은 어디서 만드나요");
    await userEvent.type(screen.getByRole("textbox", { name: "전화번호" }), "010-1234-5678");
    await userEvent.click(screen.getByRole("button", { name: "남기기" }));

    expect(await screen.findByText("1123-0471")).toBeTruthy();
    expect(server.callbacks).toMatchObject([{ text: "여권은 어디서 만드나요", phone: "010-1234-5678", language: "ko" }]);
  });
});

describe("the parts", () => {
  it("say the place in the queue in every case", () => {
    const queue = (ahead: number, expectedWaitSeconds: number | null) =>
      placeWords(state({ phase: "WAITING", queue: { ahead, expectedWaitSeconds, usualErrorSeconds: null, measuredAt: "" } }));
    expect(queue(2, 110)).toEqual({ text: "ahead", values: { n: 2, minutes: 2 } });
    expect(queue(2, null).text).toBe("aheadUnknown");
    expect(queue(0, null).text).toBe("next");
    expect(placeWords(state({ phase: "OFFERED" })).text).toBe("offered");
    expect(placeWords(state({ phase: "WAITING" })).text).toBe("placing");
  });

  it("write the conversation down", async () => {
    const texts = await loadTexts("en", "120");
    const conversation = fromSnapshot(
      snapshot({
        state: state({ closed: { at: "2026-11-23T05:29:00Z", outcome: "X", by: "AGENT", recordNumber: "1123-4471" } }),
        messages: [
          message(1, { from: "CITIZEN", text: "How much?" }),
          message(2, { label: { en: "Living agent" }, text: "8,000 won.", media: [{ id: "f", name: "list.pdf", mime: "application/pdf", size: 1 }] }),
          message(3, { from: "SYSTEM", text: "", code: "closed.idle" }),
        ],
      }),
    );

    const written = transcript(conversation, texts);
    expect(written).toContain("Record number 1123-4471");
    expect(written).toMatch(/Me: How much\?\n.*Living agent: 8,000 won\. \[list\.pdf\]\n.*The chat ended because/);
  });

  it("name what is wrong with a callback wish", () => {
    expect(faultsOf({ text: " ", phone: "12" }, 0)).toEqual({ text: "formNeedText", phone: "formBadPhone" });
    expect(faultsOf({ text: "x", email: "me@here" }, 0)).toEqual({ email: "formBadEmail" });
    expect(faultsOf({ text: "x", email: "me@here.kr", wantedAt: "2020-01-01T00:00:00Z" }, Date.now())).toEqual({ wantedAt: "formBadWanted" });
  });

  it("name file types as people do", () => {
    expect(typeNames(["image/jpeg", "application/pdf"])).toBe("JPG, PDF");
  });
});
