import { useEffect, useRef, useState } from "react";
import { http } from "../api/http.ts";
import { uuidv7 } from "../api/ids.ts";
import type { Media } from "../live/protocol.ts";

export interface Upload {
  clientId: string;
  name: string;
  state: "sending" | "failed";
  problem?: unknown;
}

/** Sends files as soon as they are chosen, so that the message that carries them goes at once. */
export function useUploads(interactionId: string, onStored: (media: Media) => void): {
  uploads: readonly Upload[];
  add: (files: Iterable<File>) => void;
  dismiss: (clientId: string) => void;
} {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stored = useRef(onStored);
  stored.current = onStored;
  const current = useRef(interactionId);
  current.current = interactionId;
  useEffect(() => setUploads([]), [interactionId]);

  const dismiss = (clientId: string) => setUploads((all) => all.filter((u) => u.clientId !== clientId));
  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const clientId = uuidv7();
      setUploads((all) => [...all, { clientId, name: file.name, state: "sending" }]);
      const form = new FormData();
      form.append("clientId", clientId);
      form.append("file", file);
      http.post<Media>(`/interactions/${interactionId}/media`, form).then(
        (media) => {
          if (current.current !== interactionId) return; // another contact is open: a file must not end up in its message
          dismiss(clientId);
          stored.current(media);
        },
        (problem: unknown) => setUploads((all) => all.map((u) => (u.clientId === clientId ? { ...u, state: "failed", problem } : u))),
      );
    }
  };
  return { uploads, add, dismiss };
}
