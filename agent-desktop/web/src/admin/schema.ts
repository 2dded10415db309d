import type { TextKey } from "../i18n/I18n.tsx";
import type { Value } from "./configuration.ts";

/** How one field of a value is edited. `name` is its place and, unless `word` says otherwise, its word in the texts: `admin.f.<name>`. */
export type Field = { name: string; optional?: boolean; word?: TextKey } & (
  | { type: "key" } // the natural key: written once
  | { type: "text" }
  | { type: "label" } // a text in several languages
  | { type: "number"; min: number; max: number; unit?: "seconds" | "minutes" | "days" | "months" | "percent" }
  | { type: "flag" }
  | { type: "choice"; options: readonly string[]; words: string } // `words`: prefix of the texts of the options
  | { type: "ref"; kind: string } // the key of another item
  | { type: "language"; every?: boolean } // a skill that is a language; `every`: or all
  | { type: "words" } // a list of short texts
  | { type: "levels"; least: 0 | 1 } // skill to proficiency
  | { type: "places" } // channel to number
  | { type: "hours" } // day to hours
  | { type: "day" }
  | { type: "node" } // another node of the same flow
  | { type: "pairs" } // name to name
  | { type: "nodes" } // the nodes of a flow, which have an editor of their own
  | { type: "group"; fields: readonly Field[]; blank: Value }
  | { type: "rows"; fields: readonly Field[]; blank: Value }
);

interface Schema {
  key: string;
  fields: readonly Field[];
  blank: Value;
}

const seconds = (name: string, max = 86_400, min = 0): Field => ({ name, type: "number", min, max, unit: "seconds" });
const CHANNELS = ["VOICE", "SMS", "CHAT", "VIDEO", "SNS", "EMAIL", "FAX", "COUNTER", "POST"] as const;
const ROLES = ["AGENT", "SUPERVISOR", "KNOWLEDGE_EDITOR", "CASE_OFFICER", "ADMIN"] as const;
const OUTCOMES = ["RESOLVED", "NOT_RESOLVED", "TRANSFERRED", "CASE", "CALLBACK", "WRONG_PLACE", "SPAM"] as const;
const KINDS = ["CITY", "DISTRICT", "AGENCY", "DEPARTMENT", "OUTSIDE"] as const;

/** The form of each kind. A kind that is not here is shown as it is, and edited by import. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  organisations: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "parent", type: "ref", kind: "organisations", optional: true },
      { name: "kind", type: "choice", options: KINDS, words: "admin.organisation" },
      { name: "areaCode", type: "text", optional: true },
      { name: "active", type: "flag" },
    ],
    blank: { code: "", parent: null, kind: "DEPARTMENT", name: {}, areaCode: null, active: true },
  },
  "entry-points": {
    key: "key",
    fields: [
      { name: "key", type: "key" },
      { name: "name", type: "label" },
      { name: "channel", type: "choice", options: CHANNELS, words: "channel" },
      { name: "organisation", type: "ref", kind: "organisations" },
      { name: "languages", type: "words" },
      { name: "defaultLanguage", type: "text" },
      { name: "calendar", type: "ref", kind: "calendars" },
      {
        name: "choices", type: "rows", blank: { role: "AGENT", language: "*", queue: "" },
        fields: [
          { name: "role", type: "choice", options: ["AGENT", "INTERPRETER"], words: "admin.seat" },
          { name: "language", type: "language", every: true },
          { name: "queue", type: "ref", kind: "queues" },
        ],
      },
      { name: "embeddingSites", type: "words" },
      {
        name: "timeouts", type: "group", blank: {},
        fields: [seconds("visitorAwayPause"), seconds("visitorAbandon"), seconds("idleWarning"), seconds("idleClose"), seconds("parkedClose", 864_000)],
      },
      { name: "survey", type: "flag" },
      { name: "active", type: "flag" },
    ],
    blank: {
      key: "", channel: "CHAT", organisation: "", name: {}, defaultLanguage: "ko", languages: ["ko"], calendar: "", embeddingSites: [],
      timeouts: { visitorAwayPause: 120, visitorAbandon: 600, idleWarning: 300, idleClose: 600, parkedClose: 86_400 },
      survey: false, active: true, choices: [{ role: "AGENT", language: "*", queue: "" }],
    },
  },
  queues: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "organisation", type: "ref", kind: "organisations" },
      { name: "needs", type: "levels", least: 1 },
      { name: "selection", type: "choice", options: ["LONGEST_IDLE", "MOST_SKILLED"], words: "admin.selection" },
      { name: "priority", type: "number", min: 0, max: 9 },
      seconds("ageing"),
      seconds("target", 86_400, 1),
      seconds("reply", 86_400, 1),
      seconds("offer", 120, 5),
      seconds("wrapUp", 3600),
      seconds("extension", 3600),
      { name: "relaxation", type: "rows", blank: { after: 60, needs: {} }, fields: [seconds("after"), { name: "needs", type: "levels", least: 0 }] },
      {
        name: "overflow", type: "group", optional: true, blank: { after: 120, organisation: "" },
        fields: [seconds("after"), { name: "organisation", type: "ref", kind: "organisations" }],
      },
      seconds("preferred", 3600),
      { name: "mayInterrupt", type: "flag" },
      { name: "calendar", type: "ref", kind: "calendars", optional: true },
      { name: "position", type: "number", min: 0, max: 9999 },
    ],
    blank: {
      code: "", organisation: "", name: {}, needs: {}, priority: 0, ageing: 60, selection: "LONGEST_IDLE", target: 30, reply: 120, offer: 15,
      wrapUp: 60, extension: 120, mayInterrupt: false, calendar: null, relaxation: [], overflow: null, preferred: 0, position: 100,
    },
  },
  "routing-rules": {
    key: "organisation",
    fields: [
      { name: "organisation", type: "ref", kind: "organisations" },
      { name: "occupancyCap", type: "number", min: 50, max: 100, unit: "percent", optional: true },
      { name: "occupancyMinutes", type: "number", min: 10, max: 240, unit: "minutes" },
      seconds("yieldsAfter"),
    ],
    blank: { organisation: "", occupancyCap: 85, occupancyMinutes: 60, yieldsAfter: 120 },
  },
  "call-recording": {
    key: "entryPoint",
    fields: [
      { name: "entryPoint", type: "ref", kind: "entry-points" },
      { name: "consent", type: "choice", options: ["NOT_RECORDED", "ANNOUNCED", "TOLD_BEFORE"], words: "admin.consent" },
      { name: "announcement", type: "ref", kind: "prompts", optional: true },
      { name: "keepDays", type: "number", min: 1, max: 3650, unit: "days", optional: true },
      { name: "listeningShown", type: "flag" },
    ],
    blank: { entryPoint: "", consent: "NOT_RECORDED", announcement: null, keepDays: null, listeningShown: true },
  },
  campaigns: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "organisation", type: "ref", kind: "organisations" },
      { name: "entryPoint", type: "ref", kind: "entry-points" },
      { name: "calendar", type: "ref", kind: "calendars" },
      { name: "attempts", type: "number", min: 1, max: 10 },
      { name: "pauseMinutes", type: "number", min: 1, max: 10_080, unit: "minutes" },
      { name: "skill", type: "ref", kind: "skills", optional: true },
      { name: "script", type: "label" },
      { name: "active", type: "flag" },
    ],
    blank: { code: "", name: {}, organisation: "", entryPoint: "", calendar: "", attempts: 3, pauseMinutes: 120, skill: null, script: {}, active: true },
  },
  staff: {
    key: "username",
    fields: [
      { name: "username", type: "key" },
      { name: "name", type: "text" },
      { name: "label", type: "label", optional: true },
      {
        name: "grants", type: "rows", blank: { role: "AGENT", organisation: "" },
        fields: [
          { name: "role", type: "choice", options: ROLES, words: "admin.role" },
          { name: "organisation", type: "ref", kind: "organisations" },
        ],
      },
      { name: "skills", type: "levels", least: 1 },
      { name: "capacity", type: "places" },
      { name: "active", type: "flag" },
    ],
    blank: { username: "", name: "", label: { ko: "상담사", en: "Counsellor" }, active: true, grants: [], skills: {}, capacity: { CHAT: 3 } },
  },
  skills: {
    key: "code",
    fields: [{ name: "code", type: "key" }, { name: "name", type: "label" }],
    blank: { code: "", name: {} },
  },
  calendars: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "hours", type: "hours" },
      { name: "holidays", type: "ref", kind: "holidays", optional: true },
      {
        name: "exceptions", type: "rows", blank: { day: "", hours: [], reason: null },
        fields: [{ name: "day", type: "day" }, { name: "hours", type: "words" }, { name: "reason", type: "text", optional: true }],
      },
    ],
    blank: { code: "", name: {}, holidays: null, hours: { mon: ["09:00-18:00"] }, exceptions: [] },
  },
  holidays: {
    key: "list",
    fields: [
      { name: "list", type: "key" },
      { name: "days", type: "rows", blank: { day: "", name: "" }, fields: [{ name: "day", type: "day" }, { name: "name", type: "text" }] },
    ],
    blank: { list: "", days: [] },
  },
  reasons: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "use", type: "choice", options: ["NOT_READY", "DECLINE"], words: "admin.use" },
      { name: "label", type: "label" },
      { name: "position", type: "number", min: 0, max: 9999 },
    ],
    blank: { use: "NOT_READY", code: "", label: {}, position: 100 },
  },
  topics: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "path", type: "label" },
      { name: "position", type: "number", min: 0, max: 9999 },
      { name: "active", type: "flag" },
    ],
    blank: { code: "", path: {}, position: 100, active: true },
  },
  "text-blocks": {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "text", type: "label" },
      { name: "position", type: "number", min: 0, max: 9999 },
    ],
    blank: { code: "", name: {}, text: {}, position: 100 },
  },
  "quick-entries": {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "outcome", type: "choice", options: OUTCOMES, words: "outcome" },
      { name: "topic", type: "ref", kind: "topics" },
      { name: "resolved", type: "choice", options: ["YES", "NO", "PASSED_ON"], words: "record.resolved", optional: true },
      { name: "memo", type: "text", optional: true },
      { name: "position", type: "number", min: 0, max: 9999 },
    ],
    blank: { code: "", name: {}, outcome: "RESOLVED", topic: "", resolved: null, memo: null, position: 100 },
  },
  "speed-dials": {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "phone", type: "text" },
      { name: "position", type: "number", min: 0, max: 9999 },
    ],
    blank: { code: "", name: {}, phone: "", position: 100 },
  },
  "retention-classes": {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "months", type: "number", min: 4, max: 600, unit: "months" },
      { name: "basis", type: "text" },
      { name: "topics", type: "words" },
    ],
    blank: { code: "", name: {}, months: 36, basis: "", topics: [] },
  },
  officers: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "organisation", type: "ref", kind: "organisations" },
      { name: "post", type: "label" },
      { name: "name", type: "text", optional: true },
      { name: "duties", type: "label" },
      { name: "phone", type: "text" },
      { name: "absentUntil", type: "day", optional: true },
      { name: "deputy", type: "ref", kind: "officers", optional: true },
      { name: "position", type: "number", min: 0, max: 9999 },
    ],
    blank: { code: "", organisation: "", post: {}, name: null, duties: {}, phone: "", absentUntil: null, deputy: null, position: 100 },
  },
  flows: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "organisation", type: "ref", kind: "organisations" },
      { name: "entryPoints", type: "words" },
      { name: "language", type: "language" },
      { name: "start", type: "node" },
      { name: "person", type: "node" },
      { name: "nodes", type: "nodes" },
    ],
    blank: {
      code: "", name: {}, organisation: "", entryPoints: [], language: "ko", start: "agent", person: "agent",
      nodes: { agent: { type: "queue", queue: null, topic: null, priority: 0, afterAgent: null } },
    },
  },
  prompts: {
    key: "code",
    fields: [
      { name: "code", type: "key" },
      { name: "name", type: "label" },
      { name: "text", type: "label", optional: true, word: "prompt.text" },
      { name: "from", type: "day", optional: true, word: "prompt.from" },
      { name: "until", type: "day", optional: true },
    ],
    blank: { code: "", name: {}, text: null, from: null, until: null },
  },
  "answer-numbers": {
    key: "number",
    fields: [
      { name: "number", type: "key" },
      { name: "name", type: "label" },
      { name: "answer", type: "text" },
    ],
    blank: { number: "", name: {}, answer: "" },
  },
};

/** The key under which a value is stored. */
export function keyOf(kind: string, value: Value): string {
  const key = String(value[SCHEMAS[kind]?.key ?? "code"] ?? "");
  return kind === "reasons" ? `${String(value.use)}.${key}` : key;
}

/** Kinds in the order of the menu, in groups. */
export const MENU: readonly { title: TextKey; kinds: readonly string[] }[] = [
  { title: "admin.menu.routing", kinds: ["entry-points", "queues", "routing-rules", "calendars", "holidays"] },
  { title: "admin.menu.calls", kinds: ["flows", "prompts", "answer-numbers", "call-recording", "campaigns"] },
  { title: "admin.menu.people", kinds: ["staff", "skills", "organisations"] },
  { title: "admin.menu.words", kinds: ["topics", "reasons", "text-blocks", "quick-entries", "speed-dials", "officers", "retention-classes"] },
];
