import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { App } from "../App.tsx";
import { settings } from "../api/storage.ts";
import { FakeServer } from "../test/fakeServer.ts";
import { aDesk } from "../test/samples.ts";

/** Opens the books as somebody who supervises this much of the city. */
function openBooks(cityWide: boolean) {
  settings.write("lang", "en");
  history.replaceState(null, "", "/desk/books");
  const organisation = { id: "o1", name: { ko: "종로구청", en: "Jongno-gu Office" } };
  const desk = aDesk();
  const server = new FakeServer({ ...desk, me: { ...desk.me, roles: [{ role: "SUPERVISOR", organisation }], cityWide } });
  render(<App />);
  return server;
}

describe("the books", () => {
  it("are shown to who supervises the whole city", async () => {
    const server = openBooks(true);

    expect(await screen.findByRole("link", { name: "Books" })).toBeTruthy();
    expect(server.asked.some((each) => each.what.startsWith("GET /reconciliation"))).toBe(true);
  });

  it("are not asked for by who supervises a part of it, who comes to the console instead", async () => {
    const server = openBooks(false);

    expect(await screen.findByRole("heading", { name: "Console" })).toBeTruthy();
    expect(location.pathname).toBe("/desk/console");
    expect(screen.queryByRole("link", { name: "Books" })).toBeNull();
    expect(server.asked.some((each) => each.what.startsWith("GET /reconciliation"))).toBe(false);
  });
});
