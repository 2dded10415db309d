import { act, createEvent, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aContact, aDesk, anOffer, aSeat } from "../test/samples.ts";

const inSeconds = (s: number) => new Date(Date.now() + s * 1000).toISOString();
const ringing = (change = {}) => anOffer({ offeredAt: inSeconds(0), expiresAt: inSeconds(15), ...change });
const withOneChat = () => new FakeServer(aDesk({ seats: [aSeat()] }), { "interaction-1": aContact() });

async function openDesk(server: FakeServer) {
  settings.write("lang", "en");
  history.replaceState(null, "", "/desk");
  const user = userEvent.setup();
  render(<App />);
  await screen.findByRole("navigation", { name: "My contacts" });
  await screen.findByText("Live");
  return { user, server };
}
const reply = () => screen.findByRole("textbox", { name: "Reply" });

describe("an offer", () => {
  it("says why it came, and F2 takes it", async () => {
    const { user, server } = await openDesk(new FakeServer(aDesk(), { "interaction-2": aContact({ id: "interaction-2", streamId: "stream-2" }) }));
    server.on("POST /offers/offer-1/accept", () => {
      server.desk = { ...server.desk, version: 9, offer: null, seats: [aSeat({ id: "seat-2", interactionId: "interaction-2", streamId: "stream-2" })] };
      return { body: { seatId: "seat-2", interactionId: "interaction-2", state: "CONNECTED" } };
    });

    await server.shows({ offer: ringing() });
    expect(screen.getByText("Vietnamese skill 5")).toBeTruthy();
    expect(screen.getByRole("timer", { name: /seconds left/ })).toBeTruthy();
    await user.keyboard("{F2}");
    await server.says({ type: "desk", desk: server.desk });

    expect(server.bodies("POST /offers/offer-1/accept")).toHaveLength(1);
    expect(await screen.findByRole("tab", { name: /방문자 4821/ })).toBeTruthy();
    expect(document.activeElement).toBe(await reply());
  });

  it("is spoken once and leaves the focus where the agent writes", async () => {
    const { user, server } = await openDesk(withOneChat());
    await user.type(await reply(), "쓰던 글");

    await server.shows({ offer: ringing() });

    expect(screen.getByText(/New Chat\. Moving in\. Press F2 within 15 seconds/).getAttribute("role")).toBe("alert");
    expect(document.activeElement).toBe(await reply());
  });

  it("is not taken by a key pressed in the middle of a syllable", async () => {
    const { server } = await openDesk(withOneChat());
    await server.shows({ offer: ringing() });

    fireEvent.keyDown(await reply(), { key: "F2", isComposing: true });

    expect(server.bodies("POST /offers/offer-1/accept")).toEqual([]);
  });

  it("is declined with a reason", async () => {
    const { user, server } = await openDesk(new FakeServer(aDesk()));
    await server.shows({ offer: ringing() });

    await user.keyboard("{Shift>}{F2}{/Shift}");
    await user.click(screen.getByRole("button", { name: "Busy" }));

    expect(server.bodies("POST /offers/offer-1/decline")).toEqual([{ reason: "OTHER" }]);
  });

  it("that was over before the answer came says so", async () => {
    const { user, server } = await openDesk(new FakeServer(aDesk()));
    server.on("POST /offers/offer-1/accept", () => problem(409, "offer-over", { state: "WITHDRAWN" }));
    await server.shows({ offer: ringing() });

    await user.keyboard("{F2}");

    expect(await screen.findByText("This offer is already over.")).toBeTruthy();
  });
});

describe("the composer", () => {
  it("begins a new line with Enter and sends with Ctrl+Enter", async () => {
    const { user, server } = await openDesk(withOneChat());

    await user.type(await reply(), "첫 줄{Enter}둘째 줄");
    await user.keyboard("{Control>}{Enter}{/Control}");

    const [sent] = server.bodies("POST /interactions/interaction-1/messages");
    expect(sent).toMatchObject({ kind: "MESSAGE", text: "첫 줄\n둘째 줄" });
    expect(((await reply()) as HTMLTextAreaElement).value).toBe("");
  });

  it("sends nothing while a syllable is open", async () => {
    const { user, server } = await openDesk(withOneChat());
    await user.type(await reply(), "안녕하세ㅇ");

    const field = await reply();
    const press = createEvent.keyDown(field, { key: "Enter", ctrlKey: true, keyCode: 229 });
    await act(async () => void fireEvent(field, press));

    expect(server.bodies("POST /interactions/interaction-1/messages")).toEqual([]);
    expect(press.defaultPrevented).toBe(false);
  });

  it("keeps a note apart from the reply", async () => {
    const { user } = await openDesk(withOneChat());
    await user.type(await reply(), "답");

    await user.click(screen.getByRole("button", { name: "Note" }));
    await user.type(screen.getByRole("textbox", { name: "Note" }), "메모");
    await user.click(screen.getByRole("button", { name: "Reply" }));

    expect(((await reply()) as HTMLTextAreaElement).value).toBe("답");
  });
});

describe("a record that is not complete", () => {
  it("is not closed, and leads to the field that is missing", async () => {
    const seat = aSeat({ state: "WRAP_UP", wrapUp: { deadline: inSeconds(60), extended: false } });
    const { user, server } = await openDesk(new FakeServer(aDesk({ seats: [seat] }), { "interaction-1": aContact({ record: { version: 1 } }) }));
    server.on("POST /seats/seat-1/complete", () => problem(422, "record-incomplete", { errors: [{ field: "outcome", message: "is needed" }] }));
    await screen.findByRole("region", { name: "Record" });

    await user.keyboard("{F8}");

    const outcome = await screen.findByRole("combobox", { name: "Outcome" });
    await waitFor(() => expect(document.activeElement).toBe(outcome));
    expect(outcome.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("To complete, fill in:")).toBeTruthy();
  });

  it("is saved by choosing, without a Save button", async () => {
    const { user, server } = await openDesk(withOneChat());
    server.on("PUT /seats/seat-1/record", () => ({ body: { version: 1, savedAt: "2026-11-23T05:32:07Z" } }));
    const bar = await screen.findByRole("region", { name: "Record" });

    await user.type(within(bar).getByRole("combobox", { name: "Outcome" }), "passed{Enter}");

    expect(await screen.findByText("Saved 14:32:07", {}, { timeout: 3_000 })).toBeTruthy();
    expect(server.bodies("PUT /seats/seat-1/record").at(-1)).toMatchObject({ version: 0, outcome: "21" });
  });
});

describe("the session", () => {
  it("that runs out asks for the password over the desk and takes nothing away", async () => {
    const { user, server } = await openDesk(withOneChat());
    await user.type(await reply(), "쓰던 글");
    server.on("POST /session", () => ({ body: server.desk.me }));

    await server.closes(4401);
    const dialog = await screen.findByRole("dialog", { name: "Sign in again?" });
    await user.type(within(dialog).getByLabelText("Password"), "demo-120{Enter}");

    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(((await reply()) as HTMLTextAreaElement).value).toBe("쓰던 글");
  });

  it("begins with one click on a demonstration account", async () => {
    settings.write("lang", "en");
    const server = new FakeServer(aDesk());
    server.on("GET /session", () => problem(401, "not-signed-in"));
    server.on("GET /session/demo", () => ({ body: { accounts: [{ username: "agent5", roles: ["AGENT"], languages: ["en"] }], password: "demo-120" } }));
    server.on("POST /session", () => problem(401, "bad-credentials"));
    const user = userEvent.setup();
    render(<App />);

    await user.click(await screen.findByRole("button", { name: /agent5/ }));
    await user.click(screen.getByRole("button", { name: "Sign in" }));

    expect(server.bodies("POST /session")).toEqual([{ username: "agent5", password: "demo-120" }]);
    expect(await screen.findByText("User name or password is wrong.")).toBeTruthy();
  });
});

describe("a password that somebody else has chosen", () => {
  it("opens nothing until it is changed", async () => {
    settings.write("lang", "en");
    const server = new FakeServer(aDesk());
    server.on("GET /session", () => ({ body: { ...server.desk.me, mustChangePassword: true } }));
    server.on("PUT /session/password", () => problem(400, "invalid-request", { errors: [{ field: "currentPassword", message: "is wrong" }] }));
    const user = userEvent.setup();
    render(<App />);

    await user.type(await screen.findByLabelText("Present password"), "given-to-me");
    await user.type(screen.getByLabelText(/^New password \(/), "only-i-know");
    await user.click(screen.getByRole("button", { name: "Change" }));
    expect(screen.getByText("The two are not the same.")).toBeTruthy();
    await user.type(screen.getByLabelText("New password again"), "only-i-know");
    await user.click(screen.getByRole("button", { name: "Change" }));

    expect(server.bodies("PUT /session/password")).toEqual([{ currentPassword: "given-to-me", newPassword: "only-i-know" }]);
    expect(await screen.findByText("The present password is wrong.")).toBeTruthy();
    expect(server.bodies("GET /desk")).toEqual([]);
  });
});
