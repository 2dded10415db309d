import { http } from "../api/http.ts";
import type { Label } from "../live/protocol.ts";
import type { Called } from "../softphone/phone.ts";

/** Somebody a campaign wants called next; mine until I decide. */
export interface Preview {
  memberId: string;
  campaign: string;
  name: Label;
  script: Label;
  citizen: string | null;
  language: string;
  reference: string;
  attempts: number;
}

export interface Campaign {
  code: string;
  name: Label;
  active: boolean;
  counts: Readonly<Record<string, number>>;
}

export interface Uploaded {
  added: number;
  known: number;
  barred: number;
  faulty: number;
  faults: readonly { line: number; reason: string }[];
}

export interface Barred {
  id: string;
  citizen: string | null;
  why: string;
  since: string;
}

export const STATES = ["OPEN", "PREVIEW", "CALLING", "REACHED", "UNREACHED", "SKIPPED", "BARRED"] as const;

export const campaigns = {
  next: () => http.post<Preview | undefined>("/campaigns/next"),
  call: (clientId: string, memberId: string) => http.post<Called>(`/campaigns/previews/${memberId}/call`, { clientId }),
  skip: (memberId: string, reason: string) => http.post(`/campaigns/previews/${memberId}/skip`, { reason }),
  later: (memberId: string, minutes: number) => http.post(`/campaigns/previews/${memberId}/later`, { minutes }),
  list: () => http.get<{ items: readonly Campaign[] }>("/campaigns"),
  add: (code: string, csv: string) => http.post<Uploaded>(`/campaigns/${code}/members`, { csv }),
  barred: () => http.get<{ items: readonly Barred[] }>("/do-not-call"),
  bar: (number: string, why: string) => http.post("/do-not-call", { number, why }),
  allow: (id: string) => http.delete(`/do-not-call/${id}`),
};
