import { render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer } from "../test/fakeServer.ts";
import { aContact, aDesk, anOffer } from "../test/samples.ts";

const KNOWN = { label: "Kim", certainty: "KNOWN_NUMBER", maskedAddress: "010-••••-5528" } as const;

beforeEach(() => settings.write("lang", "en"));

describe("an offer of somebody with an address", () => {
  it("says who it may be, what happened last and what is owed, before it is taken", async () => {
    const earlier = (id: string, at: string, outcome: string) => ({ interactionId: id, channel: "SMS", at, outcome, topics: [], mayOpen: true }) as const;
    const contact = aContact({ id: "interaction-2", history: [earlier("i-1", "2026-11-09T09:42:00Z", "11"), earlier("i-2", "2026-11-16T01:05:00Z", "21")] });
    const server = new FakeServer(aDesk(), { "interaction-2": contact });
    server.on("GET /cases", () => ({ body: { items: [{ id: "c-1", dueAt: "2026-12-02T09:00:00Z", waitsForCitizen: false }], next: null } }));
    render(<App />);
    await screen.findByRole("navigation", { name: "My contacts" });

    await server.shows({ offer: anOffer({ citizen: KNOWN, expiresAt: "2099-01-01T00:00:00Z" }) });

    expect(await screen.findByText("010-••••-5528")).toBeTruthy();
    expect(screen.getByText("Known number")).toBeTruthy();
    expect(await screen.findByText(/^2 earlier · Nov 16 10:05 Text, Passed on/)).toBeTruthy();
    expect(await screen.findByText("Open cases: 1 · the first is due Dec 2")).toBeTruthy();
  });

  it("says a number once that is all there is to say", async () => {
    const server = new FakeServer(aDesk(), { "interaction-2": aContact({ id: "interaction-2", history: [] }) });
    render(<App />);
    await screen.findByRole("navigation", { name: "My contacts" });

    await server.shows({ offer: anOffer({ citizen: { ...KNOWN, label: KNOWN.maskedAddress }, expiresAt: "2099-01-01T00:00:00Z" }) });

    expect(await screen.findAllByText(KNOWN.maskedAddress)).toHaveLength(1);
  });

  it("asks nothing about a visitor of whom nothing is known", async () => {
    const server = new FakeServer(aDesk());
    render(<App />);
    await screen.findByRole("navigation", { name: "My contacts" });

    await server.shows({ offer: anOffer({ expiresAt: "2099-01-01T00:00:00Z" }) });

    await waitFor(() => expect(screen.getByRole("timer")).toBeTruthy());
    expect(server.bodies("GET /interactions/interaction-2")).toEqual([]);
  });
});
