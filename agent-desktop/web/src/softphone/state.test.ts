import { describe, expect, it } from "vitest";
import { EMPTY_PHONE, step, type Effect, type PhoneEvent, type PhoneState } from "./state.ts";

const RING = { type: "ring", leg: "leg-1", role: "AGENT", interactionId: "call-1", offerId: "offer-1", auto: false } as const;

/** The state after all events, and what the last one asked for. */
function after(events: readonly PhoneEvent[], from: PhoneState = EMPTY_PHONE): { state: PhoneState; effects: readonly Effect[] } {
  return events.reduce<{ state: PhoneState; effects: readonly Effect[] }>(({ state }, event) => step(state, event), { state: from, effects: [] });
}
const DIALOG = { callId: "id@exchange", localTag: "here", remoteTag: "there" };
const TALKING: readonly PhoneEvent[] = [
  { type: "line.registered" }, RING, { type: "accept", offerId: "offer-1" }, { type: "leg.answered", leg: "leg-1", dialog: DIALOG },
];

describe("a ring", () => {
  it("sounds until the offer on screen is taken, which answers it", () => {
    expect(after([{ type: "line.registered" }, RING]).effects).toEqual([{ do: "ring", on: true }]);
    expect(after(TALKING.slice(0, 3)).effects).toEqual([{ do: "ring", on: false }, { do: "answer", leg: "leg-1" }]);
    expect(after(TALKING).state.call).toMatchObject({ phase: "TALKING", interactionId: "call-1" });
  });

  it("that comes after the agent has already taken the offer is answered at once", () => {
    const { state, effects } = after([{ type: "accept", offerId: "offer-1" }, RING]);

    expect(effects).toContainEqual({ do: "answer", leg: "leg-1" });
    expect(state.wanted).toBeNull();
  });

  it("of another offer than the one taken is not answered", () => {
    expect(after([{ type: "accept", offerId: "offer-9" }, RING]).effects).toEqual([{ do: "ring", on: true }]);
    expect(after([RING, { type: "accept", offerId: "offer-9" }]).state.call?.phase).toBe("RINGING");
  });

  it("whose offer went away is not answered when it comes late", () => {
    const events: PhoneEvent[] = [{ type: "accept", offerId: "offer-1" }, { type: "offer.gone", offerId: "offer-1" }, RING];

    expect(after(events).effects).toEqual([{ do: "ring", on: true }]);
  });

  it("ends silently when the citizen hangs up first, and a key pressed in that moment does nothing", () => {
    const gone = after([RING, { type: "leg.ended", leg: "leg-1", how: "MISSED" }]);

    expect(gone.state.call).toBeNull();
    expect(gone.effects).toEqual([{ do: "ring", on: false }]);
    expect(step(gone.state, { type: "beeped", leg: "leg-1" }).effects).toEqual([]);
    expect(step(gone.state, { type: "hangUp" }).effects).toEqual([]);
  });

  it("during a call finds the line busy", () => {
    expect(after([...TALKING, { ...RING, leg: "leg-2", interactionId: "call-2", offerId: "offer-2" }]).effects).toEqual([{ do: "busy", leg: "leg-2" }]);
  });

  it("is answered after a tone where the agent wants that, and where the agent has asked for the call", () => {
    expect(after([{ type: "autoAnswer", on: true }, RING]).effects).toEqual([{ do: "beep", leg: "leg-1" }]);
    expect(after([{ ...RING, role: "SUPERVISOR", offerId: null, auto: true }]).effects).toEqual([{ do: "beep", leg: "leg-1" }]);
    expect(after([{ type: "autoAnswer", on: true }, RING, { type: "beeped", leg: "leg-1" }]).effects).toContainEqual({ do: "answer", leg: "leg-1" });
  });
});

describe("a call", () => {
  it("is held once, however often the key is pressed before the exchange agrees", () => {
    const asked = after([...TALKING, { type: "hold" }]);
    expect(asked.effects).toEqual([{ do: "hold", leg: "leg-1" }]);
    expect(step(asked.state, { type: "hold" }).effects).toEqual([]);

    const held = step(asked.state, { type: "leg.held", leg: "leg-1" }).state;
    expect(held.call).toMatchObject({ held: true, turning: false });
    expect(step(held, { type: "resume" }).effects).toEqual([{ do: "resume", leg: "leg-1" }]);
  });

  it("says when it could not be held", () => {
    const { state } = after([...TALKING, { type: "hold" }, { type: "leg.holdFailed", leg: "leg-1" }]);

    expect(state.call).toMatchObject({ held: false, turning: false });
    expect(state.trouble).toBe("HOLD_FAILED");
  });

  it("sends keys of a telephone and nothing else", () => {
    expect(after([...TALKING, { type: "tone", tone: "#" }]).effects).toEqual([{ do: "tone", leg: "leg-1", tone: "#" }]);
    expect(after([...TALKING, { type: "tone", tone: "5" }, { type: "tone", tone: "*" }]).state.call?.tones).toBe("5*");
    expect(after([...TALKING, { type: "tone", tone: "12" }]).effects).toEqual([]);
    expect(after([...TALKING, { type: "tone", tone: "\r" }]).effects).toEqual([]);
  });

  it("ends for the one leg that ended, not for an old one", () => {
    expect(after([...TALKING, { type: "leg.ended", leg: "leg-0", how: "BY_THEM" }]).state.call).not.toBeNull();
    expect(after([...TALKING, { type: "leg.ended", leg: "leg-1", how: "BY_THEM" }]).state).toMatchObject({ call: null, ended: { how: "BY_THEM" } });
  });
});

describe("a call that is cut", () => {
  const LOST: readonly PhoneEvent[] = [...TALKING, { type: "mute" }, { type: "line.lost" }, { type: "line.connecting" }];
  const REJOIN: Effect = { do: "rejoin", interactionId: "call-1", dialog: DIALOG };
  const NEW_DIALOG = { ...DIALOG, callId: "new@exchange" };
  const AGAIN: readonly PhoneEvent[] = [{ type: "leg.rejoining", leg: "leg-2" }, { type: "leg.answered", leg: "leg-2", dialog: NEW_DIALOG }];

  it("is taken up again by another leg when the line is back, and stays as muted as it was", () => {
    const back = after([...LOST, { type: "line.registered" }]);
    expect(back.effects).toEqual([REJOIN]);
    expect(back.state.call?.phase).toBe("REJOINING");

    const { effects, state } = after(AGAIN, back.state);
    expect(effects).toEqual(expect.arrayContaining([{ do: "hangUp", leg: "leg-1" }, { do: "mute", leg: "leg-2" }]));
    expect(state.call).toMatchObject({ leg: "leg-2", phase: "TALKING", muted: true, dialog: NEW_DIALOG });
  });

  it("goes on although the old leg ends before the new one talks", () => {
    const between: PhoneEvent[] = [AGAIN[0]!, { type: "leg.ended", leg: "leg-1", how: "BY_THEM" }, AGAIN[1]!];

    expect(after([...LOST, { type: "line.registered" }, ...between]).state.call).toMatchObject({ leg: "leg-2", phase: "TALKING" });
  });

  it("is tried again when the way breaks once more meanwhile, and given up when the exchange refuses", () => {
    const broken = after([...LOST, { type: "line.registered" }, AGAIN[0]!, { type: "leg.ended", leg: "leg-2", how: "LOST" }, { type: "line.registered" }]);
    expect(broken.effects).toEqual([REJOIN]);

    const refused = after([...LOST, { type: "line.registered" }, AGAIN[0]!, { type: "leg.ended", leg: "leg-2", how: "MISSED" }]);
    expect(refused.state).toMatchObject({ call: null, trouble: "REJOIN_FAILED" });
  });

  it("is not over because the way to the exchange broke under it", () => {
    const { state } = after([...TALKING, { type: "leg.ended", leg: "leg-1", how: "LOST" }]);
    expect(state.call).toMatchObject({ phase: "REJOINING", interactionId: "call-1" });

    expect(step(state, { type: "line.registered" }).effects).toEqual([REJOIN]);
  });

  it("is taken up again when it fell silent on a line that is sound", () => {
    expect(after([...TALKING, { type: "leg.stalled", leg: "leg-1" }]).effects).toEqual([]);
    expect(after([...TALKING, { type: "leg.stalled", leg: "leg-1" }, { type: "line.registered" }]).effects).toEqual([REJOIN]);
  });

  it("is left alone when the sound came back by itself", () => {
    expect(after([...TALKING, { type: "leg.stalled", leg: "leg-1" }, { type: "leg.flowing", leg: "leg-1" }, { type: "line.registered" }]).effects).toEqual([]);
  });

  it("of before a reload is taken up as soon as there is a line, muted and held as it was", () => {
    const asked = after([{ type: "cut", interactionId: "call-1", muted: true, held: true, dialog: DIALOG }, { type: "line.registered" }]);
    expect(asked.effects).toEqual([REJOIN]);

    const { effects, state } = after(AGAIN, asked.state);
    expect(effects).toEqual(expect.arrayContaining([{ do: "mute", leg: "leg-2" }, { do: "hold", leg: "leg-2" }]));
    expect(state.cut).toBeNull();
  });

  it("on another computer is asked of the server, whose ring is answered without a key", () => {
    const asked = after([{ type: "cut", interactionId: "call-1", muted: false, held: false, dialog: null }, { type: "line.registered" }]);
    expect(asked.effects).toEqual([{ do: "rejoin", interactionId: "call-1", dialog: null }]);

    expect(step(asked.state, { ...RING, leg: "leg-2", role: "REJOIN", offerId: null, auto: true }).effects).toContainEqual({ do: "answer", leg: "leg-2" });
  });

  it("is given up with words when the exchange has it no more", () => {
    expect(after([...LOST, { type: "line.registered" }, { type: "rejoin.failed" }]).state).toMatchObject({ call: null, trouble: "REJOIN_FAILED", ended: { how: "LOST" } });
    expect(after([{ type: "cut", interactionId: "call-1", muted: false, held: false, dialog: DIALOG }, { type: "cut.over" }]).state).toMatchObject({ cut: null, trouble: "REJOIN_FAILED" });
    expect(after([...TALKING, { type: "cut.over" }]).state.call).not.toBeNull();
  });
});
