import type { Media, Message } from "./protocol";

/** Something the citizen has written or chosen that the server may not have yet. */
export interface OutItem {
  readonly clientId: string;
  readonly entryPoint: string;
  readonly createdAt: number;
  readonly text: string;
  readonly file?: { readonly blob: Blob; readonly name: string; readonly mime: string };
  /** The uploaded file, once the server has it. */
  readonly media?: Media;
  readonly state: "shrinking" | "queued" | "sending" | "sent" | "failed" | "refused";
  /** 0 to 1 while a file goes up. */
  readonly share?: number;
  readonly reason?: Reason;
  /** When the server took it, ISO 8601. */
  readonly at?: string;
}

export type Reason =
  | { readonly kind: "too-big"; readonly maxBytes: number }
  | { readonly kind: "type"; readonly allowed: readonly string[] }
  | { readonly kind: "other" };

/** The next to be sent. Order is kept: nothing overtakes what still has to go; what was refused does not hold up the rest. */
export function next(items: readonly OutItem[]): OutItem | undefined {
  const waiting = items.find((item) => item.state !== "sent" && item.state !== "failed" && item.state !== "refused");
  return waiting?.state === "queued" ? waiting : undefined;
}

export function put(items: readonly OutItem[], item: OutItem): readonly OutItem[] {
  const known = items.some((other) => other.clientId === item.clientId);
  return known ? items.map((other) => (other.clientId === item.clientId ? item : other)) : [...items, item];
}

export function change(items: readonly OutItem[], clientId: string, changes: Partial<OutItem>): readonly OutItem[] {
  return items.map((item) => (item.clientId === clientId ? { ...item, ...changes } : item));
}

export function without(items: readonly OutItem[], clientId: string): readonly OutItem[] {
  return items.filter((item) => item.clientId !== clientId);
}

/** What is not among `messages` yet: the same text never shows twice. */
export function notYetAmong(items: readonly OutItem[], messages: readonly Message[]): readonly OutItem[] {
  const arrived = new Set(messages.map((message) => message.clientId));
  return items.some((item) => arrived.has(item.clientId)) ? items.filter((item) => !arrived.has(item.clientId)) : items;
}

/** As it is after a reload: what was on its way goes again under the same id, which the server recognises. */
export function restored(items: readonly OutItem[]): readonly OutItem[] {
  return [...items]
    .sort((a, b) => (a.clientId < b.clientId ? -1 : 1))
    .map((item) => (item.state === "sending" || item.state === "shrinking" ? { ...item, state: "queued" as const } : item));
}
