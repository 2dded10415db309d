import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aContact, aDesk, aSeat } from "../test/samples.ts";

const MESSAGE = { promiseId: "promise-1", seconds: 65, receivedAt: "2026-11-23T04:50:00Z", state: "DUE" };

beforeEach(() => {
  settings.write("lang", "en");
  URL.createObjectURL = vi.fn(() => "blob:sound");
  URL.revokeObjectURL = vi.fn();
});

/** A desk with the memo of a message that is to be answered. */
async function aDeskWithAMemo(messages: readonly object[]): Promise<FakeServer> {
  const server = new FakeServer(aDesk({ seats: [aSeat({ channel: "VOICE", state: "ACTIVE" })] }), { "interaction-1": aContact({ channel: "VOICE" }) });
  server.on("GET /interactions/interaction-1/voicemails", () => ({ body: messages }));
  render(<App />);
  await screen.findByRole("navigation", { name: /contacts/i });
  return server;
}

describe("a caller's message", () => {
  it("is heard where it is answered", async () => {
    const server = await aDeskWithAMemo([MESSAGE]);
    server.on("GET /promises/promise-1/voicemail", () => ({ body: "sound" }));
    const message = await screen.findByRole("region", { name: "Message left by the caller" });
    within(message).getByText("1:05");

    await userEvent.click(within(message).getByRole("button", { name: "Listen to the message" }));

    await waitFor(() => expect(message.querySelector("audio")?.getAttribute("src")).toBe("blob:sound"));
  });

  it("that was erased meanwhile is not played", async () => {
    const server = await aDeskWithAMemo([MESSAGE]);
    server.on("GET /promises/promise-1/voicemail", () => problem(404, "not-found"));
    const message = await screen.findByRole("region", { name: "Message left by the caller" });

    await userEvent.click(within(message).getByRole("button", { name: "Listen to the message" }));

    await within(message).findByRole("alert");
    expect(message.querySelector("audio")).toBeNull();
  });

  it("is not spoken of where there is none", async () => {
    const server = await aDeskWithAMemo([]);
    await waitFor(() => expect(server.asked.some(({ what }) => what.endsWith("/voicemails"))).toBe(true));

    expect(screen.queryByRole("region", { name: "Message left by the caller" })).toBeNull();
  });
});
