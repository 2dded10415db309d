import { beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../api/http.ts";
import { keepFor } from "../api/storage.ts";
import { EMPTY_VIEW, PhoneController, type PhoneView } from "./controller.ts";
import type { Line, Tell } from "./line.ts";

const ACCESS = { uri: "sip:web01@dasan.local", user: "web01", password: "secret", socket: "ws://127.0.0.1:8088/ws" };
const DIALOG = { callId: "id@exchange", localTag: "here", remoteTag: "there" };
const RING = { type: "ring", leg: "leg-1", role: "AGENT", interactionId: "call-1", offerId: "offer-1", auto: false } as const;

/** A line that writes down what it is asked and says nothing by itself. */
class QuietLine implements Line {
  readonly asked: string[] = [];
  constructor(readonly tell: Tell) {}
  start() { this.asked.push("start"); }
  stop() { this.asked.push("stop"); }
  check() { this.asked.push("check"); }
  answer(leg: string) { this.asked.push(`answer ${leg}`); }
  busy(leg: string) { this.asked.push(`busy ${leg}`); }
  hangUp(leg: string) { this.asked.push(`hangUp ${leg}`); }
  hold(leg: string, on: boolean) { this.asked.push(`${on ? "hold" : "resume"} ${leg}`); }
  mute(leg: string, on: boolean) { this.asked.push(`${on ? "mute" : "unmute"} ${leg}`); }
  tone(leg: string, tone: string) { this.asked.push(`tone ${leg} ${tone}`); }
  rejoin(interactionId: string, { callId }: typeof DIALOG, muted: boolean) {
    this.asked.push(`rejoin ${interactionId} ${callId} ${muted ? "muted" : "open"}`);
    return "leg-2";
  }
  measure() { return Promise.resolve(null); }
  headsetChanged() { this.asked.push("headset"); }
}

let view: PhoneView;
let line: QuietLine;
beforeEach(() => {
  view = EMPTY_VIEW;
});

function aPhone(rejoin: (call: string) => Promise<unknown> = () => Promise.resolve()): PhoneController {
  return new PhoneController({
    keep: keepFor("agent-1"), open: (_, tell) => (line = new QuietLine(tell)), rejoin, onChange: (now) => (view = now),
    tones: { ring: () => line.asked.push("ring"), beep: () => line.asked.push("beep"), stop: () => {} },
  });
}

describe("the phone of the leading page", () => {
  it("takes a call and does with the line what the agent asks", () => {
    const phone = aPhone();
    phone.start(ACCESS, null);
    line.tell({ type: "line.registered" });
    line.tell(RING);
    phone.tell({ type: "accept", offerId: "offer-1" });
    line.tell({ type: "leg.answered", leg: "leg-1", dialog: DIALOG });
    phone.tell({ type: "hold" });
    phone.tell({ type: "tone", tone: "9" });
    phone.tell({ type: "hangUp" });

    expect(line.asked).toEqual(["start", "ring", "answer leg-1", "hold leg-1", "tone leg-1 9", "hangUp leg-1"]);
    phone.stop();
  });

  it("takes up after a reload the call it was in, muted as it was, and forgets it when it ends", () => {
    const before = aPhone();
    before.start(ACCESS, null);
    line.tell({ type: "line.registered" });
    line.tell(RING);
    before.tell({ type: "accept", offerId: "offer-1" });
    line.tell({ type: "leg.answered", leg: "leg-1", dialog: DIALOG });
    before.tell({ type: "mute" });
    before.stop(); // the page goes, and says nothing to the exchange

    const after = aPhone();
    after.start(ACCESS, "call-1");
    line.tell({ type: "line.registered" });
    expect(line.asked).toEqual(["start", "rejoin call-1 id@exchange muted"]);
    expect(view.call).toMatchObject({ phase: "REJOINING", interactionId: "call-1" });

    line.tell({ type: "leg.answered", leg: "leg-2", dialog: DIALOG });
    line.tell({ type: "leg.ended", leg: "leg-2", how: "BY_THEM" });
    expect(view.call).toBeNull();
    expect(keepFor("agent-1").names("phone")).toEqual([]);
    after.stop();
  });

  it("takes up nothing when the server has no call of mine", () => {
    keepFor("agent-1").write("phone.call", { interactionId: "call-1", muted: false, held: false, dialog: DIALOG });
    const phone = aPhone();
    phone.start(ACCESS, null);
    line.tell({ type: "line.registered" });

    expect(line.asked).toEqual(["start"]);
    phone.stop();
  });

  it("asks the server for a leg where it knows no dialog, and gives up on a refusal", async () => {
    const rejoin = vi.fn(() => Promise.reject(new Problem(409, "no-phone", "", {})));
    const phone = aPhone(rejoin);
    phone.start(ACCESS, "call-7");
    line.tell({ type: "line.registered" });

    expect(rejoin).toHaveBeenCalledWith("call-7");
    await vi.waitFor(() => expect(view.trouble).toBe("REJOIN_FAILED"));
    phone.stop();
  });
});
