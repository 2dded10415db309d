import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aContact, aDesk, aSeat } from "../test/samples.ts";

const RECORDED = { state: "STORED", fault: null, consent: "ANNOUNCED", beganAt: "2026-11-23T04:50:00Z", seconds: 192, pauses: [{ beganAt: "2026-11-23T04:51:00Z", endedAt: null }], mayPlay: true };

beforeEach(() => {
  settings.write("lang", "en");
  URL.createObjectURL = vi.fn(() => "blob:sound");
  URL.revokeObjectURL = vi.fn();
});

/** A desk that writes the record of a call, and what was recorded of it. */
async function aDeskAfterACall(recorded: object | null): Promise<FakeServer> {
  const server = new FakeServer(aDesk({ seats: [aSeat({ channel: "VOICE", state: "WRAP_UP" })] }), { "interaction-1": aContact({ channel: "VOICE" }) });
  if (recorded) server.on("GET /interactions/interaction-1/recording", () => ({ body: recorded }));
  render(<App />);
  await screen.findByRole("navigation", { name: /contacts/i });
  return server;
}

describe("the recording of a call", () => {
  it("says how long it is, and is heard only with a reason", async () => {
    const server = await aDeskAfterACall(RECORDED);
    const recording = await screen.findByRole("region", { name: "Recording" });
    expect(within(recording).getByText("3:12")).toBeTruthy();
    expect(within(recording).getByText("pauses: 1")).toBeTruthy();

    await userEvent.click(within(recording).getByRole("button", { name: "Listen" }));
    within(recording).getByRole("alert");
    expect(server.bodies("POST /interactions/interaction-1/recording/plays")).toEqual([]);

    await userEvent.type(within(recording).getByRole("textbox"), "A name I did not catch");
    await userEvent.click(within(recording).getByRole("button", { name: "Listen" }));
    await waitFor(() => expect(recording.querySelector("audio")?.getAttribute("src")).toBe("blob:sound"));
    expect(server.bodies("POST /interactions/interaction-1/recording/plays")).toEqual([{ why: "A name I did not catch" }]);
  });

  it("that went wrong says what is wrong", async () => {
    await aDeskAfterACall({ ...RECORDED, state: "FAILED", fault: "SILENT", mayPlay: false });
    const recording = await screen.findByRole("region", { name: "Recording" });

    within(recording).getByText("Without sound");
    expect(within(recording).queryByRole("button", { name: "Listen" })).toBeNull();
  });

  it("that was erased meanwhile is not played", async () => {
    const server = await aDeskAfterACall(RECORDED);
    server.on("POST /interactions/interaction-1/recording/plays", () => problem(410, "gone"));
    const recording = await screen.findByRole("region", { name: "Recording" });
    await userEvent.type(within(recording).getByRole("textbox"), "A complaint{Enter}");

    await within(recording).findByRole("alert");
    expect(recording.querySelector("audio")).toBeNull();
  });

  it("is not spoken of where there is none", async () => {
    const server = await aDeskAfterACall(null);
    await waitFor(() => expect(server.asked.some(({ what }) => what.endsWith("/recording"))).toBe(true));

    expect(screen.queryByRole("region", { name: "Recording" })).toBeNull();
  });
});
