import { http } from "../api/http.ts";
import type { Label } from "../live/protocol.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Value = { readonly [name: string]: Json };

export interface Kind {
  kind: string;
  label: Label;
  removable: boolean;
}

/** A piece of configuration; version 0: it is not there yet. */
export interface Item {
  kind: string;
  key: string;
  id: string | null;
  version: number;
  title: Label | null;
  editable: boolean;
  removable: boolean;
  value: Value | null;
  why: string | null;
}

export interface Difference {
  field: string;
  before: Json;
  after: Json;
}

export interface Change {
  version: number;
  at: string;
  by: { username: string; name: string };
  why: string;
  differences: readonly Difference[];
}

export interface Preview {
  differences: readonly Difference[];
  touches: Readonly<Record<string, number>>;
}

export interface Document {
  kinds: Readonly<Record<string, readonly Value[]>>;
}

export interface Outcome {
  applied: boolean;
  unchanged: number;
  lines: readonly {
    place: string;
    kind: string;
    key: string | null;
    added: boolean;
    differences: readonly Difference[];
    fault: { field: string; message: string } | null;
  }[];
}

const at = (kind: string, key: string) => `/configuration/${kind}/${encodeURIComponent(key)}`;

/** The one door through which configuration is changed. */
export const configuration = {
  kinds: async () => (await http.get<{ kinds: Kind[] }>("/configuration")).kinds,
  items: async (kind: string) => (await http.get<{ items: Item[] }>(`/configuration/${kind}`)).items,
  put: (kind: string, key: string, version: number, value: Value, why: string) =>
    http.put<Item>(at(kind, key), { version, value, why }),
  remove: ({ kind, key, version }: Item, why: string) =>
    http.delete(`${at(kind, key)}?${new URLSearchParams({ version: String(version), why })}`),
  preview: (kind: string, key: string, value: Value) => http.post<Preview>(`${at(kind, key)}/preview`, { value }),
  changes: async (kind: string, key: string) => (await http.get<{ items: Change[] }>(`${at(kind, key)}/changes`)).items,
  revert: ({ kind, key, version }: Item, to: number, why: string) => http.post<Item>(`${at(kind, key)}/revert`, { to, version, why }),
  firstPassword: async (username: string) =>
    (await http.post<{ password: string }>(`${at("staff", username)}/first-password`, {})).password,
  export: () => http.get<Document>("/configuration/export"),
  import: (document: Document, tryOnly: boolean, why: string) =>
    http.post<Outcome>("/configuration/import", { document, tryOnly, why }),
};

/** A copy with one place changed; the path is made of names and indexes. */
export function withAt(value: Json, path: readonly (string | number)[], to: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  if (typeof first === "number") {
    const list = Array.isArray(value) ? (value as readonly Json[]) : [];
    return list.map((each, i) => (i === first ? withAt(each, rest, to) : each));
  }
  const object = isObject(value) ? value : {};
  return { ...object, [first]: withAt(object[first] ?? null, rest, to) };
}

export function isObject(value: Json | undefined): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As the server names a field: `needs[0].minimum`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step), "");
}
