import { type Api, Refused, Unreachable } from "../live/api";
import type { Keep, Session, SurveyDraft } from "../live/keep";
import type { Wire } from "../live/link";
import type { OutItem } from "../live/outbox";
import type { EntryPoint, Message, Snapshot } from "../live/protocol";
import { message, state, STREAM } from "./samples";

/** A browser's memory that survives "reloads" of the client under test. */
export function memoryKeep(): Keep & { items: Map<string, OutItem> } {
  let session: Session | undefined;
  let draft = "";
  let survey: SurveyDraft | undefined;
  const items = new Map<string, OutItem>();
  return {
    items,
    session: () => session,
    saveSession: (saved) => (session = saved),
    draft: () => draft,
    saveDraft: (text) => (draft = text),
    survey: () => survey,
    saveSurvey: (saved) => (survey = saved),
    outbox: () => Promise.resolve([...items.values()]),
    saveItem: (item) => Promise.resolve(void items.set(item.clientId, item)),
    dropItem: (clientId) => Promise.resolve(void items.delete(clientId)),
  };
}

/** A server in memory that stores each message once, and can be taken down. */
export class FakeServer {
  up = true;
  open = true;
  knows = true;
  refuseNext: Refused | undefined;
  messages: Message[] = [];
  current = state({ phase: "WAITING", queue: { ahead: 2, expectedWaitSeconds: 110, usualErrorSeconds: null, measuredAt: "2026-11-23T05:21:00Z" }, seq: 0 });
  sends = 0;
  reads: number[] = [];
  uploads: string[] = [];
  callbacks: object[] = [];
  surveys: { rating: number; words: string }[] = [];
  readonly entry: EntryPoint = {
    key: "web",
    name: { ko: "채팅" },
    organisation: { ko: "한강시", en: "Hangang City" },
    open: true,
    languages: [{ lang: "ko", open: true, waiting: 2, expectedWaitSeconds: 110, ready: 1 }],
    measuredAt: "2026-11-23T05:21:00Z",
    uploads: { maxBytes: 20_971_520, maxFiles: 10, types: ["image/jpeg", "application/pdf"] },
    messageMaxLength: 4_000,
  };

  snapshot(): Snapshot {
    return { state: this.current, messages: [...this.messages], hasEarlier: false };
  }

  /** Stores once per id, as the real one does. */
  store(clientId: string, text: string, media: readonly string[] = []): Message {
    const known = this.messages.find((one) => one.clientId === clientId);
    if (known) return known;
    const number = this.messages.length + 1;
    const files = media.map((id) => ({ id, name: id, mime: "image/jpeg", size: 1 }));
    const stored = message(number, { clientId, text, from: "CITIZEN", interactionId: this.current.interactionId, id: `${this.current.streamId}-${number}`, media: files });
    this.messages.push(stored);
    this.current = { ...this.current, seq: this.current.seq + 1 };
    return stored;
  }

  readonly api: Api = {
    entryPoint: () => this.answer(() => ({ ...this.entry, open: this.open })),
    start: ({ message: first }) =>
      this.answer(() => {
        if (!this.open) throw new Refused(409, { type: "/problems/closed", status: 409, opensAt: "2026-11-24T00:00:00Z" }, undefined);
        if (first) this.store(first.clientId, first.text);
        return { token: "token", tokenExpiresAt: "2026-11-24T05:00:00Z", snapshot: this.snapshot() };
      }),
    snapshot: () => this.answer(() => this.snapshot()),
    earlier: () => this.answer(() => ({ messages: [], hasEarlier: false })),
    events: () => new Promise(() => undefined),
    send: (_, { clientId, text, media }) =>
      this.answer(() => {
        this.sends++;
        const stored = this.store(clientId, text, media);
        return { id: stored.id, clientId, number: stored.number, streamId: this.current.streamId, seq: this.current.seq, at: stored.at };
      }),
    upload: (_, clientId, file, name, progress) =>
      this.answer(() => {
        progress(1);
        this.uploads.push(name);
        return { id: clientId, name, mime: file.type, size: file.size };
      }),
    media: () => this.answer(() => new Blob(["x"])),
    read: (_, number) => this.answer(() => void this.reads.push(number)),
    typing: () => this.answer(() => undefined),
    end: () =>
      this.answer(() => {
        this.current = { ...this.current, phase: "CLOSED", closed: { at: "2026-11-23T05:29:00Z", outcome: "SELF", by: "CITIZEN", recordNumber: "1123-4471" } };
      }),
    survey: (_, answer) =>
      this.answer(() => {
        this.surveys.push(answer);
        const { closed } = this.current;
        if (closed?.survey) this.current = { ...this.current, closed: { ...closed, survey: { ...closed.survey, open: false, rating: answer.rating } } };
      }),
    callback: (_, wish) =>
      this.answer(() => {
        this.callbacks.push(wish);
        return { promiseId: "p", receipt: "1123-0471" };
      }),
  };

  private answer<T>(make: () => T): Promise<T> {
    return Promise.resolve().then(() => {
      if (!this.up) throw new Unreachable("down");
      if (!this.knows) throw new Refused(401, undefined, undefined);
      const refusal = this.refuseNext;
      this.refuseNext = undefined;
      if (refusal) throw refusal;
      return make();
    });
  }
}

/** A socket that never connects. */
export function noSocket(): Wire {
  return { send: () => undefined, close: () => undefined, onopen: null, onmessage: null, onclose: null };
}

/** A socket a test speaks through. */
export class OpenSocket implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: object[] = [];
  send(text: string) {
    this.sent.push(JSON.parse(text) as object);
  }
  close() {
    // nothing to let go of
  }
  welcomes() {
    this.onopen?.();
    this.says({ type: "welcome", node: "n", serverTime: "", heartbeatSeconds: 20 });
  }
  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

export const STREAM_ID = STREAM;
