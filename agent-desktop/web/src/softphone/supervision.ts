import { settings } from "../api/storage.ts";
import type { Supervision } from "./phone.ts";

const KEY = "phone.supervision";

interface Kept {
  interactionId: string;
  mode: Supervision;
  /** Said when I joined; a change of the mode is for the same reason. */
  why: string;
}

/** How and why I listen to a call, kept so that a reload still says it. */
export const supervision = {
  of(interactionId: string): Kept | null {
    try {
      const kept = JSON.parse(settings.read(KEY) ?? "null") as Kept | null;
      return kept?.interactionId === interactionId ? kept : null;
    } catch {
      return null; // of an older version
    }
  },
  set: (kept: Kept): void => settings.write(KEY, JSON.stringify(kept)),
};
