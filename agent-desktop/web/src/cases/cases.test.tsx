import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { I18nProvider } from "../i18n/I18n.tsx";
import { FakeServer, problem } from "../test/fakeServer.ts";
import { aContact, aDesk, aMessage, aSeat } from "../test/samples.ts";
import { buttonsOf, needsOf, urgency, type CaseView } from "./cases.ts";
import { CaseWork } from "./CaseWork.tsx";
import { draftOf, OpenCaseDialog } from "./OpenCaseDialog.tsx";

const CHOICES = {
  types: ["INQUIRY"], closingReasons: ["RESOLVED"],
  organisations: [{ code: "transport", name: { ko: "교통실", en: "Transport Office" }, kind: "DEPARTMENT", above: { ko: "서울특별시", en: "Seoul" } }],
};

function aCase(change: Partial<CaseView> = {}): CaseView {
  return {
    id: "case-1", number: "1123-0471", type: "COMPLAINT", state: "TRIAGED", organisation: { id: "o", code: "transport", name: { ko: "교통실", en: "Transport Office" } },
    officer: null, title: "버스가 안 서요", text: "그냥 지나갑니다", place: null, language: "ko", openedAt: "2026-11-23T05:00:00Z", dueAt: "2026-12-01T15:00:00Z", dueOn: "2026-12-01",
    overdue: false, waitsForCitizen: false, answeredAt: null, endedAt: null, closingReason: null, bounces: 0, rating: null, version: 2, erasedAt: null,
    contact: { interactionId: "interaction-1", channel: "CHAT", at: "2026-11-23T04:50:00Z" }, citizen: null, history: [],
    timeline: [{ seq: 1, type: "cases.opened", at: "2026-11-23T05:00:00Z", by: "김하늘", from: null, to: null, organisation: null, closingReason: null, rating: null, said: [] }],
    next: ["ASSIGNED", "IN_PROGRESS", "ANSWERED", "TRIAGED"], internal: true, ...change,
  };
}

describe("a case", () => {
  it("says how urgent it is", () => {
    expect(urgency({ overdue: true, dueOn: "2026-11-20" }, "2026-11-23")).toBe("over");
    expect(urgency({ overdue: false, dueOn: "2026-11-23" }, "2026-11-23")).toBe("near");
    expect(urgency({ overdue: false, dueOn: "2026-11-24" }, "2026-11-23")).toBe("ok");
    expect(urgency({ overdue: false, dueOn: null }, "2026-11-23")).toBeNull();
  });

  it("offers taking it before answering it, and not twice", () => {
    expect(buttonsOf({ state: "TRIAGED", next: ["TRIAGED", "ANSWERED", "ASSIGNED", "IN_PROGRESS"] })).toEqual(["IN_PROGRESS", "ANSWERED", "TRIAGED"]);
    expect(buttonsOf({ state: "IN_PROGRESS", next: ["ASSIGNED", "ANSWERED"] })).toEqual(["ANSWERED", "ASSIGNED"]);
  });

  it("asks for what a step needs", () => {
    expect(needsOf("ANSWERED", "TRIAGED")).toEqual({ reason: false, text: true, closing: true, organisation: false });
    expect(needsOf("ANSWERED", "APPROVAL").text).toBe(false);
    expect(needsOf("IN_PROGRESS", "APPROVAL").reason).toBe(true);
    expect(needsOf("TRIAGED", "ASSIGNED")).toMatchObject({ reason: true, organisation: true });
  });
});

describe("opening a case", () => {
  const contact = aContact({ messages: [aMessage({ text: "버스가 안 서요" }), aMessage({ id: "m2", from: "AGENT", text: "네" }), aMessage({ id: "m3", text: "7번이요" })] });

  it("begins with what the citizen said", () => {
    expect(draftOf(contact)).toBe("버스가 안 서요\n7번이요");
  });

  it("sends one key however often it is tried, and shows both numbers", async () => {
    const server = new FakeServer(aDesk());
    server.on("GET /cases/choices", () => ({ body: CHOICES }));
    let tries = 0;
    server.on("POST /cases", () => (++tries === 1 ? problem(503, "database-unavailable")
      : { status: 201, body: { id: "case-1", number: "1123-0471", state: "TRIAGED", dueOn: "2026-12-01", code: "48213907", told: "SHOWN" } }));
    const user = userEvent.setup();
    let opened = 0;
    render(<I18nProvider initial="ko"><OpenCaseDialog seat={aSeat()} contact={contact} onOpened={() => opened++} onClose={() => {}} /></I18nProvider>);

    await user.click(screen.getByRole("button", { name: "열기" }));
    expect(screen.getByRole("alert").textContent).toContain("제목, 맡을 기관, 내용");
    expect(server.bodies("POST /cases")).toHaveLength(0);
    await user.type(screen.getByRole("textbox", { name: "제목" }), "7번 버스 무정차");
    await user.type(screen.getByRole("combobox", { name: "맡을 기관" }), "교통");
    await user.click(await screen.findByRole("option", { name: /교통실/ }));
    await user.click(screen.getByRole("button", { name: "열기" }));
    await user.click(screen.getByRole("button", { name: "열기" }));

    expect(await screen.findByText("4821 3907")).toBeTruthy();
    expect(screen.getByRole("status").textContent).toContain("직접 불러 주세요");
    expect(opened).toBe(1);
    expect(server.bodies("POST /cases")[1]).toMatchObject({ interactionId: "interaction-1", organisation: "transport", title: "7번 버스 무정차", text: "버스가 안 서요\n7번이요" });
  });
});

describe("working on a case", () => {
  it("answers with text and how it ended", async () => {
    const server = new FakeServer(aDesk());
    server.on("GET /cases/case-1", () => ({ body: aCase() }));
    server.on("POST /cases/case-1/steps", () => ({ body: aCase({ state: "ANSWERED", next: [], version: 3 }) }));
    const user = userEvent.setup();
    render(<I18nProvider initial="ko"><CaseWork caseId="case-1" choices={null} onChanged={() => {}} /></I18nProvider>);

    await user.click(await screen.findByRole("button", { name: "답하기" }));
    const form = screen.getByRole("form", { name: "답하기" });
    await user.type(within(form).getByRole("textbox", { name: /^답변/ }), "고쳤습니다");
    await user.selectOptions(within(form).getByRole("combobox", { name: "어떻게 끝났나요?" }), "RESOLVED");
    await user.click(within(form).getByRole("button", { name: "답하기" }));

    expect(await screen.findByText("답변 완료")).toBeTruthy();
    expect(server.bodies("POST /cases/case-1/steps")).toEqual([{ to: "ANSWERED", version: 2, text: "고쳤습니다", closingReason: "RESOLVED" }]);
  });

  it("reads the case again when somebody else was faster", async () => {
    const server = new FakeServer(aDesk());
    let taken = false;
    server.on("GET /cases/case-1", () => ({ body: taken ? aCase({ state: "IN_PROGRESS", officer: { name: "임태호", post: { ko: "담당 공무원" } }, next: ["ANSWERED"], version: 4 }) : aCase() }));
    server.on("POST /cases/case-1/steps", () => { taken = true; return problem(409, "conflict"); });
    const user = userEvent.setup();
    render(<I18nProvider initial="ko"><CaseWork caseId="case-1" choices={null} onChanged={() => {}} /></I18nProvider>);

    await user.click(await screen.findByRole("button", { name: "맡기" }));

    expect(await screen.findByText(/임태호/)).toBeTruthy();
    expect(screen.getByRole("alert")).toBeTruthy();
  });
});
