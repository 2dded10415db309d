import type { Channel } from "../live/protocol.ts";

/** Channels on which the citizen can be written to; on the others the record and notes are all there is. */
const WRITTEN: ReadonlySet<Channel> = new Set(["CHAT", "SMS", "SNS", "EMAIL", "FAX", "VIDEO"]);

export function isWritten(channel: Channel): boolean {
  return WRITTEN.has(channel);
}
