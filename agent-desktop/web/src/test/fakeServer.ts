import { act } from "@testing-library/react";
import type { Contact, Desk, ServerFrame } from "../live/protocol.ts";

interface Answer {
  status?: number;
  body?: unknown;
}
type Route = (body: unknown, query: URLSearchParams) => Answer | Promise<Answer>;

/** A server for whole screens: answers REST by method and path, and speaks through the one open socket. */
export class FakeServer {
  /** What was asked, as `PUT /seats/seat-1/record`, with its body. */
  readonly asked: { what: string; body: unknown }[] = [];
  private readonly routes = new Map<string, Route>();
  private socket: FakeSocket | null = null;

  constructor(public desk: Desk, public contacts: Record<string, Contact> = {}) {
    this.on("GET /session", () => ({ body: this.desk.me }));
    this.on("GET /session/demo", () => ({ status: 404 }));
    this.on("GET /desk", () => ({ body: this.desk }));
    this.on("GET /desk/tools", () => ({ body: { textBlocks: [], quickEntries: [], speedDials: [] } }));
    this.on("GET /phone", () => ({ status: 404 }));
    this.on("GET /notices", () => ({ body: { items: [] } }));
    this.on("GET /knowledge/search", () => ({ body: { total: 0, hits: [] } }));
    this.on("GET /directory", () => ({ body: { queues: [], agents: [] } }));
    globalThis.fetch = (input, init) => this.fetch(String(input), init);
    const opened = (socket: FakeSocket) => (this.socket = socket);
    globalThis.WebSocket = class extends FakeSocket {
      constructor() {
        super();
        opened(this);
      }
    } as unknown as typeof WebSocket;
  }

  /** A route named without a query answers all of them. */
  on(what: string, route: Route): void {
    this.routes.set(what, route);
  }

  bodies(what: string): unknown[] {
    return this.asked.filter((each) => each.what === what).map((each) => each.body);
  }

  async says(frame: ServerFrame): Promise<void> {
    await act(async () => this.socket?.onmessage?.({ data: JSON.stringify(frame) }));
  }

  async shows(change: Partial<Desk>): Promise<void> {
    this.desk = { ...this.desk, ...change, version: this.desk.version + 1 };
    await this.says({ type: "desk", desk: this.desk });
  }

  async closes(code: number): Promise<void> {
    await act(async () => this.socket?.onclose?.({ code }));
  }

  private async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const what = `${init.method ?? "GET"} ${url.replace("/api/v1", "")}`;
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : init.body;
    this.asked.push({ what, body });
    const contact = /^GET \/interactions\/([^/?]+)$/.exec(what);
    const [path = "", search = ""] = what.split("?");
    const route = this.routes.get(what) ?? this.routes.get(path);
    const known = contact && this.contacts[contact[1]!];
    const ofNobody = what.startsWith("GET /cases?") && !route;
    const unrecorded = /^GET \/interactions\/[^/]+\/recording$/.test(what) && !route;
    const unsaid = /^GET \/interactions\/[^/]+\/voicemails$/.test(what) && !route;
    const answer: Answer = unsaid ? { body: [] } : known ? { body: known } : unrecorded ? { status: 404 } : ofNobody ? { body: { items: [], next: null } } : ((await route?.(body, new URLSearchParams(search))) ?? { status: 204 });
    const status = answer.status ?? 200;
    return new Response(status === 204 ? null : JSON.stringify(answer.body ?? {}), { status });
  }
}

class FakeSocket {
  static readonly OPEN = 1;
  readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  constructor() {
    queueMicrotask(() => {
      this.onopen?.();
      const welcome: ServerFrame = { type: "welcome", node: "n1", serverTime: new Date().toISOString(), heartbeatSeconds: 20 };
      this.onmessage?.({ data: JSON.stringify(welcome) });
    });
  }
  send() {}
  close() {}
}

export function problem(status: number, kind: string, more: object = {}): Answer {
  return { status, body: { type: `/problems/${kind}`, status, ...more } };
}
