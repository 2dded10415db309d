import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "../../App.tsx";
import { settings } from "../../api/storage.ts";
import { FakeServer } from "../../test/fakeServer.ts";
import { aDesk } from "../../test/samples.ts";
import { pairs } from "../FieldEditor.tsx";
import type { Act, Fault, Trial } from "./flows.ts";
import { FORMS, NODE_TYPES } from "./forms.ts";
import { fieldOf, layout, nodeOf, waysOf } from "./layout.ts";

const FLOW = {
  code: "120", name: { ko: "대표전화", en: "Main number" }, organisation: "seoul", entryPoints: ["voice"], language: "ko", start: "menu", person: "agent",
  nodes: {
    menu: { type: "menu", prompt: "menu", options: [{ key: "9", label: { en: "Foreign languages" }, next: "english" }, { key: "0", label: null, next: "agent" }], person: null },
    english: { type: "language", language: "en", next: "agent" },
    agent: { type: "queue", queue: null, topic: null, priority: 0, afterAgent: null },
    lost: { type: "hang-up", prompt: null, refused: false },
  },
};

describe("the picture of a flow", () => {
  it("stands in columns from the start on, and shows what no call comes to last", () => {
    expect(layout(FLOW).placed).toEqual([
      { name: "menu", column: 0, row: 0 },
      { name: "english", column: 1, row: 0 },
      { name: "agent", column: 1, row: 1 },
      { name: "lost", column: 2, row: 0 },
    ]);
  });

  it("knows every way out of every kind of node", () => {
    for (const type of NODE_TYPES) {
      const { fields, blank } = FORMS[type];
      const exits = fields.filter((field) => field.type === "node").map((field) => field.name);
      const node = { type, ...blank, ...Object.fromEntries(exits.map((exit) => [exit, "there"])) };
      expect(waysOf("here", node).filter((way) => way.key === "").map((way) => way.at).toSorted(), type).toEqual(exits.toSorted());
    }
  });

  it("can be edited in full: each form has a field for what a new node holds", () => {
    for (const type of NODE_TYPES) {
      expect(FORMS[type].fields.map((field) => field.name).toSorted(), type).toEqual(Object.keys(FORMS[type].blank).toSorted());
    }
  });
});

describe("the place of a fault", () => {
  it("is a node and a field of the form", () => {
    expect(nodeOf("/nodes/menu/options/0/next")).toBe("menu");
    expect(fieldOf("/nodes/menu/options/0/next")).toBe("nodes.menu.options[0].next");
    expect(fieldOf("/nodes/119/prompt")).toBe("nodes.119.prompt");
    expect(nodeOf("/start")).toBeNull();
  });
});

describe("values for a service", () => {
  it("are written as pairs", () => {
    expect(pairs("plate=number, when = day,")).toEqual({ plate: "number", when: "day" });
  });
});

async function openFlow(faults: readonly Fault[] = []) {
  settings.write("lang", "en");
  history.replaceState(null, "", "/admin?kind=flows&key=120");
  const me = { ...aDesk().me, roles: [{ role: "ADMIN" as const, organisation: { id: "org-1", name: { en: "City" } } }] };
  const server = new FakeServer(aDesk({ me }));
  const item = { kind: "flows", key: "120", id: null, version: 3, title: FLOW.name, editable: true, removable: true, value: FLOW, why: "opened" };
  server.on("GET /configuration", () => ({ body: { kinds: [{ kind: "flows", label: { en: "Call flows" }, removable: true }] } }));
  for (const kind of ["prompts", "queues", "topics", "calendars", "skills", "organisations"]) server.on(`GET /configuration/${kind}`, () => ({ body: { items: [] } }));
  server.on("GET /configuration/flows", () => ({ body: { items: [item] } }));
  server.on("GET /configuration/flows/120/changes", () => ({ body: { items: [] } }));
  server.on("POST /flows/check", () => ({ body: { faults } }));
  const user = userEvent.setup();
  render(<App />);
  await screen.findByRole("group", { name: "Picture of the flow" });
  return { user, server };
}

describe("an administrator", () => {
  it("sees what is wrong, and goes to it", async () => {
    const { user } = await openFlow([{ pointer: "/nodes/lost", code: "unreachable", about: "", message: "is never reached" }]);

    await user.click(await screen.findByRole("button", { name: "lost: No way leads to this step." }));

    expect(screen.getByRole("button", { name: /Hang up.*lost.*1 to mend/ }).getAttribute("aria-pressed")).toBe("true");
  });

  it("adds a step and edits it", async () => {
    const { user } = await openFlow();

    await user.type(screen.getByRole("textbox", { name: "Name" }), "bye");
    await user.selectOptions(screen.getByRole("combobox", { name: "Kind" }), "Hang up");
    await user.click(screen.getByRole("button", { name: "Add step" }));

    expect(screen.getByRole("button", { name: /Hang up.*bye/ }).getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("switch", { name: "Counts as turned away" }));
    expect((screen.getByRole("switch", { name: "Counts as turned away" }) as HTMLInputElement).checked).toBe(true);
  });

  it("makes a test call", async () => {
    const { user, server } = await openFlow();
    const asked: (readonly Act[])[] = [];
    const hello: Trial = {
      steps: [{ node: "menu", what: "HEARD", text: "상담사는 0번을 눌러 주세요.", language: "ko", sound: false }],
      nodes: ["menu"], question: { options: [{ key: "9", label: "Foreign languages" }], most: 1 }, end: null,
    };
    const over: Trial = {
      steps: [...hello.steps, { node: "menu", what: "PRESSED", text: "9", language: null, sound: true }],
      nodes: ["menu", "english", "agent"], question: null, end: { how: "QUEUED", language: "en", queue: { en: "English" }, path: ["외국어"] },
    };
    server.on("POST /flows/trial", (body) => {
      const { acts } = body as { acts: Act[] };
      asked.push(acts);
      return { body: { faults: [], trial: acts.length === 0 ? hello : over } };
    });

    await user.click(screen.getByRole("button", { name: "Call" }));
    const log = await screen.findByRole("log", { name: "The call" });
    expect(within(log).getByText("상담사는 0번을 눌러 주세요.").lang).toBe("ko");
    expect(within(log).getByText("There is no sound to hear: it needs a recording.")).toBeTruthy();
    await user.click(within(screen.getByRole("group", { name: "Telephone" })).getByRole("button", { name: /^9/ }));

    expect(await within(log).findByText("Waits for an agent")).toBeTruthy();
    expect(asked).toEqual([[], [{ keys: "9", hangUp: false }]]);
    expect(screen.getByRole("button", { name: /To an agent.*agent.*The test call is here/ }).getAttribute("aria-pressed")).toBe("true");
  });
});
