import { Problem } from "../api/http.ts";
import type { Keep } from "../api/storage.ts";
import type { Line, LineAccess, Measured, Tell } from "./line.ts";
import { qualityOf, type Quality } from "./quality.ts";
import { devices, type Tones } from "./sound.ts";
import { EMPTY_PHONE, REJOIN_WITHIN_MS, step, type Effect, type Kept, type PhoneEvent, type PhoneState } from "./state.ts";

/** What a page shows of the phone. */
export interface PhoneView extends PhoneState {
  quality: Quality | null;
}

export const EMPTY_VIEW: PhoneView = { ...EMPTY_PHONE, quality: null };

const KEPT = "phone.call";
const MEASURE_MS = 2_000;
/** Before a call is answered by itself: long enough to hear that it will be. */
const BEEP_MS = 700;

interface Parts {
  keep: Keep;
  open: (access: LineAccess, tell: Tell) => Line;
  /** Asks the server for another leg to a call of mine. */
  rejoin: (interactionId: string) => Promise<unknown>;
  tones: Pick<Tones, "ring" | "beep" | "stop">;
  onChange: (view: PhoneView) => void;
}

/** The phone of the leading page: takes events, asks `step` what follows, and does it. */
export class PhoneController {
  private view: PhoneView = EMPTY_VIEW;
  private line: Line | null = null;
  private timer: ReturnType<typeof setInterval> | null = null;
  private cutTimer: ReturnType<typeof setTimeout> | null = null;
  private before: { leg: string; measured: Measured } | null = null;

  constructor(private readonly parts: Parts) {}

  /** Begins with a line, and with the call of mine that the server says is running. */
  start(access: LineAccess, running: string | null): void {
    this.line = this.parts.open(access, this.tell);
    this.timer = setInterval(() => void this.measure(), MEASURE_MS);
    this.line.start();
    const kept = this.parts.keep.read<Kept>(KEPT);
    if (running === null) this.parts.keep.remove(KEPT);
    else this.tell({ type: "cut", ...(kept?.interactionId === running ? kept : { interactionId: running, muted: false, held: false, dialog: null }) });
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    if (this.cutTimer !== null) clearTimeout(this.cutTimer);
    this.parts.tones.stop();
    const { line } = this;
    this.line = null; // first: what the line says while it closes is for nobody
    line?.stop();
  }

  /** The computer is back on a network, or awake. */
  check(): void {
    this.line?.check();
  }

  headsetChanged(): void {
    this.line?.headsetChanged();
  }

  readonly tell: Tell = (event: PhoneEvent) => {
    if (!this.line) return;
    const { state, effects } = step(this.view, event);
    this.remember(this.view, state);
    this.show({ ...state, quality: state.call ? this.view.quality : null });
    this.watchCut();
    for (const effect of effects) this.carryOut(effect);
  };

  private carryOut(effect: Effect): void {
    const { line } = this;
    switch (effect.do) {
      case "answer": return line?.answer(effect.leg);
      case "busy": return line?.busy(effect.leg);
      case "hangUp": return line?.hangUp(effect.leg);
      case "hold":
      case "resume": return line?.hold(effect.leg, effect.do === "hold");
      case "mute":
      case "unmute": return line?.mute(effect.leg, effect.do === "mute");
      case "tone": return line?.tone(effect.leg, effect.tone);
      case "ring": return effect.on ? this.parts.tones.ring(devices.ringer()) : this.parts.tones.stop();
      case "beep":
        this.parts.tones.beep(devices.speaker());
        setTimeout(() => this.tell({ type: "beeped", leg: effect.leg }), BEEP_MS);
        return;
      case "rejoin":
        if (effect.dialog && line) {
          const { call, cut } = this.view;
          this.tell({ type: "leg.rejoining", leg: line.rejoin(effect.interactionId, effect.dialog, (call ?? cut)?.muted ?? false) });
          return;
        }
        this.parts.rejoin(effect.interactionId).catch((error: unknown) => {
          // A server that cannot be reached is asked again at the next registration, until the call must be over.
          if (error instanceof Problem && error.status < 500) this.tell({ type: "rejoin.failed" });
        });
        return;
    }
    effect satisfies never;
  }

  private show(view: PhoneView): void {
    this.view = view;
    this.parts.onChange(view);
  }

  private remember(before: PhoneState, { call, cut }: PhoneState): void {
    const { keep } = this.parts;
    if (call?.interactionId && call.phase !== "RINGING") {
      if (call !== before.call) keep.write(KEPT, { interactionId: call.interactionId, muted: call.muted, held: call.held, dialog: call.dialog } satisfies Kept);
    } else if (before.call && !cut) {
      keep.remove(KEPT);
    }
  }

  /** A call that is cut is given up when the exchange must have given it up too. */
  private watchCut(): void {
    const { call, cut } = this.view;
    const waits = cut !== null || call?.phase === "REJOINING" || (call?.stalled ?? false);
    if (waits === (this.cutTimer !== null)) return;
    if (this.cutTimer !== null) clearTimeout(this.cutTimer);
    this.cutTimer = waits ? setTimeout(() => this.tell({ type: "cut.over" }), REJOIN_WITHIN_MS) : null;
  }

  private async measure(): Promise<void> {
    const leg = this.view.call?.phase === "TALKING" ? this.view.call.leg : null;
    const now = leg === null ? null : await this.line?.measure(leg);
    const { before } = this;
    this.before = leg !== null && now ? { leg, measured: now } : null;
    if (this.before && before?.leg === leg && this.view.call?.leg === leg) this.show({ ...this.view, quality: qualityOf(before.measured, this.before.measured) });
  }
}
