import type { Value } from "../configuration.ts";
import type { Field } from "../schema.ts";

export const NODE_TYPES = [
  "say", "menu", "collect", "answer", "look-up", "hours", "language", "queue", "callback", "voicemail", "transfer", "survey", "hang-up",
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

const prompt: Field = { name: "prompt", type: "ref", kind: "prompts" };
const maybePrompt: Field = { name: "prompt", type: "ref", kind: "prompts", optional: true };
const thanks: Field = { name: "thanks", type: "ref", kind: "prompts", optional: true };
const to = (name: string, optional = false): Field => ({ name, type: "node", optional });

/** The form of each kind of node, and a new one. */
export const FORMS: Readonly<Record<NodeType, { fields: readonly Field[]; blank: Value }>> = {
  say: { fields: [prompt, { name: "optional", type: "flag" }, to("next")], blank: { prompt: "", optional: false, next: "" } },
  menu: {
    fields: [
      prompt,
      {
        name: "options", type: "rows", blank: { key: "", label: null, next: "" },
        fields: [
          { name: "key", type: "choice", options: ["", ..."1234567890*#"], words: "flow.key" },
          to("next"),
          { name: "label", type: "label", optional: true, word: "flow.label" },
        ],
      },
      to("person", true),
    ],
    blank: { prompt: "", options: [{ key: "0", label: null, next: "" }], person: null },
  },
  collect: {
    fields: [prompt, { name: "into", type: "text" }, { name: "least", type: "number", min: 1, max: 32 }, { name: "most", type: "number", min: 1, max: 32 }, to("next"), to("person", true)],
    blank: { prompt: "", into: "number", least: 1, most: 8, person: null, next: "" },
  },
  answer: { fields: [{ name: "from", type: "text", word: "flow.from" }, to("next"), to("missing")], blank: { from: "number", next: "", missing: "" } },
  "look-up": {
    fields: [{ name: "service", type: "text" }, { name: "function", type: "text" }, { name: "fields", type: "pairs" }, to("next"), to("nothing"), to("unavailable")],
    blank: { service: "", function: "", fields: {}, next: "", nothing: "", unavailable: "" },
  },
  hours: { fields: [{ name: "calendar", type: "ref", kind: "calendars", optional: true }, to("open"), to("closed")], blank: { calendar: null, open: "", closed: "" } },
  language: { fields: [{ name: "language", type: "language" }, to("next")], blank: { language: "en", next: "" } },
  queue: {
    fields: [
      { name: "queue", type: "ref", kind: "queues", optional: true },
      { name: "topic", type: "ref", kind: "topics", optional: true },
      { name: "priority", type: "number", min: 0, max: 9 },
      to("afterAgent", true),
    ],
    blank: { queue: null, topic: null, priority: 0, afterAgent: null },
  },
  callback: {
    fields: [{ name: "number", type: "text", optional: true, word: "flow.from" }, { name: "minutes", type: "number", min: 0, max: 10_080, unit: "minutes" }, prompt, to("failed")],
    blank: { number: null, minutes: 0, prompt: "", failed: "" },
  },
  voicemail: {
    fields: [prompt, { name: "longest", type: "number", min: 10, max: 600, unit: "seconds" }, thanks, to("failed")],
    blank: { prompt: "", longest: 120, thanks: null, failed: "" },
  },
  transfer: { fields: [maybePrompt, { name: "number", type: "text" }, to("failed")], blank: { prompt: null, number: "", failed: "" } },
  survey: { fields: [prompt, thanks], blank: { prompt: "", thanks: null } },
  "hang-up": { fields: [maybePrompt, { name: "refused", type: "flag" }], blank: { prompt: null, refused: false } },
};

export function isNodeType(type: unknown): type is NodeType {
  return NODE_TYPES.includes(type as NodeType);
}
