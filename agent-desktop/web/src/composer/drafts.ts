import type { Keep } from "../api/storage.ts";
import type { InsertedAnswer } from "../answers/inserted.ts";
import type { Media } from "../live/protocol.ts";

/** What stands in a contact's composer: the message and the note are kept apart, so that switching loses neither. */
export interface Draft {
  kind: "MESSAGE" | "NOTE";
  message: string;
  note: string;
  media: readonly Media[];
  /** Standard answers the message was made of. */
  answers: readonly InsertedAnswer[];
  /** Last change, ms since epoch. */
  at: number;
}

export const EMPTY_DRAFT: Draft = { kind: "MESSAGE", message: "", note: "", media: [], answers: [], at: 0 };

/** Drafts of contacts that never came back are swept after a week. */
const KEPT_MS = 7 * 24 * 3_600_000;

export class Drafts {
  constructor(private readonly keep: Keep, now: number) {
    for (const name of keep.names("draft.")) {
      const draft = keep.read<Draft>(name);
      if (!draft || now - draft.at > KEPT_MS) keep.remove(name);
    }
  }

  read(interactionId: string): Draft {
    return { ...EMPTY_DRAFT, ...this.keep.read<Draft>(`draft.${interactionId}`) };
  }

  /** Written at every key, so that a power cut costs nothing. */
  write(interactionId: string, draft: Draft): void {
    const empty = draft.message === "" && draft.note === "" && draft.media.length === 0 && draft.kind === "MESSAGE";
    if (empty) this.keep.remove(`draft.${interactionId}`);
    else this.keep.write(`draft.${interactionId}`, draft);
  }

  /** Texts that were begun for contacts that are no longer on this desk. */
  leftOver(open: ReadonlySet<string>): { interactionId: string; draft: Draft }[] {
    return this.keep.names("draft.")
      .map((name) => name.slice("draft.".length))
      .filter((id) => !open.has(id))
      .map((interactionId) => ({ interactionId, draft: this.read(interactionId) }))
      .filter(({ draft }) => draft.message.trim() !== "" || draft.note.trim() !== "");
  }

  remove(interactionId: string): void {
    this.keep.remove(`draft.${interactionId}`);
  }
}
