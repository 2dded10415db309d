import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aDesk } from "../test/samples.ts";
import type { EntryRow, VersionText, Work } from "./editor.ts";

const CITY = { id: "org-1", name: { ko: "서울시", en: "City" } };
const me = { ...aDesk().me, roles: [{ role: "KNOWLEDGE_EDITOR" as const, organisation: CITY }], zone: "Asia/Seoul" };

function aText(change: Partial<VersionText> = {}): VersionText {
  return {
    version: 1, state: "PUBLISHED", title: "대형폐기물 버리기", body: "동주민센터에 신고합니다.", keywords: ["대형폐기물"], askedAs: ["소파 버리기"],
    validFrom: null, validUntil: "2999-12-31", confirmedOn: "2026-11-01", author: "조은비", mine: false, ...change,
  };
}

function aWork(change: Partial<Work> = {}): Work {
  return {
    id: "entry-1", lang: "ko", category: "environment", organisation: CITY, sample: false, revision: 3, open: null, published: aText(), mayApprove: false,
    versions: [{ version: 1, state: "PUBLISHED", title: "대형폐기물 버리기", author: "조은비", approver: "서다온", bulk: false, createdAt: "2026-11-01T00:00:00Z", savedAt: "2026-11-01T00:00:00Z", publishedAt: "2026-11-01T01:00:00Z" }],
    translations: [{ id: "entry-9", lang: "en", title: "Bulky waste", publishedVersion: 1, openVersion: null, behind: true }],
    ...change,
  };
}

function aRow(work: Work): EntryRow {
  const text = work.open ?? work.published!;
  return {
    id: work.id, lang: work.lang, category: work.category, organisation: CITY, title: text.title, state: text.state, publishedVersion: work.published?.version ?? null,
    openVersion: work.open?.version ?? null, sample: false, behind: false, validUntil: text.validUntil, changedAt: "2026-11-01T01:00:00Z",
  };
}

async function openPage(work: Work, path = "/desk/knowledge") {
  settings.write("lang", "en");
  history.replaceState(null, "", path);
  const server = new FakeServer(aDesk({ me }));
  server.on("GET /knowledge/choices", () => ({ body: { organisations: [{ ...CITY, depth: 0 }], categories: ["environment", "transport"] } }));
  server.on("GET /knowledge/entries", () => ({ body: { items: [aRow(work)], next: null } }));
  server.on("GET /knowledge/entries/entry-1/work", () => ({ body: work }));
  const user = userEvent.setup();
  render(<App />);
  await screen.findByRole("region", { name: "Standard answers" });
  return { user, server };
}
const withEntry = (work: Work) => openPage(work, "/desk/knowledge?entry=entry-1");
const button = (name: string | RegExp) => screen.findByRole("button", { name });

describe("an editor", () => {
  it("arrives at the answers, and narrows them down", async () => {
    const { user, server } = await openPage(aWork(), "/desk");
    await waitFor(() => expect(location.pathname).toBe("/desk/knowledge"));

    await user.click(await button("In review"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Language" }), "en");
    await user.type(screen.getByRole("searchbox", { name: "Find a standard answer" }), "소파");

    await waitFor(() => expect(server.asked.map((each) => each.what)).toContain(`GET /knowledge/entries?size=50&state=REVIEW&lang=en&q=${encodeURIComponent("소파")}`));
  });

  it("writes a new answer that is complete before it is sent, once", async () => {
    const { user, server } = await openPage(aWork());
    const created = aWork({ open: aText({ state: "DRAFT" }), published: null });
    server.on("POST /knowledge/entries", () => ({ status: 201, body: created }));
    server.on("GET /knowledge/entries/entry-1/work", () => ({ body: created }));
    await user.click(await button("New answer"));
    const save = await button("Save as draft");
    expect(save.getAttribute("aria-disabled")).toBe("true");

    await user.type(screen.getByRole("textbox", { name: /^Title/ }), "제설함 위치");
    await user.type(screen.getByRole("textbox", { name: "Text" }), "가까운 길가에 있습니다.");
    await user.type(screen.getByRole("textbox", { name: "Add to: How citizens ask" }), "눈 치우는 삽{Enter}");
    await user.selectOptions(screen.getAllByRole("combobox", { name: /^Category/ }).at(-1)!, "transport");
    await user.click(save);

    await waitFor(() => expect(server.bodies("POST /knowledge/entries")).toMatchObject([{
      title: "제설함 위치", body: "가까운 길가에 있습니다.", askedAs: ["눈 치우는 삽"], category: "transport", organisationId: "org-1", lang: "ko",
    }]));
    expect(await button("Submit for review")).toBeTruthy();
  });

  it("changes what is published by a draft of the next version, and submits what is typed", async () => {
    const draft = aWork({ revision: 4, open: aText({ version: 2, state: "DRAFT", mine: true }) });
    const { user, server } = await withEntry(draft);
    server.on("PUT /knowledge/entries/entry-1/draft", () => ({ body: { ...draft, revision: 5 } }));
    server.on("POST /knowledge/entries/entry-1/submit", () => ({ body: { ...draft, revision: 6, open: aText({ version: 2, state: "REVIEW", mine: true }) } }));
    await user.type(await screen.findByRole("textbox", { name: "Text" }), " 수수료가 있습니다.");

    await user.click(await button("Submit for review"));

    await waitFor(() => expect(server.bodies("POST /knowledge/entries/entry-1/submit")).toEqual([{ revision: 5 }]));
    expect(server.bodies("PUT /knowledge/entries/entry-1/draft")).toMatchObject([{ revision: 4, body: "동주민센터에 신고합니다. 수수료가 있습니다." }]);
    expect(await screen.findByText("Somebody else approves what you have written.")).toBeTruthy();
    expect((await button("Approve and publish")).getAttribute("aria-disabled")).toBe("true");
  });

  it("sees what another has changed, and approves it", async () => {
    const review = aWork({ open: aText({ version: 2, state: "REVIEW", body: "동주민센터나 누리집에 신고합니다." }), mayApprove: true });
    const { user, server } = await withEntry(review);
    server.on("POST /knowledge/entries/entry-1/approve", () => ({ body: aWork({ revision: 4, published: aText({ version: 2 }) }) }));
    const diff = within(await screen.findByRole("group", { name: "v1 beside v2" }));
    expect(diff.getByText("동주민센터나 누리집에").tagName).toBe("INS");

    await user.click(await button("Approve and publish"));
    await user.click(await button("Approve v2"));

    await waitFor(() => expect(server.bodies("POST /knowledge/entries/entry-1/approve")).toEqual([{ revision: 3 }]));
  });

  it("sends back with a reason, which the author reads", async () => {
    const review = aWork({ open: aText({ version: 2, state: "REVIEW" }), mayApprove: true });
    const { user, server } = await withEntry(review);
    server.on("POST /knowledge/entries/entry-1/send-back", () => ({ body: aWork({ revision: 4, open: aText({ version: 2, state: "DRAFT", reason: "수수료를 적어 주세요" }) }) }));
    await user.click(await button("Send back"));
    const dialog = within(await screen.findByRole("dialog"));

    await user.type(dialog.getByRole("textbox"), "수수료를 적어 주세요");
    await user.click(dialog.getByRole("button", { name: "Send back" }));

    expect(await screen.findByText("수수료를 적어 주세요")).toBeTruthy();
    expect(server.bodies("POST /knowledge/entries/entry-1/send-back")).toEqual([{ revision: 3, reason: "수수료를 적어 주세요" }]);
  });

  it("who saves second sees both texts and decides", async () => {
    const { user, server } = await withEntry(aWork());
    const theirs = aWork({ revision: 8, open: aText({ version: 2, state: "DRAFT", body: "누리집에 신고합니다.", author: "서다온" }) });
    server.on("PUT /knowledge/entries/entry-1/draft", () => problem(409, "conflict", { current: theirs, yours: { revision: 3 } }));
    await user.type(await screen.findByRole("textbox", { name: "Text" }), " 내가 먼저.");
    await user.keyboard("{Control>}{Enter}{/Control}");
    const dialog = within(await screen.findByRole("dialog", { name: "Another editor saved first" }));
    expect(dialog.getByText(/서다온/)).toBeTruthy();

    server.on("PUT /knowledge/entries/entry-1/draft", () => ({ body: { ...theirs, revision: 9 } }));
    await user.click(dialog.getByRole("button", { name: "Save mine" }));

    await waitFor(() => expect(server.bodies("PUT /knowledge/entries/entry-1/draft").at(-1)).toMatchObject({ revision: 8, body: "동주민센터에 신고합니다. 내가 먼저." }));
  });

  it("finds unsaved text again after a reload", async () => {
    const { user } = await withEntry(aWork());
    await user.type(await screen.findByRole("textbox", { name: "Text" }), " 쓰던 글");
    document.body.innerHTML = "";

    await withEntry(aWork());

    expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Text" })).value).toBe("동주민센터에 신고합니다. 쓰던 글");
    expect(screen.getByText(/Text that was not saved/)).toBeTruthy();
  });

  it("is told that the days do not fit, before anything is sent", async () => {
    const { user, server } = await withEntry(aWork());
    const from = await screen.findByLabelText("Valid from");

    await user.type(from, "3000-01-01");

    expect(await screen.findByText(/The last day is before the first/)).toBeTruthy();
    await user.click(await button(/^Save as new version/));
    expect(server.bodies("PUT /knowledge/entries/entry-1/draft")).toEqual([]);
  });

  it("sees which languages are missing or behind", async () => {
    await withEntry(aWork());

    const table = within((await screen.findByRole("link", { name: "English" })).closest("table")!);
    expect(table.getByText("Behind")).toBeTruthy();
    expect(table.getByRole("link", { name: /Write it.*Vietnamese/ }).getAttribute("href")).toBe("/desk/knowledge?entry=new&of=entry-1&lang=vi");
  });
});
