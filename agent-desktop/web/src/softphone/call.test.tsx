import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer } from "../test/fakeServer.ts";
import { aContact, aDesk, anOffer, aSeat } from "../test/samples.ts";
import type { PhonePicture, ServerCall } from "./phone.ts";

const A_CALL: ServerCall = {
  interactionId: "interaction-1", seatId: "seat-1", state: "CONNECTED", since: "2026-11-23T04:50:00Z", consult: null, recording: "OFF",
  parties: [{ kind: "CITIZEN", staffId: null, state: "TALKING" }, { kind: "AGENT", staffId: "agent-1", state: "TALKING" }],
  capabilities: ["TRANSFER", "TRANSFER_NUMBER", "CONSULT", "CONFERENCE"],
};

beforeEach(() => settings.write("lang", "en"));

/** A desk whose agent uses a telephone on the table: what the server says is all there is to show. */
async function aDeskWith(calls: readonly ServerCall[], device: PhonePicture["device"] = "DESK"): Promise<FakeServer> {
  const desk = aDesk({ seats: [aSeat({ channel: "VOICE", citizen: { label: "Kim", certainty: "KNOWN_NUMBER", maskedAddress: "010-••••-5528" } })] });
  const server = new FakeServer(desk, { "interaction-1": aContact({ channel: "VOICE" }) });
  const phone = { enabled: device !== "NONE", device, line: "desk03", uri: null, user: null, password: null, socket: null, registered: true, calls };
  server.on("GET /phone", () => ({ body: phone }));
  server.on("GET /phone/lines", () => ({ body: { lines: [] } }));
  server.on("GET /officers", () => ({ body: { items: [] } }));
  server.on("GET /desk/tools", () => ({ body: { textBlocks: [], quickEntries: [], speedDials: [{ code: "fire", name: { en: "Fire" }, phone: "119" }] } }));
  server.on("GET /directory", () => ({
    body: { queues: [{ id: "queue-2", name: { en: "Tax" }, open: false, waiting: 0, ready: 0 }], agents: [{ id: "agent-2", label: "Lee", languages: ["ko"], state: "READY", free: true }] },
  }));
  render(<App />);
  await screen.findByRole("navigation", { name: /contacts/i });
  return server;
}

describe("a desk without an exchange", () => {
  it("has no telephone and names none of its keys", async () => {
    await aDeskWith([], "NONE");

    expect(screen.queryByRole("button", { name: /^Telephone/ })).toBeNull();
    await userEvent.keyboard("?");
    expect(within(await screen.findByRole("dialog")).queryByText("Hang up")).toBeNull();
  });
});

describe("a call on my line", () => {
  it("is in sight with who it is and how it stands", async () => {
    const server = await aDeskWith([A_CALL]);
    const strip = await screen.findByRole("region", { name: "Call: Kim" });
    expect(within(strip).getByText("010-••••-5528")).toBeTruthy();
    expect(within(strip).getByRole("status").textContent).toBe("Talking");

    await server.says({ type: "phone", phone: { device: "DESK", line: "desk03", registered: true, calls: [{ ...A_CALL, state: "HELD", parties: [...A_CALL.parties, { kind: "SUPERVISOR", staffId: "s", state: "LISTENING" }] }] } });
    expect(within(strip).getByRole("status").textContent).toBe("On hold");
    expect(within(strip).getByText("A supervisor is listening")).toBeTruthy();

    await server.says({ type: "phone", phone: { device: "DESK", line: "desk03", registered: true, calls: [] } });
    expect(screen.queryByRole("region", { name: "Call: Kim" })).toBeNull();
  });

  it("asks a colleague first, hands over, or goes back", async () => {
    const server = await aDeskWith([A_CALL]);
    await screen.findByRole("region", { name: "Call: Kim" });
    await userEvent.keyboard("{F6}");
    const dialog = await screen.findByRole("dialog", { name: "Pass the call of Kim on?" });
    const field = within(dialog).getByRole("combobox", { name: "Whom" });
    await userEvent.type(field, "Lee");
    await userEvent.keyboard("{Enter}");
    await userEvent.click(within(dialog).getByRole("button", { name: "Ask" }));

    expect(server.bodies("POST /calls/interaction-1/consult")).toEqual([{ agentId: "agent-2" }]);

    const consult = { ...A_CALL, state: "CONSULTING", consult: { kind: "AGENT", state: "RINGING" } } as const;
    await server.says({ type: "phone", phone: { device: "DESK", line: "desk03", registered: true, calls: [consult] } });
    const strip = screen.getByRole("group", { name: "Asking first" });
    await userEvent.click(within(strip).getByRole("button", { name: "Hand over and leave" }));
    expect(server.bodies("POST /calls/interaction-1/consult/complete")).toEqual([]); // nobody has answered yet

    await server.says({ type: "phone", phone: { device: "DESK", line: "desk03", registered: true, calls: [{ ...consult, consult: { kind: "AGENT", state: "TALKING" } }] } });
    await userEvent.click(within(strip).getByRole("button", { name: "Hand over and leave" }));
    await waitFor(() => expect(server.bodies("POST /calls/interaction-1/consult/complete")).toHaveLength(1));
  });

  it("is passed on at once to a number everybody needs", async () => {
    const server = await aDeskWith([A_CALL]);
    await screen.findByRole("region", { name: "Call: Kim" });
    await userEvent.keyboard("{F6}");
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "Pass on at once" }));
    await userEvent.click(await within(dialog).findByRole("button", { name: "119 Fire" }, { timeout: 5_000 }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Pass on" }));

    await waitFor(() => expect(server.bodies("POST /calls/interaction-1/transfer")).toEqual([{ number: "119" }]));
  });
});

describe("what the exchange cannot do", () => {
  it("is not there to be pressed", async () => {
    await aDeskWith([{ ...A_CALL, capabilities: ["HOLD", "MUTE", "KEYPAD", "TRANSFER"] }]);
    await screen.findByRole("region", { name: "Call: Kim" });
    expect(screen.queryByRole("button", { name: /F7/ })).toBeNull();
    await userEvent.keyboard("{F7}");
    expect(screen.queryByRole("dialog")).toBeNull();

    await userEvent.keyboard("{F6}");
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).queryByRole("button", { name: "Ask first" })).toBeNull();
    expect(within(dialog).queryByRole("button", { name: "119 Fire" })).toBeNull();
    expect(within(dialog).queryByRole("textbox", { name: "Or a telephone number" })).toBeNull();
  });
});

describe("an offered call", () => {
  it("that was only noted rings nowhere and is taken at the desk", async () => {
    const server = await aDeskWith([]);
    server.on("POST /offers/offer-1/accept", () => ({ body: { seatId: "seat-2" } }));
    await server.shows({ offer: anOffer({ channel: "VOICE", expiresAt: "2099-01-01T00:00:00Z" }) });
    await screen.findByText(/Vietnamese skill 5/);
    await userEvent.keyboard("{F2}");

    await waitFor(() => expect(server.bodies("POST /offers/offer-1/accept")).toHaveLength(1));
  });


  it("is answered on the telephone on the table, not by the key", async () => {
    const server = await aDeskWith([]);
    await server.shows({ offer: anOffer({ channel: "VOICE", onDevice: true, expiresAt: "2099-01-01T00:00:00Z" }) });
    await screen.findByText("Answer on the telephone on your desk.");
    await userEvent.keyboard("{F2}");

    expect(server.bodies("POST /offers/offer-1/accept")).toEqual([]);
  });
});
