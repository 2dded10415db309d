import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer } from "../test/fakeServer.ts";
import { aContact, aDesk, aSeat } from "../test/samples.ts";

beforeEach(() => settings.write("lang", "en"));

/** A desk with a telephone on the table and a citizen whose number is known. */
async function aDeskThatCalls(outbound: boolean): Promise<FakeServer> {
  const citizen = { label: "Kim", certainty: "KNOWN_NUMBER", maskedAddress: "010-••••-5528" } as const;
  const desk = aDesk({
    seats: [aSeat({ citizen })],
    promises: [{ id: "promise-1", kind: "CALLBACK", dueAt: "2026-11-23T05:00:00Z", note: "tax", citizen, version: 1 }],
  });
  const server = new FakeServer(desk, { "interaction-1": aContact({ citizen }) });
  server.on("GET /phone", () => ({
    body: { enabled: true, device: "DESK", line: "desk03", uri: null, user: null, password: null, socket: null, registered: true, outbound, calls: [] },
  }));
  server.on("GET /phone/lines", () => ({ body: { lines: [] } }));
  server.on("GET /desk/tools", () => ({ body: { textBlocks: [], quickEntries: [], speedDials: [{ code: "fire", name: { en: "Fire" }, phone: "119" }] } }));
  render(<App />);
  await screen.findByRole("navigation", { name: /contacts/i });
  return server;
}

describe("calling somebody", () => {
  it("is not offered where there is no way outside", async () => {
    await aDeskThatCalls(false);

    await screen.findByRole("button", { name: /^Telephone/ });
    expect(screen.queryByRole("button", { name: "Call Kim" })).toBeNull();
    await userEvent.keyboard("{Alt>}o{/Alt}");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("calls the citizen of the contact in hand by a button beside their number", async () => {
    const server = await aDeskThatCalls(true);
    server.on("POST /interactions/interaction-1/call", () => ({ status: 202, body: { seatId: "seat-9", interactionId: "interaction-9" } }));
    const tools = await screen.findByRole("complementary");

    await userEvent.click(await within(tools).findByRole("button", { name: "Call Kim" }));

    await waitFor(() => expect(server.bodies("POST /interactions/interaction-1/call")).toHaveLength(1));
    expect(server.bodies("POST /interactions/interaction-1/call")[0]).toMatchObject({ clientId: expect.any(String) as string });
  });

  it("keeps a promise by calling", async () => {
    const server = await aDeskThatCalls(true);
    server.on("POST /promises/promise-1/call", () => ({ status: 202, body: { seatId: "seat-9", interactionId: "interaction-9" } }));

    await userEvent.click(await within(await screen.findByRole("region", { name: /promise/i })).findByRole("button", { name: "Call Kim" }));

    await waitFor(() => expect(server.bodies("POST /promises/promise-1/call")).toHaveLength(1));
  });

  it("dials a number by key, from the speed dial or typed, and says what is barred", async () => {
    const server = await aDeskThatCalls(true);
    server.on("POST /calls", () => ({ status: 409, body: { type: "/problems/number-not-allowed", title: "Conflict", status: 409, detail: "barred" } }));
    await screen.findAllByRole("button", { name: "Call Kim" });

    await userEvent.keyboard("{Alt>}o{/Alt}");
    const dialog = await screen.findByRole("dialog", { name: "Call a number" });
    await userEvent.click(await within(dialog).findByRole("button", { name: "119 Fire" }));
    expect(within(dialog).getByRole<HTMLInputElement>("textbox", { name: "Telephone number" }).value).toBe("119");
    await userEvent.clear(within(dialog).getByRole("textbox", { name: "Telephone number" }));
    await userEvent.type(within(dialog).getByRole("textbox", { name: "Telephone number" }), "+1 212 555 2368{Enter}");

    expect((await within(dialog).findByRole("alert")).textContent).toContain("cannot be called");
    expect(server.bodies("POST /calls")[0]).toMatchObject({ number: "+1 212 555 2368", language: "ko" });
  });
});
