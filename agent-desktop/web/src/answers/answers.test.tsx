import { act, createEvent, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { knowledge } from "../knowledge/knowledge.ts";
import { FakeServer } from "../test/fakeServer.ts";
import { aContact, aDesk, aHit, aMessage, anAnswer, aSeat } from "../test/samples.ts";

const DEPOSIT = aHit();
const RENT = aHit({ id: "entry-2", title: "전세 보증금을 돌려받지 못할 때", version: 12, snippet: "전월세지원센터에 알려 주세요." });

/** A desk with one contact, and a database that finds both answers for 보증 and the second one for 전세. */
async function openDesk(change: { channel?: "CHAT" | "COUNTER"; said?: string } = {}) {
  settings.write("lang", "en");
  history.replaceState(null, "", "/desk");
  knowledge.forget();
  const messages = change.said ? [aMessage({ text: change.said })] : [];
  const server = new FakeServer(aDesk({ seats: [aSeat({ channel: change.channel ?? "CHAT" })] }), { "interaction-1": aContact({ messages }) });
  server.on("GET /knowledge/search", (_body, query) => {
    const q = query.get("q") ?? "";
    const hits = q.includes("전세") ? [RENT] : q.includes("보증") || q === "" ? [DEPOSIT, RENT] : [];
    return { body: { total: hits.length, hits } };
  });
  server.on("GET /knowledge/entries/entry-1", () => ({ body: anAnswer() }));
  server.on("GET /knowledge/entries/entry-2", () => ({ body: anAnswer({ id: "entry-2", version: 12, title: RENT.title, body: "[[부서]]로 연락해 주세요." }) }));
  const user = userEvent.setup();
  render(<App />);
  await screen.findByText("Live");
  return { user, server, search: await screen.findByRole("searchbox", { name: "Find an answer" }) };
}
const reply = () => screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Reply" });
const hits = () => within(screen.getByRole("list", { name: "Answers found" })).queryAllByRole("heading").map((each) => each.textContent);
const used = (server: FakeServer) => server.bodies("POST /interactions/interaction-1/answers");

beforeEach(() => {
  Element.prototype.scrollIntoView ??= () => {};
});

describe("the answers beside a contact", () => {
  it("are found as one types, chosen and inserted by key, and recorded when they are sent", async () => {
    const { user, server, search } = await openDesk();
    await user.keyboard("{Alt>}1{/Alt}");
    expect(document.activeElement).toBe(search);

    await user.keyboard("보증");
    await screen.findByText("Answers: 2");
    await user.keyboard("{ArrowDown}{ArrowUp}{Enter}");

    const field = await reply();
    await waitFor(() => expect(field.value).toBe(anAnswer().body));
    expect(document.activeElement).toBe(field);
    expect(within(screen.getByRole("list", { name: "Standard answers in this reply" })).getByText(/보증금 대출 이자 지원 v7/)).toBeTruthy();
    expect(used(server)).toEqual([]);
    await user.keyboard("{Control>}{Enter}{/Control}");

    expect(server.bodies("POST /interactions/interaction-1/messages")).toMatchObject([{ text: anAnswer().body }]);
    await waitFor(() => expect(used(server)).toEqual([{ entryId: "entry-1", version: 7 }]));
    expect(screen.queryByRole("list", { name: "Standard answers in this reply" })).toBeNull();
  });

  it("are looked for by what the citizen wrote, until somebody types", async () => {
    const { user, server, search } = await openDesk({ said: "보증금 이자를 도와주나요?" });
    expect(await screen.findByText("Answers to what the citizen wrote: 2")).toBeTruthy();

    await user.type(search, "전세");
    await screen.findByText("Answers: 1");

    expect(hits()).toHaveLength(1);
    const questions = server.asked.filter((each) => each.what.startsWith("GET /knowledge/search")).length;
    expect(questions).toBeLessThan(5);
  });

  it("that are typed for faster than they are found are still the right ones", async () => {
    const { user, search } = await openDesk({ said: "보증금 이자를 도와주나요?" });
    await screen.findByText("Answers to what the citizen wrote: 2");

    await user.type(search, "전세{Enter}");

    await waitFor(async () => expect((await reply()).value).toBe("[[부서]]로 연락해 주세요."));
    expect(screen.getByText("Blanks left")).toBeTruthy();
  });

  it("are left with Esc, and no key is taken in the middle of a syllable", async () => {
    const { user, search } = await openDesk({ said: "보증금 이자를 도와주나요?" });
    await screen.findByText("Answers to what the citizen wrote: 2");
    search.focus();

    fireEvent.keyDown(search, { key: "Enter", isComposing: true });
    expect((await reply()).value).toBe("");
    await user.keyboard("{Escape}");

    expect(document.activeElement).toBe(await reply());
  });

  it("can be taken out of the reply again, words and origin", async () => {
    const { user } = await openDesk({ said: "보증금 이자를 도와주나요?" });
    await user.type(await reply(), "안녕하세요.");
    await user.click(await screen.findByRole("button", { name: "Insert ↵" }));
    const field = await reply();
    await waitFor(() => expect(field.value).toContain("무주택"));

    await user.keyboard("{Control>}z{/Control}");

    expect(field.value).toBe("안녕하세요.");
    expect(screen.queryByText(/inserted/)).toBeNull();
  });

  it("are no longer the answer's words when all of them are deleted", async () => {
    const { user, server } = await openDesk({ said: "보증금 이자를 도와주나요?" });
    await user.click(await screen.findByRole("button", { name: "Insert ↵" }));
    const field = await reply();
    await waitFor(() => expect(field.value).toContain("무주택"));

    await user.clear(field);
    await user.type(field, "제가 알아보겠습니다{Control>}{Enter}{/Control}");

    expect(server.bodies("POST /interactions/interaction-1/messages")).toHaveLength(1);
    expect(used(server)).toEqual([]);
  });

  it("are noted as used where they are read out", async () => {
    const { user, server, search } = await openDesk({ channel: "COUNTER" });
    await user.type(search, "보증");
    await screen.findByText("Answers: 2");

    await user.keyboard("{Enter}");

    await waitFor(() => expect(used(server)).toEqual([{ entryId: "entry-1", version: 7 }]));
    await server.says({
      type: "event", streamId: "stream-1", seq: 1, prev: 0,
      event: { kind: "interactions.answer", at: "2026-11-23T05:01:00Z", data: { entry: "entry-1", version: 7 } },
    });
    const record = within(screen.getByRole("region", { name: "Record" }));
    expect(await record.findByText("청년 전월세 보증금 대출 이자 지원")).toBeTruthy();
  });

  it("are looked for in the contact's language", async () => {
    const { server } = await openDesk();
    server.contacts = { ...server.contacts, "interaction-2": aContact({ id: "interaction-2", streamId: "stream-2" }) };

    await server.shows({ seats: [aSeat({ id: "seat-2", interactionId: "interaction-2", streamId: "stream-2", language: "vi" })] });

    await waitFor(() => expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Language of the answer" }).value).toBe("vi"));
    await waitFor(() => expect(server.asked.some((each) => each.what.startsWith("GET /knowledge/search") && each.what.includes("lang=vi"))).toBe(true));
  });
});

describe("?? in the reply", () => {
  it("puts the answer where it was called, with two syllables and Enter", async () => {
    const { user, server } = await openDesk();
    const field = await reply();

    await user.type(field, "네, ??보증");
    const box = await screen.findByRole("listbox", { name: "Answers found" });
    expect(within(box).getAllByRole("option")).toHaveLength(2);
    await user.keyboard("{Enter}");

    await waitFor(() => expect(field.value).toBe(`네, ${anAnswer().body}`));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(used(server)).toEqual([{ entryId: "entry-1", version: 7 }]));
  });

  it("leaves Enter to the input method while a syllable is open, and Esc keeps the text", async () => {
    const { user } = await openDesk();
    const field = await reply();
    await user.type(field, "??보증");
    await screen.findByRole("listbox", { name: "Answers found" });

    const press = createEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    await act(async () => void fireEvent(field, press));
    expect(press.defaultPrevented).toBe(false);
    await user.keyboard("{Escape}");

    expect(screen.queryByRole("listbox", { name: "Answers found" })).toBeNull();
    expect(field.value).toBe("??보증");
  });

  describe("while the answer is on its way", () => {
    /** Types a call, presses Enter, and lets the answer wait until it is let go. */
    async function chosen(words: string, before: "found" | "typed" = "found") {
      const desk = await openDesk();
      let letGo = () => {};
      const waits = new Promise<void>((resolve) => (letGo = resolve));
      desk.server.on("GET /knowledge/entries/entry-1", () => waits.then(() => ({ body: anAnswer() })));
      const field = await reply();
      await desk.user.type(field, words);
      const box = await screen.findByRole("listbox", { name: "Answers found" });
      if (before === "found") await waitFor(() => expect(box.getAttribute("aria-busy")).toBe("false"));
      await desk.user.keyboard("{Enter}");
      return { ...desk, field, arrives: () => act(async () => { letGo(); await knowledge.answer("entry-1", 7); }) };
    }

    it("is taken back by the same key that takes it out when it is there", async () => {
      const { user, field, arrives } = await chosen("네, ??보증");

      await user.keyboard("{Control>}z{/Control}");
      expect(field.value).toBe("네, ");
      await arrives();

      expect(field.value).toBe("네, ");
      expect(screen.queryByRole("list", { name: "Standard answers in this reply" })).toBeNull();
    });

    it.each(["found", "typed"] as const)("takes the place of what called it, whatever was typed since it was %s", async (before) => {
      const { user, field, arrives } = await chosen("??보증", before);
      fireEvent.change(field, { target: { value: "??보증 맞으시죠?" } });

      await arrives();
      await waitFor(() => expect(field.value).not.toContain("??"));
      expect(field.value).toBe(`${anAnswer().body} 맞으시죠?`);
      expect(field.selectionStart).toBe(field.value.length);
      await user.keyboard("{Control>}z{/Control}");

      expect(field.value).toBe(" 맞으시죠?");
    });

    it("is wanted no more when what called it was changed or sent", async () => {
      const { user, field, arrives } = await chosen("??보증");

      await user.keyboard("{Backspace}");
      await arrives();

      expect(field.value).toBe("??보");
    });
  });
});
