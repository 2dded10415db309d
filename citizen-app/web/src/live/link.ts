import { backoff } from "./backoff";
import type { ServerFrame, StreamFrame, TransientFrame } from "./protocol";

/** How long a socket may take to be welcomed before we ask by long poll meanwhile. */
const SOCKET_PATIENCE_MS = 5_000;
/** While long polling works, how often the socket is tried again. */
const SOCKET_AGAIN_MS = 60_000;
/** Heartbeats without a word from the server after which the socket counts as dead. */
const SILENT_BEATS = 2.5;

export interface Wire {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

export interface LinkOptions {
  openSocket(): Wire;
  /** First frame on a new socket: who we are and what we have already. */
  hello(): object;
  /** Asks once over HTTP; resolves when the server answered. `first`: do not wait for news. */
  poll(first: boolean, signal: AbortSignal): Promise<void>;
  onFrame(frame: StreamFrame | TransientFrame): void;
  onReload(): void;
  onConnected(connected: boolean): void;
  /** The server does not know us any more. */
  onExpired(): void;
}

/** Keeps one way open to the server: a socket, or a long poll where sockets are blocked. */
export class Link {
  private socket: Wire | undefined;
  private welcomed = false;
  private attempt = 0;
  private heardAt = 0;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private polling: AbortController | undefined;
  private wake: (() => void) | undefined;
  private stopped = false;

  constructor(private readonly options: LinkOptions) {}

  start(): void {
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.stopPolling();
    this.dropSocket();
    clearTimeout(this.again);
  }

  /** Tries at once: the network came back, or the citizen pressed the button. */
  now(): void {
    if (this.stopped || this.welcomed) return;
    this.attempt = 0;
    this.wake?.();
    this.dropSocket();
    this.connect();
  }

  /** The browser says the network is gone; a socket would notice much later. */
  offline(): void {
    if (this.stopped) return;
    this.dropSocket();
    this.options.onConnected(false);
    this.later(backoff(this.attempt++));
  }

  /** Sends a short-lived frame; false when there is no socket to carry it. */
  send(frame: object): boolean {
    if (!this.welcomed || !this.socket) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private connect(): void {
    clearTimeout(this.again);
    let wire: Wire;
    try {
      wire = this.options.openSocket();
    } catch {
      this.startPolling();
      this.later(SOCKET_AGAIN_MS);
      return;
    }
    this.socket = wire;
    this.patience = setTimeout(() => this.startPolling(), SOCKET_PATIENCE_MS);
    wire.onopen = () => wire.send(JSON.stringify(this.options.hello()));
    wire.onmessage = (event) => this.received(wire, event.data);
    wire.onclose = (event) => this.closed(wire, event.code);
  }

  private received(wire: Wire, data: unknown): void {
    if (wire !== this.socket) return;
    this.heardAt = Date.now();
    const frame = parse(data);
    if (!frame) return;
    switch (frame.type) {
      case "welcome":
        this.welcome(wire, frame.heartbeatSeconds);
        return;
      case "reload":
        this.options.onReload();
        return;
      case "pong":
        return;
      case "message":
      case "state":
      case "read":
      case "queue":
      case "typing":
      case "presence":
        this.options.onFrame(frame);
        return;
      default:
        frame satisfies never; // a newer server: what we do not know does not concern us
    }
  }

  private welcome(wire: Wire, heartbeatSeconds: number): void {
    clearTimeout(this.patience);
    this.welcomed = true;
    this.attempt = 0;
    this.stopPolling();
    const every = heartbeatSeconds * 1_000;
    this.beat = setInterval(() => {
      if (Date.now() - this.heardAt > SILENT_BEATS * every) {
        this.dropSocket();
        this.lost();
      } else {
        wire.send(JSON.stringify({ type: "ping" }));
      }
    }, every);
    this.options.onConnected(true);
  }

  private closed(wire: Wire, code: number): void {
    if (wire !== this.socket) return;
    const wasWelcomed = this.welcomed;
    this.dropSocket();
    if (this.stopped) return;
    if (code === 4401 || code === 4403) {
      this.stop();
      this.options.onExpired();
    } else if (wasWelcomed) {
      this.lost();
    } else {
      this.startPolling();
      this.later(this.polling ? SOCKET_AGAIN_MS : backoff(this.attempt++));
    }
  }

  private lost(): void {
    this.options.onConnected(false);
    this.later(backoff(this.attempt++));
  }

  private later(delay: number): void {
    clearTimeout(this.again);
    this.again = setTimeout(() => this.connect(), delay);
  }

  private dropSocket(): void {
    clearTimeout(this.patience);
    clearInterval(this.beat);
    this.welcomed = false;
    const wire = this.socket;
    this.socket = undefined;
    if (wire) {
      wire.onopen = wire.onmessage = wire.onclose = null;
      wire.close();
    }
  }

  private startPolling(): void {
    if (this.polling || this.stopped) return;
    const polling = new AbortController();
    this.polling = polling;
    void this.pollUntil(polling.signal);
  }

  private stopPolling(): void {
    this.polling?.abort();
    this.polling = undefined;
    this.wake?.();
  }

  private async pollUntil(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let first = true;
    while (!signal.aborted) {
      try {
        await this.options.poll(first, signal);
        if (signal.aborted) return;
        this.options.onConnected(true);
        if (failures > 0) this.later(0); // the server is back: perhaps the socket works again too
        failures = 0;
        first = false;
      } catch {
        if (signal.aborted) return;
        this.options.onConnected(false);
        first = true;
        await this.pause(backoff(failures++));
      }
    }
  }

  private pause(delay: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delay);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function parse(data: unknown): ServerFrame | undefined {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data) as ServerFrame;
  } catch {
    return undefined;
  }
}

/** The page's own server, by the scheme that matches the page's. */
export function browserSocket(): Wire {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}/ws`) as unknown as Wire;
}
