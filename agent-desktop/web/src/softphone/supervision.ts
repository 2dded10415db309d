import { settings } from "../api/storage.ts";
import type { Supervision } from "./phone.ts";

const KEY = "phone.supervision";

/** How I listen to a call, kept so that a reload still says it. */
export const supervision = {
  of(interactionId: string): Supervision | null {
    const [call, mode] = (settings.read(KEY) ?? "").split(" ");
    return call === interactionId && (mode === "LISTEN" || mode === "WHISPER" || mode === "BARGE") ? mode : null;
  },
  set: (interactionId: string, mode: Supervision): void => settings.write(KEY, `${interactionId} ${mode}`),
};
