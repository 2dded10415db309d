import { backoff } from "./backoff.ts";
import { parseFrame, type ClientFrame, type ServerFrame } from "./protocol.ts";

/** How fresh the screen is. `lastHeard` is the last sign of life in ms since epoch, 0 before the first. */
export type Link =
  | { phase: "connecting"; lastHeard: number }
  | { phase: "live"; lastHeard: number }
  /** Connected, but silent for longer than STALE_MS: what is on the screen may be old. */
  | { phase: "stale"; lastHeard: number }
  | { phase: "lost"; lastHeard: number; retryAt: number }
  | { phase: "signed-out"; lastHeard: number }
  /** Signed in, but this may not be seen, or no longer: trying again would change nothing. */
  | { phase: "refused"; lastHeard: number };

/** The server answers each ping, so silence this long means that something is wrong. */
const STALE_MS = 5_000;
const GIVE_UP_MS = 10_000;
const PING_MS = 2_000;
const OPEN_TIMEOUT_MS = 8_000;
const CLOSE_NOT_SIGNED_IN = 4401;
const CLOSE_NOT_ALLOWED = 4403;

export interface ConnectionPorts {
  open: () => WebSocket;
  hello: () => Readonly<Record<string, number>>;
  /** What a screen shows at which nobody works; absent: somebody's desk. */
  screen?: string;
  onFrame: (frame: ServerFrame) => void;
  onLink: (link: Link) => void;
  now: () => number;
  random: () => number;
}

/**
 * One socket to the server, opened again for as long as it is wanted. Whoever owns it calls `tick` once a second: all its
 * timing hangs on that one call, so that it can be tried with a clock in the hand.
 */
export class Connection {
  private socket: WebSocket | null = null;
  private link: Link = { phase: "connecting", lastHeard: 0 };
  private attempt = 0;
  private openedAt = 0;
  private pingedAt = 0;
  private wanted = false;
  /** The last link told, so that nothing is told twice. */
  private told = "";

  constructor(private readonly ports: ConnectionPorts) {}

  start(): void {
    this.wanted = true;
    this.connect();
  }

  stop(): void {
    this.wanted = false;
    this.drop();
  }

  /** Tries at once instead of waiting for the next attempt: the network came back, or the agent asked. */
  retryNow(): void {
    if (this.link.phase !== "refused") this.again();
  }

  /** Somebody has signed in: what was refused before may be allowed now. */
  signedIn(): void {
    this.again();
  }

  /** Sends when connected; says whether it did. Nothing is kept for later: the caller knows what still matters then. */
  send(frame: ClientFrame): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN || this.link.phase === "connecting") return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  tick(): void {
    if (!this.wanted) return;
    const now = this.ports.now();
    switch (this.link.phase) {
      case "lost":
        if (now >= this.link.retryAt) this.connect();
        return;
      case "connecting":
        if (now - this.openedAt > OPEN_TIMEOUT_MS) this.lose();
        return;
      case "live":
      case "stale": {
        const silent = now - this.link.lastHeard;
        if (silent > GIVE_UP_MS) return this.lose();
        if (now - this.pingedAt >= PING_MS) {
          this.pingedAt = now;
          this.send({ type: "ping" });
        }
        this.set({ phase: silent >= STALE_MS ? "stale" : "live", lastHeard: this.link.lastHeard });
        return;
      }
      case "signed-out":
      case "refused":
        return;
    }
    this.link satisfies never;
  }

  private again(): void {
    if (this.wanted && this.link.phase !== "live" && this.link.phase !== "connecting") {
      this.drop();
      this.connect();
    }
  }

  private connect(): void {
    const socket = this.ports.open();
    this.socket = socket;
    this.openedAt = this.ports.now();
    this.set({ phase: "connecting", lastHeard: this.link.lastHeard });
    socket.onopen = () => {
      if (socket === this.socket) {
        const { screen } = this.ports;
        socket.send(JSON.stringify({ type: "hello", streams: this.ports.hello(), ...(screen && { screen }) } satisfies ClientFrame));
      }
    };
    socket.onmessage = (event) => {
      if (socket === this.socket) this.heard(String(event.data));
    };
    socket.onclose = (event) => {
      if (socket !== this.socket) return;
      if (event.code === CLOSE_NOT_SIGNED_IN || event.code === CLOSE_NOT_ALLOWED) {
        this.drop();
        this.set({ phase: event.code === CLOSE_NOT_ALLOWED ? "refused" : "signed-out", lastHeard: this.link.lastHeard });
      } else {
        this.lose();
      }
    };
  }

  private heard(raw: string): void {
    const now = this.ports.now();
    const frame = parseFrame(raw);
    if (frame?.type === "welcome") {
      this.attempt = 0;
      this.pingedAt = now;
    }
    if (this.link.phase !== "connecting" || frame?.type === "welcome") this.set({ phase: "live", lastHeard: now });
    if (frame) this.ports.onFrame(frame);
  }

  private lose(): void {
    this.drop();
    if (!this.wanted) return;
    this.attempt += 1;
    const retryAt = this.ports.now() + backoff(this.attempt, this.ports.random);
    this.set({ phase: "lost", lastHeard: this.link.lastHeard, retryAt });
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private set(link: Link): void {
    this.link = link;
    const said = JSON.stringify(link);
    if (said === this.told) return;
    this.told = said;
    this.ports.onLink(link);
  }
}
