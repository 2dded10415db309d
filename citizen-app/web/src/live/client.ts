import { type Api, type CallbackWish, Refused, Unreachable, type Visitor } from "./api";
import { backoff } from "./backoff";
import { apply, applyPage, type Conversation, fromSnapshot, lastFromOthers, reloaded, withEarlier } from "./conversation";
import { uuid7 } from "./ids";
import type { Keep, SurveyDraft } from "./keep";
import { Link, type Wire } from "./link";
import { change, next, notYetAmong, type OutItem, put, type Reason, restored, without } from "./outbox";
import type { EntryPoint, Posted, StreamFrame, TransientFrame } from "./protocol";

/** How long a long poll asks the server to wait for news. */
const POLL_WAIT_SECONDS = 25;

/** All the page shows. */
export interface View {
  readonly stage: "loading" | "start" | "hours" | "talk" | "resuming" | "none";
  readonly entry?: EntryPoint;
  /** When it opens, if it is closed. */
  readonly opensAt?: string;
  readonly conversation?: Conversation;
  readonly outbox: readonly OutItem[];
  readonly connected: boolean;
  /** A conversation of this browser could not be opened any more. */
  readonly expired: boolean;
  /** Seconds the server asked us to hold back. */
  readonly busySeconds?: number;
}

export interface ClientOptions {
  readonly entryPoint: string;
  readonly language: string;
  readonly api: Api;
  readonly keep: Keep;
  readonly openSocket: () => Wire;
}

/** The chat of one entry point in this browser: opens it, keeps it up to date, and sends what the citizen writes, in order. */
export class ChatClient {
  private view: View = { stage: "loading", outbox: [], connected: true, expired: false };
  private readonly listeners = new Set<() => void>();
  private link: Link | undefined;
  private pumping = false;
  private loading: Promise<void> | undefined;
  private attempt = 0;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly uploads = new Map<string, AbortController>();
  private readUpTo = { streamId: "", number: 0 };
  private typingSent = false;
  private stopped = false;

  constructor(private readonly options: ClientOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): View => this.view;

  async start(): Promise<void> {
    const kept = restored(await this.options.keep.outbox());
    // somebody may have written while it was read: that stays, behind what was there before
    this.set({ outbox: [...this.view.outbox.reduce((items, item) => without(items, item.clientId), kept), ...this.view.outbox] });
    if (this.visitor()) {
      this.set({ stage: "resuming" });
      await this.load();
    }
    await this.loadEntryPoint();
    void this.pump();
  }

  stop(): void {
    this.stopped = true;
    this.clearTimers();
    this.link?.stop();
    for (const upload of this.uploads.values()) upload.abort();
  }

  /** Tries everything again at once. */
  now(): void {
    this.attempt = 0;
    this.clearTimers();
    this.link?.now();
    if (!this.view.entry) void this.loadEntryPoint();
    if (this.view.stage === "resuming" || this.view.conversation?.stale) void this.load();
    void this.pump();
  }

  offline(): void {
    this.link?.offline();
    if (!this.link) this.set({ connected: false });
  }

  send(text: string): void {
    this.options.keep.saveDraft("");
    this.typing(false);
    this.add({ text, state: "queued" });
  }

  /** Takes a file in; `shrink` makes it smaller first. */
  async sendFile(file: File, shrink: (file: File) => Promise<{ blob: Blob; name: string; mime: string }>): Promise<void> {
    const item = this.add({ text: "", state: "shrinking", file: { blob: file, name: file.name, mime: file.type } });
    const small = await shrink(file);
    if (this.find(item.clientId)?.state !== "shrinking") return;
    const limit = this.view.entry?.uploads.maxBytes;
    const reason: Reason | undefined = limit !== undefined && small.blob.size > limit ? { kind: "too-big", maxBytes: limit } : undefined;
    this.update(item.clientId, reason ? { state: "refused", file: small, reason } : { state: "queued", file: small });
    void this.pump();
  }

  retry(clientId: string): void {
    this.update(clientId, { state: "queued" });
    void this.pump();
  }

  remove(clientId: string): void {
    this.uploads.get(clientId)?.abort();
    this.set({ outbox: without(this.view.outbox, clientId) });
    void this.options.keep.dropItem(clientId);
    void this.pump();
  }

  draft(): string {
    return this.options.keep.draft();
  }

  saveDraft(text: string): void {
    this.options.keep.saveDraft(text);
  }

  async loadEarlier(): Promise<void> {
    const visitor = this.visitor();
    const first = this.view.conversation?.messages[0];
    if (!visitor || !first) return;
    const page = await this.options.api.earlier(visitor, first.id);
    const conversation = this.view.conversation;
    if (conversation) this.set({ conversation: withEarlier(conversation, page) });
  }

  /** Says that everything on screen has been seen; the server keeps the highest. */
  async markRead(): Promise<void> {
    const { conversation } = this.view;
    const visitor = this.visitor();
    if (!conversation || !visitor || conversation.state.phase === "CLOSED") return;
    const number = lastFromOthers(conversation);
    const { streamId } = conversation.state;
    if (number === 0 || (this.readUpTo.streamId === streamId && this.readUpTo.number >= number)) return;
    const before = this.readUpTo;
    this.readUpTo = { streamId, number };
    await this.options.api.read(visitor, number).catch(() => (this.readUpTo = before));
  }

  typing(on: boolean): void {
    const { conversation } = this.view;
    const visitor = this.visitor();
    if (!conversation || !visitor || (!on && !this.typingSent)) return;
    if (conversation.state.phase === "CLOSED") return;
    this.typingSent = on;
    const sent = this.link?.send({ type: "typing", streamId: conversation.state.streamId, on });
    if (!sent) this.options.api.typing(visitor, on).catch(() => undefined);
  }

  visible(on: boolean): void {
    this.link?.send({ type: "visible", on });
  }

  media(mediaId: string): Promise<Blob> {
    const visitor = this.visitor();
    return visitor ? this.options.api.media(visitor, mediaId) : Promise.reject(new Unreachable("no conversation"));
  }

  async end(): Promise<void> {
    const visitor = this.visitor();
    if (!visitor) return;
    try {
      await this.options.api.end(visitor);
    } catch (cause) {
      if (!(cause instanceof Refused && cause.status === 409)) throw cause; // 409: it has ended already
    }
    await this.loadAnew();
  }

  /**
   * Says how satisfied the citizen is. False: it was not taken, because another answer stands or the time is over; then the
   * state tells.
   */
  async answerSurvey(rating: number, words: string): Promise<boolean> {
    const visitor = this.visitor();
    if (!visitor) return false;
    let taken = true;
    try {
      await this.options.api.survey(visitor, { rating, words });
    } catch (cause) {
      if (!(cause instanceof Refused && cause.status === 409)) throw cause;
      taken = false;
    }
    this.options.keep.saveSurvey(undefined);
    const anew = this.loadAnew();
    if (!taken) await anew; // what the server took needs nobody's confirmation, and the line may be gone by now
    return taken;
  }

  /** What was chosen and written about this contact before the page was loaded again. */
  surveyDraft(interactionId: string): SurveyDraft | undefined {
    const draft = this.options.keep.survey();
    return draft?.interactionId === interactionId ? draft : undefined;
  }

  saveSurveyDraft(draft: SurveyDraft): void {
    this.options.keep.saveSurvey(draft);
  }

  leaveCallback(wish: CallbackWish): Promise<{ receipt: string }> {
    return this.options.api.callback(this.options.entryPoint, wish);
  }

  // --- conversation

  private visitor(): Visitor | undefined {
    const session = this.options.keep.session();
    return session?.conversationId && session.token ? { conversationId: session.conversationId, token: session.token } : undefined;
  }

  private async loadEntryPoint(): Promise<void> {
    try {
      const entry = await this.options.api.entryPoint(this.options.entryPoint, this.options.language);
      this.attempt = 0;
      const waiting = this.view.stage === "loading";
      const open = entry.open && entry.languages.find((one) => one.lang === languageOf(entry, this.options.language))?.open !== false;
      this.set({
        entry,
        ...(entry.opensAt ? { opensAt: entry.opensAt } : {}),
        ...(waiting ? { stage: open ? "start" : "hours" } : {}),
        ...(this.link ? {} : { connected: true }),
      });
    } catch (cause) {
      if (cause instanceof Refused && cause.status === 404) this.set({ stage: this.view.stage === "loading" ? "none" : this.view.stage });
      else this.later("entry", () => void this.loadEntryPoint());
    }
  }

  /** Reads the conversation as it is now. At most one such request is under way. */
  private load(): Promise<void> {
    this.loading ??= this.loadOnce().finally(() => (this.loading = undefined));
    return this.loading;
  }

  /** Reads it as it is from now on: a request that was under way before may bring what was before. */
  private async loadAnew(): Promise<void> {
    await this.loading;
    await this.load();
  }

  private async loadOnce(): Promise<void> {
    const visitor = this.visitor();
    if (!visitor) return;
    try {
      const snapshot = await this.options.api.snapshot(visitor);
      this.attempt = 0;
      const { conversation } = this.view;
      this.take(conversation ? reloaded(conversation, snapshot) : fromSnapshot(snapshot));
      this.connectLink();
    } catch (cause) {
      if (cause instanceof Refused && cause.status !== 429) this.forget();
      else this.later("load", () => void this.load());
    }
  }

  private take(conversation: Conversation): void {
    const moved = this.view.conversation?.state.streamId !== conversation.state.streamId;
    const outbox = notYetAmong(this.view.outbox, conversation.messages);
    for (const item of this.view.outbox) if (!outbox.includes(item)) void this.options.keep.dropItem(item.clientId);
    this.set({ stage: "talk", conversation, outbox, expired: false });
    if (moved) this.link?.send({ type: "subscribe", streams: { [conversation.state.streamId]: conversation.state.seq } });
    if (conversation.stale) void this.load();
  }

  /** The server does not know this conversation any more. What was not sent goes back into the field. */
  private forget(): void {
    this.link?.stop();
    this.link = undefined;
    this.options.keep.saveSession(undefined);
    const texts = this.view.outbox.filter((item) => item.state !== "sent" && item.text !== "").map((item) => item.text);
    for (const item of this.view.outbox) void this.options.keep.dropItem(item.clientId);
    const draft = [...texts, this.options.keep.draft()].filter((text) => text !== "").join("\n");
    this.options.keep.saveDraft(draft);
    const { conversation: _, ...rest } = this.view;
    this.view = { ...rest, outbox: [], stage: this.view.entry ? "start" : "loading", connected: true, expired: true };
    this.tell();
  }

  private connectLink(): void {
    if (this.link || this.stopped) return;
    this.link = new Link({
      openSocket: this.options.openSocket,
      hello: () => ({ type: "hello", token: this.visitor()?.token, streams: this.streams() }),
      poll: (first, signal) => this.poll(first ? 0 : POLL_WAIT_SECONDS, signal),
      onFrame: (frame) => this.received(frame),
      onReload: () => void this.load(),
      onConnected: (connected) => this.setConnected(connected),
      onExpired: () => this.forget(),
    });
    this.link.start();
  }

  private streams(): Record<string, number> {
    const state = this.view.conversation?.state;
    return state ? { [state.streamId]: state.seq } : {};
  }

  private received(frame: StreamFrame | TransientFrame): void {
    const { conversation } = this.view;
    if (!conversation) return;
    const after = apply(conversation, frame);
    if (after !== conversation) this.take(after);
  }

  private async poll(wait: number, signal: AbortSignal): Promise<void> {
    const visitor = this.visitor();
    const state = this.view.conversation?.state;
    if (!visitor || !state) throw new Unreachable("no conversation yet");
    try {
      const page = await this.options.api.events(visitor, state.streamId, state.seq, wait, signal);
      if (signal.aborted) return;
      const { conversation } = this.view;
      if (page.moved) await this.load();
      else if (conversation?.state.streamId === state.streamId) this.take(applyPage(conversation, page.frames, page.state));
    } catch (cause) {
      if (cause instanceof Refused && (cause.status === 401 || cause.status === 403 || cause.status === 404)) this.forget();
      throw cause;
    }
  }

  private setConnected(connected: boolean): void {
    if (connected === this.view.connected) return;
    this.set({ connected });
    if (connected) void this.pump();
  }

  // --- outbox

  private add(parts: Pick<OutItem, "text" | "state"> & Partial<OutItem>): OutItem {
    const item: OutItem = { clientId: uuid7(), entryPoint: this.options.entryPoint, createdAt: Date.now(), ...parts };
    this.set({ outbox: put(this.view.outbox, item) });
    void this.options.keep.saveItem(item).then(() => this.pump());
    return item;
  }

  private find(clientId: string): OutItem | undefined {
    return this.view.outbox.find((item) => item.clientId === clientId);
  }

  private update(clientId: string, changes: Partial<OutItem>): void {
    this.set({ outbox: change(this.view.outbox, clientId, changes) });
    const item = this.find(clientId);
    if (item && changes.share === undefined) void this.options.keep.saveItem(item);
  }

  /** Sends what waits, one after another. */
  private async pump(): Promise<void> {
    if (this.pumping || this.stopped) return;
    this.pumping = true;
    try {
      for (let item = next(this.view.outbox); item && !this.stopped; item = next(this.view.outbox)) {
        if (this.view.stage === "hours" || !(await this.sendOne(item))) break;
      }
    } finally {
      this.pumping = false;
    }
  }

  /** False: it must be tried again later. */
  private async sendOne(item: OutItem): Promise<boolean> {
    this.update(item.clientId, { state: "sending" });
    try {
      const visitor = this.visitor();
      if (visitor) await this.post(visitor, item);
      else await this.begin(item);
      this.attempt = 0;
      if (this.view.busySeconds !== undefined) this.set({ busySeconds: undefined });
      return true;
    } catch (cause) {
      return this.notSent(item, cause);
    } finally {
      this.uploads.delete(item.clientId);
    }
  }

  private async begin(item: OutItem): Promise<void> {
    const clientId = this.options.keep.session()?.clientId ?? uuid7();
    this.options.keep.saveSession({ clientId });
    const started = await this.options.api.start({
      clientId,
      entryPoint: this.options.entryPoint,
      language: this.view.entry ? languageOf(this.view.entry, this.options.language) : this.options.language,
      ...(item.file ? {} : { message: { clientId: item.clientId, text: item.text } }),
    });
    const { conversationId } = started.snapshot.state;
    this.options.keep.saveSession({ clientId, conversationId, token: started.token });
    if (item.file) this.update(item.clientId, { state: "queued" });
    else this.sent(item, { at: started.snapshot.state.arrivedAt });
    this.take(fromSnapshot(started.snapshot));
    this.connectLink();
  }

  private async post(visitor: Visitor, item: OutItem): Promise<void> {
    const media = item.media ?? (item.file && (await this.upload(visitor, item)));
    if (!this.find(item.clientId)) return;
    const posted: Posted = await this.options.api.send(visitor, {
      clientId: item.clientId,
      text: item.text,
      ...(media ? { media: [media.id] } : {}),
    });
    this.sent(item, posted);
    const state = this.view.conversation?.state;
    if (state && state.streamId !== posted.streamId) await this.load();
  }

  private async upload(visitor: Visitor, item: OutItem): Promise<NonNullable<OutItem["media"]>> {
    const { file } = item;
    if (!file) throw new Error("only a file can be uploaded");
    const cancel = new AbortController();
    this.uploads.set(item.clientId, cancel);
    const media = await this.options.api.upload(
      visitor,
      item.clientId,
      file.blob,
      file.name,
      (share) => this.update(item.clientId, { share }),
      cancel.signal,
    );
    this.update(item.clientId, { media });
    return media;
  }

  private sent(item: OutItem, { at }: { at: string }): void {
    this.set({ outbox: change(this.view.outbox, item.clientId, { state: "sent", at }) });
    void this.options.keep.dropItem(item.clientId);
    const { conversation } = this.view;
    if (conversation) this.set({ outbox: notYetAmong(this.view.outbox, conversation.messages) });
  }

  private notSent(item: OutItem, cause: unknown): boolean {
    if (!(cause instanceof Refused) || cause.status === 429) {
      const wait = cause instanceof Refused ? (cause.retryAfter ?? 5) : undefined;
      this.update(item.clientId, { state: "queued", share: 0 });
      this.set({ busySeconds: wait });
      if (this.find(item.clientId)) this.later("pump", () => void this.pump(), wait === undefined ? undefined : wait * 1_000);
      return !this.find(item.clientId); // cancelled: on with the others
    }
    const { status, problem } = cause;
    if (problem?.type === "/problems/closed") {
      this.closedMeanwhile(problem.opensAt ?? undefined);
      return false;
    }
    if (status === 401 || status === 403 || status === 404) {
      this.forget();
      return false;
    }
    this.update(item.clientId, refusedWith(cause));
    return true;
  }

  /** It closed between opening the page and writing: what was written goes into the form. */
  private closedMeanwhile(opensAt: string | undefined): void {
    const texts = this.view.outbox.map((item) => item.text).filter((text) => text !== "");
    for (const item of this.view.outbox) void this.options.keep.dropItem(item.clientId);
    this.options.keep.saveDraft([...texts, this.options.keep.draft()].filter((text) => text !== "").join("\n"));
    this.set({ stage: "hours", outbox: [], ...(opensAt ? { opensAt } : {}) });
  }

  // ---

  private later(what: "entry" | "load" | "pump", task: () => void, delay?: number): void {
    if (this.stopped) return;
    if (delay === undefined && !this.link) this.set({ connected: false });
    clearTimeout(this.timers.get(what));
    this.timers.set(what, setTimeout(task, delay ?? backoff(this.attempt++)));
  }

  private clearTimers(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private set(changes: { [K in keyof View]?: View[K] | undefined }): void {
    this.view = { ...this.view, ...changes } as View;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The wanted language, else the first one this entry point offers. */
export function languageOf(entry: EntryPoint, wanted: string): string {
  return entry.languages.some((one) => one.lang === wanted) ? wanted : (entry.languages[0]?.lang ?? wanted);
}

function refusedWith({ status, problem }: Refused): Partial<OutItem> {
  if (status === 413) return { state: "refused", reason: { kind: "too-big", maxBytes: problem?.maxBytes ?? 0 } };
  if (status === 415) return { state: "refused", reason: { kind: "type", allowed: problem?.allowed ?? [] } };
  return { state: "failed", reason: { kind: "other" } };
}
