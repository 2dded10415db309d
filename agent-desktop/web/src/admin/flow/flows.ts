import { http } from "../../api/http.ts";
import type { Label } from "../../live/protocol.ts";
import type { Value } from "../configuration.ts";

/** What is wrong with a flow, and where: a JSON pointer into it. */
export interface Fault {
  pointer: string;
  code: string;
  about: string;
  message: string;
}

/** What somebody does at a question of a test call: keys, nothing (null), or they hang up. */
export interface Act {
  keys: string | null;
  hangUp: boolean;
}

export interface Step {
  node: string;
  what: "HEARD" | "PRESSED" | "WAITED" | "SPOKE" | "CONNECTED" | "HUNG_UP";
  text: string;
  language: string | null;
  sound: boolean;
}

export interface Trial {
  steps: readonly Step[];
  nodes: readonly string[];
  question: { options: readonly { key: string; label: string }[]; most: number } | null;
  end: { how: string; language: string; queue: Label | null; path: readonly string[] } | null;
}

export interface Recordings {
  recordings: readonly { language: string; millis: number; rate: number; by: string; at: string }[];
  /** Languages in which a machine speaks what nobody has recorded. */
  spoken: readonly string[];
}

const recordings = (prompt: string) => `/prompts/${encodeURIComponent(prompt)}/recordings`;

export const flows = {
  check: async (flow: Value, signal: AbortSignal) => (await http.post<{ faults: Fault[] }>("/flows/check", { flow }, { signal })).faults,
  /** From the beginning: the server keeps nothing of a test call. */
  trial: (flow: Value, at: string | null, acts: readonly Act[]) =>
    http.post<{ faults: Fault[]; trial: Trial | null }>("/flows/trial", { flow, entryPoint: null, at, acts }),
  recordings: (prompt: string) => http.get<Recordings>(recordings(prompt)),
  record: (prompt: string, language: string, file: File) => {
    const form = new FormData();
    form.append("file", file);
    return http.post<Recordings>(`${recordings(prompt)}/${language}`, form);
  },
  forget: (prompt: string, language: string) => http.delete(`${recordings(prompt)}/${language}`),
  listenTo: (prompt: string, language: string) => `/api/v1${recordings(prompt)}/${language}`,
};
