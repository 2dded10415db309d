import type { Measured } from "./line.ts";

interface InboundAudio {
  type: string;
  kind?: string;
  packetsReceived?: number;
  packetsLost?: number;
  jitter?: number;
  bytesReceived?: number;
  roundTripTime?: number;
  currentRoundTripTime?: number;
  nominated?: boolean;
}

/** What of a browser's statistics tells how well the citizen is heard. */
export function measured(report: { forEach: (each: (stat: InboundAudio) => void) => void }, at: number): Measured {
  const sum: Measured = { at, packets: 0, lost: 0, jitter: null, roundTrip: null, bytes: 0 };
  report.forEach((stat) => {
    if (stat.type === "inbound-rtp" && stat.kind === "audio") {
      sum.packets += stat.packetsReceived ?? 0;
      sum.lost += stat.packetsLost ?? 0;
      sum.bytes += stat.bytesReceived ?? 0;
      sum.jitter = stat.jitter ?? null;
    } else if (stat.type === "remote-inbound-rtp" && stat.kind === "audio") {
      sum.roundTrip = stat.roundTripTime ?? sum.roundTrip;
    } else if (stat.type === "candidate-pair" && stat.nominated) {
      sum.roundTrip ??= stat.currentRoundTripTime ?? null;
    }
  });
  return sum;
}
