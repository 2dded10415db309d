import { describe, expect, it } from "vitest";
import { measured } from "./measure.ts";
import type { Measured } from "./line.ts";
import { qualityOf } from "./quality.ts";

const at = (change: Partial<Measured>): Measured => ({ at: 0, packets: 1000, lost: 0, jitter: 0.004, roundTrip: 0.02, bytes: 1000, ...change });

describe("the light of the line", () => {
  it("counts what was lost since the last look, not since the call began", () => {
    const quality = qualityOf(at({ lost: 50 }), at({ packets: 1100, lost: 50, bytes: 9000 }));

    expect(quality).toMatchObject({ level: "GOOD", loss: 0 });
  });

  it.each([
    [{ packets: 1097, lost: 3 }, "FAIR"],
    [{ packets: 1094, lost: 6 }, "POOR"],
    [{ packets: 1100, jitter: 0.045 }, "FAIR"],
    [{ packets: 1100, roundTrip: 0.6 }, "POOR"],
  ] as const)("of %o is %s", (now, level) => {
    expect(qualityOf(at({}), at({ bytes: 9000, ...now })).level).toBe(level);
  });

  it("says when nothing comes at all", () => {
    expect(qualityOf(at({}), at({})).level).toBe("SILENT");
  });

  it("reads what a browser tells, and takes the round trip of the path where the exchange reports none", () => {
    const report = new Map<string, object>([
      ["a", { type: "inbound-rtp", kind: "audio", packetsReceived: 10, packetsLost: 2, jitter: 0.01, bytesReceived: 900 }],
      ["b", { type: "inbound-rtp", kind: "video", packetsReceived: 99, packetsLost: 9 }],
      ["c", { type: "candidate-pair", nominated: true, currentRoundTripTime: 0.033 }],
    ]);

    expect(measured(report as never, 5)).toEqual({ at: 5, packets: 10, lost: 2, jitter: 0.01, roundTrip: 0.033, bytes: 900 });
  });
});
