import type { Keep } from "../api/storage.ts";
import { EMPTY_VIEW, PhoneController, type PhoneView } from "./controller.ts";
import { accessOf, phone, type Phone } from "./phone.ts";
import { autoAnswer, Tones } from "./sound.ts";
import type { PhoneEvent } from "./state.ts";

export type Said =
  | { kind: "view"; view: PhoneView }
  | { kind: "ask" | "headset" | "check" }
  | { kind: "do"; event: PhoneEvent };

/** What this needs of a BroadcastChannel. */
export interface PhoneChannel {
  postMessage(said: Said): void;
  onmessage: ((event: { data: Said }) => void) | null;
  close(): void;
}

interface Parts {
  agentId: string;
  keep: Keep;
  locks: Pick<LockManager, "request">;
  channel: PhoneChannel;
}

export interface HubView extends PhoneView {
  /** This page holds the line; others show what it does and pass on what is asked of them. */
  leads: boolean;
}

export const EMPTY_HUB: HubView = { ...EMPTY_VIEW, leads: false };

/** A refused line is asked for again after so long: the exchange may have started anew, or the line be somebody else's now. */
const REFUSED_MS = 10_000;

/**
 * One phone for all of an agent's pages. The page that holds the lock has the line; when it closes or is loaded again, the next one
 * takes the line and, with it, the call. The buttons work in every page.
 */
export class PhoneHub {
  private view: HubView = EMPTY_HUB;
  private controller: PhoneController | null = null;
  private refused: ReturnType<typeof setTimeout> | null = null;
  private line = "";
  private readonly listeners = new Set<() => void>();
  private readonly closing = new AbortController();
  private release: () => void = () => {};

  constructor(private readonly parts: Parts) {
    const { channel, locks, agentId } = parts;
    channel.onmessage = ({ data }) => this.heard(data);
    channel.postMessage({ kind: "ask" });
    const held = () => new Promise<void>((release) => {
      this.release = release;
      void this.lease();
    });
    locks.request(`dasan-phone-${agentId}`, { signal: this.closing.signal }, held).catch(() => undefined); // refused by our own closing only
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): HubView => this.view;

  tell(event: PhoneEvent): void {
    if (this.controller) this.controller.tell(event);
    else this.parts.channel.postMessage({ kind: "do", event });
  }

  headsetChanged(): void {
    if (this.controller) this.controller.headsetChanged();
    else this.parts.channel.postMessage({ kind: "headset" });
  }

  check(): void {
    if (this.controller) this.controller.check();
    else this.parts.channel.postMessage({ kind: "check" });
  }

  /** The line as the server lends it now: another one is taken as soon as nobody talks on the old one. */
  renewed(now: Phone): void {
    if (!this.closing.signal.aborted && this.controller && lineOf(now) !== this.line && !this.view.call) void this.lead(now);
  }

  close(): void {
    this.closing.abort();
    if (this.refused !== null) clearTimeout(this.refused);
    this.controller?.stop();
    this.controller = null;
    this.release();
    this.parts.channel.close();
  }

  private async lease(): Promise<void> {
    if (this.view.leads && this.view.call) return this.again(); // not under a call
    try {
      await this.lead(await phone.get());
    } catch {
      this.again();
    }
  }

  private async lead(lent: Phone): Promise<void> {
    const access = accessOf(lent);
    const { SipLine } = await import("./sipLine.ts"); // only who has a telephone pays for it
    if (this.closing.signal.aborted || !access) return;
    this.controller?.stop();
    this.line = lineOf(lent);
    this.controller = new PhoneController({
      keep: this.parts.keep,
      open: (line, tell) => new SipLine(line, tell),
      rejoin: phone.rejoin,
      tones: new Tones(),
      onChange: (view) => {
        if (view.registration === "REFUSED" && this.view.registration !== "REFUSED") this.again();
        this.show({ ...view, leads: true });
        this.parts.channel.postMessage({ kind: "view", view });
      },
    });
    this.controller.start(access, lent.calls.find(({ state }) => state !== "RINGING")?.interactionId ?? null);
    this.controller.tell({ type: "autoAnswer", on: autoAnswer.on() });
  }

  private again(): void {
    if (this.closing.signal.aborted) return;
    if (this.refused !== null) clearTimeout(this.refused);
    this.refused = setTimeout(() => void this.lease(), REFUSED_MS);
  }

  private heard(said: Said): void {
    switch (said.kind) {
      case "view":
        if (!this.controller) this.show({ ...said.view, leads: false });
        return;
      case "ask":
        if (this.controller) this.parts.channel.postMessage({ kind: "view", view: this.view });
        return;
      case "do": return this.controller?.tell(said.event);
      case "headset": return this.controller?.headsetChanged();
      case "check": return this.controller?.check();
    }
    said satisfies never;
  }

  private show(view: HubView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}

function lineOf({ user, password, socket }: Phone): string {
  return JSON.stringify([user, password, socket]);
}
