import { uuidv7 } from "../api/ids.ts";
import { http } from "../api/http.ts";
import type { Named } from "../live/protocol.ts";

export type VersionState = "DRAFT" | "REVIEW" | "PUBLISHED" | "RETIRED";
export const STATES: readonly VersionState[] = ["REVIEW", "DRAFT", "PUBLISHED", "RETIRED"];

/** One line of the editor's list. */
export interface EntryRow {
  id: string;
  externalId?: string | null;
  lang: string;
  category: string;
  organisation: Named;
  title: string;
  /** Of the version that is being worked on, else of the entry. */
  state: VersionState;
  publishedVersion?: number | null;
  openVersion?: number | null;
  author?: string | null;
  confirmedOn?: string | null;
  validUntil?: string | null;
  sample: boolean;
  /** A translation whose original has changed since. */
  behind: boolean;
  changedAt: string;
}

/** What one version says. Days are 2026-11-23 or null. */
export interface Content {
  title: string;
  body: string;
  keywords: readonly string[];
  askedAs: readonly string[];
  validFrom: string | null;
  validUntil: string | null;
  confirmedOn: string | null;
}

export interface VersionText extends Content {
  version: number;
  state: VersionState;
  author?: string | null;
  mine: boolean;
  /** Why it was sent back. */
  reason?: string | null;
}

export interface PastVersion {
  version: number;
  state: VersionState;
  title: string;
  author?: string | null;
  approver?: string | null;
  /** Published by an import. */
  bulk: boolean;
  reason?: string | null;
  createdAt: string;
  savedAt: string;
  publishedAt?: string | null;
  retiredAt?: string | null;
}

export interface Translation {
  id: string;
  lang: string;
  title: string;
  publishedVersion?: number | null;
  openVersion?: number | null;
  behind: boolean;
}

/** An entry as its editors see it. */
export interface Work {
  id: string;
  externalId?: string | null;
  lang: string;
  category: string;
  organisation: Named;
  translationOf?: string | null;
  sample: boolean;
  /** To be named by the next step. */
  revision: number;
  open?: VersionText | null;
  published?: VersionText | null;
  /** I wrote nothing of what waits for approval. */
  mayApprove: boolean;
  versions: readonly PastVersion[];
  translations: readonly Translation[];
}

/** What is typed for an entry: its text and where it belongs. */
export interface Draft extends Content {
  organisationId: string;
  category: string;
}

export interface Choices {
  organisations: readonly (Named & { depth: number })[];
  categories: readonly string[];
}

export interface Filter {
  state: VersionState | "";
  category: string;
  lang: string;
  q: string;
}

/** What cities are asked about; what an import brought is offered beside them. */
const CATEGORIES = ["welfare", "economy", "environment", "transport", "administration", "housing", "culture", "safety", "health", "family"] as const;

export const EMPTY_CONTENT: Content = { title: "", body: "", keywords: [], askedAs: [], validFrom: null, validUntil: null, confirmedOn: null };

const PAGE = 50;
const at = (id: string) => `/knowledge/entries/${id}`;

/** The editor's way to the database of answers. */
export const editor = {
  async choices(): Promise<Choices> {
    const { organisations, categories } = await http.get<Choices>("/knowledge/choices");
    return { organisations, categories: [...new Set([...CATEGORIES, ...categories])] };
  },
  list({ state, category, lang, q }: Filter, after: string | null, signal: AbortSignal) {
    const query = new URLSearchParams({ size: String(PAGE), ...(state && { state }), ...(category && { category }), ...(lang && { lang }), ...(q.trim() && { q: q.trim() }), ...(after && { after }) });
    return http.get<{ items: readonly EntryRow[]; next?: string | null }>(`/knowledge/entries?${query}`, { signal });
  },
  work: (id: string) => http.get<Work>(`${at(id)}/work`),
  text: (id: string, version: number) => http.get<Content>(`${at(id)}?version=${version}`),
  create: (draft: Draft, lang: string, translationOf: string | null, key: string) =>
    http.post<Work>("/knowledge/entries", { ...draft, lang, ...(translationOf ? { translationOf } : {}) }, { headers: { "Idempotency-Key": key } }),
  save: (id: string, revision: number, draft: Draft) => http.put<Work>(`${at(id)}/draft`, { ...draft, revision }),
  submit: (id: string, revision: number) => http.post<Work>(`${at(id)}/submit`, { revision }),
  approve: (id: string, revision: number) => http.post<Work>(`${at(id)}/approve`, { revision }),
  sendBack: (id: string, revision: number, reason: string) => http.post<Work>(`${at(id)}/send-back`, { revision, reason }),
  retire: (id: string, revision: number, reason: string) => http.post<Work>(`${at(id)}/retire`, { revision, reason }),
  newKey: () => uuidv7(),
};

/** The text to go on writing from: what is open, else what is published; null where both are over. */
export function currentText(work: Work): VersionText | null {
  return work.open ?? work.published ?? null;
}

export function draftOf(work: Work, content: Content): Draft {
  const { title, body, keywords, askedAs, validFrom, validUntil, confirmedOn } = content;
  return { title, body, keywords, askedAs, validFrom, validUntil, confirmedOn, organisationId: work.organisation.id, category: work.category };
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return (Object.keys(a) as (keyof Draft)[]).every((name) => JSON.stringify(a[name] ?? null) === JSON.stringify(b[name] ?? null));
}

/** The state of an entry as one word: what is being worked on goes before what is published. */
export function stateOf(work: Work): VersionState {
  return work.open?.state ?? (work.published ? "PUBLISHED" : "RETIRED");
}
