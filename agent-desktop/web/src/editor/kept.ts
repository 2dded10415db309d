import { keepFor } from "../api/storage.ts";
import type { Draft } from "./editor.ts";

interface Kept {
  draft: Draft;
  /** Of the entry when this was begun. */
  revision: number;
}

/** What was typed for an entry and is not saved yet: it survives a reload, a crash and another entry in between. */
export function keptDraft(agentId: string, entry: string) {
  const keep = keepFor(agentId);
  const name = `entry.${entry}`;
  return {
    read: () => keep.read<Kept>(name),
    write: (draft: Draft, revision: number) => keep.write(name, { draft, revision } satisfies Kept),
    forget: () => keep.remove(name),
  };
}
