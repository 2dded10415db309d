/**
 * What the softphone knows and what it does next: a pure step from state and event to state and effects. No SIP, no sound and
 * no clock of its own; `sipLine.ts` speaks SIP, `controller.ts` carries the effects out.
 */

/** Why a leg came; the exchange says so in the INVITE. All but the offers were asked for by this very agent. */
export type LegRole = "AGENT" | "INTERPRETER" | "REJOIN" | "SUPERVISOR" | "CALLING";

export type Registration =
  /** Not begun, or given up. */
  | "OFF"
  | "CONNECTING"
  | "REGISTERED"
  /** The way to the exchange is cut; it is tried again. */
  | "LOST"
  /** The exchange does not take this line. */
  | "REFUSED";

export interface Ringing {
  leg: string;
  role: LegRole;
  interactionId: string | null;
  offerId: string | null;
  /** The agent has asked for this call: it is answered without a key. */
  auto: boolean;
}

export interface Call extends Ringing {
  /** REJOINING: the sound was cut and the exchange builds another leg; `leg` is empty once the old one is gone. */
  phase: "RINGING" | "ANSWERING" | "TALKING" | "REJOINING";
  /** I hold it: the exchange plays music meanwhile. */
  held: boolean;
  /** A hold or its end is under way. */
  turning: boolean;
  muted: boolean;
  /** The keys pressed in this call, as far as they are shown. */
  tones: string;
  /** Nothing comes through although nobody has hung up. */
  stalled: boolean;
  /** The cut leg this one stands in for; let go once this one talks. */
  standsInFor: string | null;
  /** What another leg needs to take this one's place. */
  dialog: Dialog | null;
}

/** The three names of a SIP dialog; an INVITE that carries them takes its place (RFC 3891). */
export interface Dialog {
  callId: string;
  localTag: string;
  remoteTag: string;
}

/** What of a call outlives the page: whoever was silent stays silent. */
export interface Kept {
  interactionId: string;
  muted: boolean;
  held: boolean;
  dialog: Dialog | null;
}

export type Ending = "BY_US" | "BY_THEM" | "MISSED" | "LOST";

/** What keeps the phone from working; told in words, with the way out. */
export type Trouble = "NO_MICROPHONE" | "MICROPHONE_REFUSED" | "REJOIN_FAILED" | "HOLD_FAILED";

export interface PhoneState {
  registration: Registration;
  call: Call | null;
  /** An offer the agent has taken whose ring has not come yet. */
  wanted: string | null;
  autoAnswer: boolean;
  /** A call of before this page was loaded, to be taken up again as soon as there is a line. */
  cut: Kept | null;
  /** How the last call ended, until the next one begins. */
  ended: { interactionId: string | null; how: Ending } | null;
  trouble: Trouble | null;
}

export type PhoneEvent =
  | { type: "line.connecting" | "line.registered" | "line.lost" | "line.refused" }
  | ({ type: "ring" } & Ringing)
  | { type: "leg.answered"; leg: string; dialog: Dialog }
  /** A leg is being built that stands in for the one that was cut. */
  | { type: "leg.rejoining"; leg: string }
  | { type: "leg.held" | "leg.resumed" | "leg.holdFailed" | "leg.stalled" | "leg.flowing"; leg: string }
  | { type: "leg.ended"; leg: string; how: Ending }
  /** The server says that a call of mine runs whose sound this page does not have. */
  | ({ type: "cut" } & Kept)
  | { type: "rejoin.failed" }
  /** The call is cut for longer than the exchange keeps it. */
  | { type: "cut.over" }
  | { type: "microphone"; trouble: "NO_MICROPHONE" | "MICROPHONE_REFUSED" | null }
  | { type: "offer.gone"; offerId: string }
  | { type: "accept"; offerId: string }
  /** The tone before answering by itself has sounded. */
  | { type: "beeped"; leg: string }
  | { type: "hangUp" | "hold" | "resume" | "mute" | "unmute" | "dismiss" }
  | { type: "tone"; tone: string }
  | { type: "autoAnswer"; on: boolean };

export type Effect =
  | { do: "answer" | "hangUp" | "hold" | "resume" | "mute" | "unmute"; leg: string }
  /** 486: the line is taken. */
  | { do: "busy"; leg: string }
  | { do: "tone"; leg: string; tone: string }
  | { do: "ring"; on: boolean }
  | { do: "beep"; leg: string }
  /** Builds another leg to a call that runs; without a dialog to name, the server is asked for one. */
  | { do: "rejoin"; interactionId: string; dialog: Dialog | null };

export interface Step {
  state: PhoneState;
  effects: readonly Effect[];
}

export const EMPTY_PHONE: PhoneState = {
  registration: "OFF", call: null, wanted: null, autoAnswer: false, cut: null, ended: null, trouble: null,
};

/** A leg that is cut for longer has been ended by the exchange. */
export const REJOIN_WITHIN_MS = 60_000;

const TONES_SHOWN = 24;

export function step(state: PhoneState, event: PhoneEvent): Step {
  switch (event.type) {
    case "line.connecting":
      return as(state, { registration: state.registration === "LOST" ? "LOST" : "CONNECTING" });
    case "line.registered":
      return registered(state);
    case "line.lost":
      return as(state, { registration: "LOST" });
    case "line.refused":
      return as(state, { registration: "REFUSED" });
    case "ring":
      return rang(state, event);
    case "leg.answered":
      return ifCall(state, event.leg, (call) => answered(state, call, event.dialog));
    case "leg.rejoining":
      return rejoining(state, event.leg);
    case "leg.ended":
      return ended(state, event.leg, event.how);
    case "leg.held":
      return ifCall(state, event.leg, (call) => as(state, { call: { ...call, held: true, turning: false } }));
    case "leg.resumed":
      return ifCall(state, event.leg, (call) => as(state, { call: { ...call, held: false, turning: false } }));
    case "leg.holdFailed":
      return ifCall(state, event.leg, (call) => as(state, { call: { ...call, turning: false }, trouble: "HOLD_FAILED" }));
    case "leg.stalled":
      return ifCall(state, event.leg, (call) => (call.phase === "TALKING" ? as(state, { call: { ...call, stalled: true } }) : as(state, {})));
    case "leg.flowing":
      return ifCall(state, event.leg, (call) => as(state, { call: { ...call, stalled: false } }));
    case "cut":
      return cut(state, event);
    case "rejoin.failed":
    case "cut.over":
      return lost(state);
    case "microphone":
      return as(state, { trouble: event.trouble });
    case "offer.gone":
      return as(state, state.wanted === event.offerId ? { wanted: null } : {});
    case "accept":
      return accepted(state, event.offerId);
    case "beeped":
      return ifCall(state, event.leg, (call) => (call.phase === "RINGING" ? answering(state, call) : as(state, {})));
    case "hangUp":
      if (!state.call) return as(state, {});
      return state.call.leg === "" ? lost(state) : as(state, {}, { do: "hangUp", leg: state.call.leg });
    case "hold":
    case "resume":
      return turn(state, event.type);
    case "mute":
    case "unmute":
      if (state.call?.phase !== "TALKING") return as(state, {});
      return as(state, { call: { ...state.call, muted: event.type === "mute" } }, { do: event.type, leg: state.call.leg });
    case "tone":
      if (state.call?.phase !== "TALKING" || !/^[0-9*#]$/.test(event.tone)) return as(state, {});
      return as(state, { call: { ...state.call, tones: (state.call.tones + event.tone).slice(-TONES_SHOWN) } }, { do: "tone", leg: state.call.leg, tone: event.tone });
    case "autoAnswer":
      return as(state, { autoAnswer: event.on });
    case "dismiss":
      return as(state, { trouble: null, ended: null });
  }
  return event satisfies never;
}

function as(state: PhoneState, change: Partial<PhoneState>, ...effects: Effect[]): Step {
  return { state: { ...state, ...change }, effects };
}

function ifCall(state: PhoneState, leg: string, change: (call: Call) => Step): Step {
  return state.call?.leg === leg ? change(state.call) : as(state, {});
}

/**
 * There is a line. A leg that lived before the line was lost is answered to nowhere by the exchange, so it is built anew whether it
 * still sounds or not; one that fell silent on a sound line as well.
 */
function registered(state: PhoneState): Step {
  const { call } = state;
  const now: PhoneState = { ...state, registration: "REGISTERED" };
  if (!call) return state.cut ? as(now, {}, again(state.cut)) : as(now, {});
  const broken = call.phase === "REJOINING" || (call.phase === "TALKING" && (call.stalled || state.registration === "LOST"));
  if (!broken || call.interactionId === null) return as(now, {});
  return as(now, { call: { ...call, phase: "REJOINING", stalled: true, turning: false } }, again({ ...call, interactionId: call.interactionId }));
}

function again({ interactionId, dialog }: Pick<Kept, "interactionId" | "dialog">): Effect {
  return { do: "rejoin", interactionId, dialog };
}

function cut(state: PhoneState, { interactionId, muted, held, dialog }: Kept): Step {
  if (state.call) return as(state, {});
  const kept = { interactionId, muted, held, dialog };
  return as(state, { cut: kept }, ...(state.registration === "REGISTERED" ? [again(kept)] : []));
}

function rejoining(state: PhoneState, leg: string): Step {
  const kept = state.call ?? state.cut;
  if (!kept) return as(state, {}, { do: "hangUp", leg });
  const before = state.call;
  return as(state, {
    cut: null,
    call: {
      leg, role: before?.role ?? "REJOIN", interactionId: kept.interactionId, offerId: null, auto: true, phase: "REJOINING", turning: false, stalled: true,
      muted: kept.muted, held: kept.held, tones: before?.tones ?? "", dialog: kept.dialog, standsInFor: before?.standsInFor ?? (before?.leg || null),
    },
  });
}

/** One call at a time: a second ring finds the line busy, but for the one that stands in for a call cut off. */
function rang(state: PhoneState, { leg, role, interactionId, offerId, auto }: Ringing): Step {
  const before = state.call;
  const standsIn = role === "REJOIN" && before !== null && before.interactionId === interactionId;
  if (before && !standsIn) return as(state, {}, { do: "busy", leg });
  const kept = standsIn ? before : state.cut?.interactionId === interactionId ? state.cut : null;
  const call: Call = {
    leg, role, interactionId, offerId, auto, phase: "RINGING", turning: false, stalled: false, dialog: null,
    muted: kept?.muted ?? false, held: kept?.held ?? false, tones: before?.tones ?? "", standsInFor: before?.leg || null,
  };
  const fresh: PhoneState = { ...state, ended: null };
  if (role === "REJOIN" || (offerId !== null && state.wanted === offerId)) return answering(fresh, call);
  if (auto || state.autoAnswer) return as(fresh, { call }, { do: "beep", leg });
  return as(fresh, { call }, { do: "ring", on: true });
}

function accepted(state: PhoneState, offerId: string): Step {
  const { call } = state;
  return call?.phase === "RINGING" && call.offerId === offerId ? answering(state, call) : as(state, { wanted: offerId });
}

function answering(state: PhoneState, call: Call): Step {
  return as(state, { call: { ...call, phase: "ANSWERING" }, wanted: null, trouble: null }, { do: "ring", on: false }, { do: "answer", leg: call.leg });
}

function answered(state: PhoneState, call: Call, dialog: Dialog): Step {
  return as(
    state, { call: { ...call, dialog, phase: "TALKING", stalled: false, held: false, turning: call.held, standsInFor: null }, cut: null, trouble: null },
    { do: "ring", on: false },
    ...(call.standsInFor ? [{ do: "hangUp", leg: call.standsInFor } as const] : []),
    ...(call.muted ? [{ do: "mute", leg: call.leg } as const] : []),
    ...(call.held ? [{ do: "hold", leg: call.leg } as const] : []),
  );
}

function ended(state: PhoneState, leg: string, how: Ending): Step {
  const { call } = state;
  if (call?.leg !== leg || leg === "") return as(state, {});
  if (call.phase === "REJOINING" && how !== "BY_US") {
    // Refused, or the way broke once more: then the next registration tries again. An old leg may go before the new one is there.
    return call.dialog !== null && how !== "LOST" ? lost(state) : as(state, { call: { ...call, leg: "" } });
  }
  // Nobody hung up: the way to the exchange broke, and there the call goes on.
  if (how === "LOST" && call.phase === "TALKING") return as(state, { call: { ...call, leg: "", phase: "REJOINING", stalled: true, turning: false } });
  return as(state, { call: null, cut: null, ended: { interactionId: call.interactionId, how } }, { do: "ring", on: false });
}

/** What cannot be taken up again is over here; the server tells what became of the call. */
function lost(state: PhoneState): Step {
  const { call } = state;
  if (!state.cut && !call?.stalled && call?.phase !== "REJOINING") return as(state, {});
  const interactionId = call?.interactionId ?? state.cut?.interactionId ?? null;
  return as(
    state, { call: null, cut: null, ended: { interactionId, how: "LOST" }, trouble: "REJOIN_FAILED" },
    { do: "ring", on: false }, ...(call?.leg ? [{ do: "hangUp", leg: call.leg } as const] : []),
  );
}

function turn(state: PhoneState, to: "hold" | "resume"): Step {
  const { call } = state;
  if (call?.phase !== "TALKING" || call.turning || call.held === (to === "hold")) return as(state, {});
  return as(state, { call: { ...call, turning: true } }, { do: to, leg: call.leg });
}
