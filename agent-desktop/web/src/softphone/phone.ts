import { http, Problem } from "../api/http.ts";
import type { LineAccess } from "./line.ts";

/** What the server says about my telephone and the calls on it; see docs/protocol.md. */
export interface PhonePicture {
  device: "BROWSER" | "DESK" | "NONE";
  line: string | null;
  registered: boolean;
  calls: readonly ServerCall[];
  /** The call I hear from beside its agent. */
  supervision?: { interactionId: string; mode: Supervision; state: "RINGING" | "ON" } | null;
}

export interface Phone extends PhonePicture {
  enabled: boolean;
  uri: string | null;
  user: string | null;
  password: string | null;
  socket: string | null;
  /** Whether numbers outside can be called. */
  outbound?: boolean;
}

export interface ServerCall {
  interactionId: string;
  seatId: string | null;
  state: "RINGING" | "DIALLING" | "CONNECTED" | "HELD" | "CONSULTING" | "CONFERENCE" | "REJOINING";
  since: string;
  consult: { kind: "AGENT" | "QUEUE" | "NUMBER"; state: "RINGING" | "TALKING" } | null;
  parties: readonly Party[];
  recording: "OFF" | "ON" | "PAUSED";
  /** What can be done in this call; newer servers may know more. */
  capabilities: readonly string[];
}

export interface Party {
  kind: "CITIZEN" | "AGENT" | "INTERPRETER" | "OUTSIDE" | "SUPERVISOR";
  staffId: string | null;
  state: "TALKING" | "HELD" | "RINGING" | "LISTENING";
}

/** The contact of a call that I make. */
export interface Called {
  seatId: string;
  interactionId: string;
}

export type Target = { agentId: string } | { queueId: string } | { number: string };
export type Supervision = "LISTEN" | "WHISPER" | "BARGE";

export const NO_PHONE: Phone = { enabled: false, device: "NONE", line: null, uri: null, user: null, password: null, socket: null, registered: false, calls: [] };

export const phone = {
  /** My telephone; the line is mine for as long as somebody asks now and then. */
  async get(): Promise<Phone> {
    try {
      return await http.get<Phone>("/phone");
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return NO_PHONE; // a server without an exchange
      throw error;
    }
  },
  use: (device: "BROWSER" | "DESK", line: string | null) => http.put("/phone", { device, line }),
  lines: () => http.get<{ lines: readonly { line: string; registered: boolean; free: boolean }[] }>("/phone/lines"),
  rejoin: (call: string) => http.post(`/calls/${call}/rejoin`),
  transfer: (call: string, number: string) => http.post(`/calls/${call}/transfer`, { number }),
  consult: (call: string, target: Target) => http.post(`/calls/${call}/consult`, target),
  handOver: (call: string) => http.post(`/calls/${call}/consult/complete`),
  together: (call: string) => http.post(`/calls/${call}/consult/conference`),
  back: (call: string) => http.delete(`/calls/${call}/consult`),
  record: (call: string, on: boolean) => http.post(`/calls/${call}/recording`, { state: on ? "ON" : "PAUSED" }),
  supervise: (call: string, mode: Supervision, why: string) => http.post(`/calls/${call}/supervise`, { mode, why }),
  callNumber: (clientId: string, number: string, language: string) => http.post<Called>("/calls", { clientId, number, language }),
  callCitizen: (clientId: string, interactionId: string) => http.post<Called>(`/interactions/${interactionId}/call`, { clientId }),
  callPromised: (promiseId: string) => http.post<Called>(`/promises/${promiseId}/call`),
  leave: (call: string) => http.delete(`/calls/${call}/supervise`),
};

/** How to register, where this browser is the telephone. */
export function accessOf({ enabled, device, uri, user, password, socket }: Phone): LineAccess | null {
  return enabled && device === "BROWSER" && uri && user && password && socket ? { uri, user, password, socket } : null;
}
