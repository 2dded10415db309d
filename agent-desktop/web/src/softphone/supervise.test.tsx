import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { I18nProvider } from "../i18n/I18n.tsx";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aDesk } from "../test/samples.ts";
import { PhoneProvider } from "./PhoneProvider.tsx";
import { SuperviseButtons } from "./Supervise.tsx";
import { supervision } from "./supervision.ts";

/** The console of somebody whose telephone stands on the table. */
function aConsole({ enabled = true, registered = true, why = "" }): FakeServer {
  const server = new FakeServer(aDesk());
  server.on("GET /phone", () => ({
    body: { enabled, device: enabled ? "DESK" : "NONE", line: "desk03", uri: null, user: null, password: null, socket: null, registered, calls: [] },
  }));
  render(
    <I18nProvider initial="en">
      <PhoneProvider agentId="supervisor-1" picture={null}>
        <SuperviseButtons interactionId="interaction-1" why={why} onJoined={() => {}} />
      </PhoneProvider>
    </I18nProvider>,
  );
  return server;
}

describe("listening to a colleague's call", () => {
  it("needs a reason, which is kept", async () => {
    aConsole({ why: "" });
    expect((await screen.findByRole("button", { name: "Listen" })).hasAttribute("disabled")).toBe(true);
  });

  it("rings at my own telephone", async () => {
    const server = aConsole({ why: "New here" });
    await userEvent.click(await screen.findByRole("button", { name: "Whisper" }));

    await waitFor(() => expect(supervision.of("interaction-1")).toEqual({ interactionId: "interaction-1", mode: "WHISPER", why: "New here" }));
    expect(server.bodies("POST /calls/interaction-1/supervise")).toEqual([{ mode: "WHISPER", why: "New here" }]);
  });

  it("says what the exchange refuses", async () => {
    const server = aConsole({ why: "New here" });
    server.on("POST /calls/interaction-1/supervise", () => problem(409, "no-phone"));
    await userEvent.click(await screen.findByRole("button", { name: "Listen" }));

    await screen.findByText(/not registered/i);
  });

  it("is not offered without a telephone", async () => {
    const server = aConsole({ enabled: false, why: "New here" });
    await waitFor(() => expect(server.asked.some(({ what }) => what === "GET /phone")).toBe(true));
    expect(screen.queryByRole("button", { name: "Listen" })).toBeNull();
  });
});
