import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer } from "../test/fakeServer.ts";
import { aDesk } from "../test/samples.ts";

const PREVIEW = {
  memberId: "member-1", campaign: "care", name: { en: "Care" }, script: { en: "Good day, this is the city." }, citizen: "010-••••-6761", language: "ko",
  reference: "A-17", attempts: 1,
};

beforeEach(() => {
  settings.write("lang", "en");
  history.replaceState(null, "", "/desk");
});

async function aFreeAgent(): Promise<FakeServer> {
  const desk = aDesk();
  const server = new FakeServer({ ...desk, presence: { ...desk.presence, state: "READY" } });
  server.on("GET /phone", () => ({
    body: { enabled: true, device: "DESK", line: "desk03", uri: null, user: null, password: null, socket: null, registered: true, outbound: true, calls: [] },
  }));
  server.on("GET /phone/lines", () => ({ body: { lines: [] } }));
  let shown = false;
  server.on("POST /campaigns/next", () => {
    if (shown) return { status: 204 };
    shown = true;
    return { body: PREVIEW };
  });
  render(<App />);
  await screen.findByRole("navigation", { name: /contacts/i });
  return server;
}

describe("a campaign's preview", () => {
  it("says whom to call and what to say, and calls by my word", async () => {
    const server = await aFreeAgent();
    server.on("POST /campaigns/previews/member-1/call", () => ({ status: 202, body: { seatId: "seat-9", interactionId: "interaction-9" } }));
    const card = await screen.findByRole("region", { name: "Next to call" });
    expect(card.textContent).toContain("010-••••-6761");
    expect(card.textContent).toContain("Good day, this is the city.");
    expect(card.textContent).toContain("called 1 times");

    await userEvent.click(within(card).getByRole("button", { name: "Call" }));

    await waitFor(() => expect(server.bodies("POST /campaigns/previews/member-1/call")).toHaveLength(1));
  });

  it("is skipped with a reason", async () => {
    const server = await aFreeAgent();
    const card = await screen.findByRole("region", { name: "Next to call" });

    await userEvent.click(within(card).getByRole("button", { name: "Skip" }));
    await userEvent.type(within(card).getByRole("textbox", { name: "Why skipped" }), "moved away{Enter}");

    await waitFor(() => expect(server.bodies("POST /campaigns/previews/member-1/skip")).toEqual([{ reason: "moved away" }]));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Next to call" })).toBeNull());
  });
});

describe("the page of campaigns", () => {
  it("counts, adds people, and names faulty lines", async () => {
    const desk = aDesk();
    const server = new FakeServer({ ...desk, me: { ...desk.me, roles: [{ role: "SUPERVISOR", organisation: { id: "org-1", name: { en: "City" } } }] } });
    server.on("GET /campaigns", () => ({ body: { items: [{ code: "care", name: { en: "Care" }, active: true, counts: { OPEN: 3, REACHED: 2 } }] } }));
    server.on("GET /do-not-call", () => ({ body: { items: [{ id: "i-1", citizen: "010-••••-0001", why: "asked us", since: "2026-11-23T05:00:00Z" }] } }));
    server.on("POST /campaigns/care/members", () => ({ body: { added: 1, known: 0, barred: 1, faulty: 1, faults: [{ line: 2, reason: "NUMBER" }] } }));
    history.replaceState(null, "", "/desk/campaigns");
    render(<App />);

    expect((await screen.findByRole("row", { name: /Care/ })).textContent).toContain("3");
    expect(screen.getByText("asked us", { exact: false })).toBeTruthy();
    await userEvent.type(screen.getByRole("textbox", { name: "Or paste here" }), "010-2345-6761");
    await userEvent.click(screen.getAllByRole("button", { name: "Add" })[0]!);

    expect((await screen.findByText(/added 1/)).textContent).toContain("faulty lines 1");
    expect(screen.getByText(/no number that may be called/)).toBeTruthy();
    expect(server.bodies("POST /campaigns/care/members")).toEqual([{ csv: "010-2345-6761" }]);
  });
});
