/** Shapes of the citizen's part of the protocol (docs/protocol.md). */

export type Label = Readonly<Record<string, string>>;
export type Phase = "WAITING" | "OFFERED" | "ACTIVE" | "PARKED" | "CLOSED";
export type Party = "CITIZEN" | "AGENT" | "INTERPRETER" | "SYSTEM";

export interface QueuePlace {
  readonly ahead: number;
  readonly expectedWaitSeconds: number | null;
  /** How far such words are usually off. */
  readonly usualErrorSeconds: number | null;
  readonly measuredAt: string;
}

/** How satisfied the citizen is, is asked or was answered. */
export interface Asked {
  readonly open: boolean;
  readonly expiresAt: string;
  /** 1 to 5. */
  readonly rating?: number | null;
}

export interface ConversationState {
  readonly conversationId: string;
  readonly interactionId: string;
  readonly streamId: string;
  readonly seq: number;
  readonly phase: Phase;
  readonly language: string;
  readonly queue?: QueuePlace | null;
  readonly agent?: { readonly label: Label } | null;
  readonly interpreter?: { readonly label: Label } | null;
  readonly readByAgent: number;
  readonly closed?: { readonly at: string; readonly outcome?: string | null; readonly by: Party; readonly recordNumber: string; readonly survey?: Asked | null } | null;
  readonly warning?: { readonly kind: "IDLE"; readonly closesAt: string } | null;
  readonly arrivedAt: string;
  readonly connectedAt?: string | null;
}

export interface Media {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
}

export interface Message {
  readonly id: string;
  readonly clientId?: string | null;
  readonly number: number;
  readonly interactionId: string;
  readonly from: Party;
  readonly label?: Label | null;
  readonly text: string;
  readonly code?: string | null;
  readonly lang?: string | null;
  readonly at: string;
  readonly media: readonly Media[];
}

export interface Snapshot {
  readonly state: ConversationState;
  readonly messages: readonly Message[];
  readonly hasEarlier: boolean;
}

interface InStream {
  readonly streamId: string;
  readonly seq: number;
  readonly prev: number;
}

export type StreamFrame =
  | (InStream & { readonly type: "message"; readonly message: Message })
  | (InStream & { readonly type: "state"; readonly state: ConversationState })
  | (InStream & { readonly type: "read"; readonly by: "AGENT" | "CITIZEN"; readonly upTo: number });

export type TransientFrame =
  | { readonly type: "queue"; readonly streamId: string; readonly queue: QueuePlace }
  | { readonly type: "typing"; readonly streamId: string; readonly from: Party; readonly on: boolean }
  | { readonly type: "presence"; readonly streamId: string; readonly citizen: "HERE" | "AWAY" };

export type ControlFrame =
  | { readonly type: "welcome"; readonly node: string; readonly serverTime: string; readonly heartbeatSeconds: number }
  | { readonly type: "reload"; readonly streamId: string }
  | { readonly type: "pong"; readonly serverTime: string };

export type ServerFrame = StreamFrame | TransientFrame | ControlFrame;

export interface EventsPage {
  readonly moved?: boolean;
  readonly frames: readonly StreamFrame[];
  readonly state: ConversationState;
}

export interface Posted {
  readonly id: string;
  readonly clientId: string;
  readonly number: number;
  readonly streamId: string;
  readonly seq: number;
  readonly at: string;
}

export interface Started {
  readonly token: string;
  readonly tokenExpiresAt: string;
  readonly snapshot: Snapshot;
}

export interface LanguageWait {
  readonly lang: string;
  readonly open: boolean;
  readonly waiting: number;
  readonly expectedWaitSeconds: number | null;
  readonly ready: number | boolean;
}

export interface EntryPoint {
  readonly key: string;
  readonly name: Label;
  readonly organisation: Label;
  readonly open: boolean;
  readonly opensAt?: string | null;
  readonly languages: readonly LanguageWait[];
  readonly measuredAt: string;
  readonly uploads: { readonly maxBytes: number; readonly maxFiles: number; readonly types: readonly string[] };
  readonly messageMaxLength: number;
}

export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
  readonly opensAt?: string | null;
  readonly maxBytes?: number;
  readonly allowed?: readonly string[];
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}
