import type { EntryPoint, EventsPage, Media, Message, Posted, Problem, Snapshot, Started } from "./protocol";

/** The server answered, and the answer is no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
    /** Seconds after which to come back; undefined when the server did not say. */
    readonly retryAfter: number | undefined,
  ) {
    super(`refused with ${status}`);
  }
}

/** No answer came, or none that counts: try again later. */
export class Unreachable extends Error {}

export interface Visitor {
  readonly conversationId: string;
  readonly token: string;
}

export interface CallbackWish {
  readonly clientId: string;
  readonly language: string;
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly text: string;
  readonly wantedAt?: string;
}

/** The chat's endpoints. Every method throws `Refused` or `Unreachable`. */
export interface Api {
  entryPoint(key: string, language: string): Promise<EntryPoint>;
  start(body: {
    clientId: string;
    entryPoint: string;
    language: string;
    message?: { clientId: string; text: string };
  }): Promise<Started>;
  snapshot(visitor: Visitor): Promise<Snapshot>;
  earlier(visitor: Visitor, before: string): Promise<{ messages: readonly Message[]; hasEarlier: boolean }>;
  events(visitor: Visitor, stream: string, after: number, wait: number, signal: AbortSignal): Promise<EventsPage>;
  send(visitor: Visitor, body: { clientId: string; text: string; media?: readonly string[] }): Promise<Posted>;
  upload(visitor: Visitor, clientId: string, file: Blob, name: string, progress: (share: number) => void, signal: AbortSignal): Promise<Media>;
  media(visitor: Visitor, mediaId: string): Promise<Blob>;
  read(visitor: Visitor, number: number): Promise<void>;
  typing(visitor: Visitor, on: boolean): Promise<void>;
  end(visitor: Visitor): Promise<void>;
  survey(visitor: Visitor, answer: { rating: number; words: string }): Promise<void>;
  callback(entryPoint: string, wish: CallbackWish): Promise<{ promiseId: string; receipt: string }>;
}

const ROOT = "/api/v1/chat";
const PATIENCE_MS = 15_000;
/** What a long poll may take beyond the wait it asks for. */
const POLL_MARGIN_MS = 10_000;

export function httpApi(): Api {
  const of = (visitor: Visitor): string => `${ROOT}/conversations/${encodeURIComponent(visitor.conversationId)}`;
  return {
    entryPoint: (key, language) => json(`${ROOT}/entry-points/${encodeURIComponent(key)}?lang=${language}`),
    start: (body) => json(`${ROOT}/conversations`, { body }),
    snapshot: (visitor) => json(of(visitor), { visitor }),
    earlier: (visitor, before) => json(`${of(visitor)}/messages?before=${encodeURIComponent(before)}&size=50`, { visitor }),
    events: (visitor, stream, after, wait, signal) =>
      json(`${of(visitor)}/events?stream=${encodeURIComponent(stream)}&after=${after}&wait=${wait}`, {
        visitor,
        signal,
        patience: wait * 1_000 + POLL_MARGIN_MS,
      }),
    send: (visitor, body) => json(`${of(visitor)}/messages`, { visitor, body }),
    upload: (visitor, clientId, file, name, progress, signal) => upload(`${of(visitor)}/media`, visitor, clientId, file, name, progress, signal),
    media: async (visitor, mediaId) => (await ask(`${of(visitor)}/media/${encodeURIComponent(mediaId)}`, { visitor })).blob(),
    read: (visitor, number) => nothing(`${of(visitor)}/read`, { visitor, body: { number } }),
    typing: (visitor, on) => nothing(`${of(visitor)}/typing`, { visitor, body: { on } }),
    end: (visitor) => nothing(`${of(visitor)}/end`, { visitor, body: {} }),
    survey: (visitor, answer) => nothing(`${of(visitor)}/survey`, { visitor, body: answer }),
    callback: (entryPoint, body) => json(`${ROOT}/entry-points/${encodeURIComponent(entryPoint)}/callbacks`, { body }),
  };
}

interface Asking {
  readonly visitor?: Visitor;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly patience?: number;
}

async function json<T>(path: string, asking: Asking = {}): Promise<T> {
  const response = await ask(path, asking);
  try {
    return (await response.json()) as T;
  } catch {
    throw new Unreachable("the answer was cut off");
  }
}

async function nothing(path: string, asking: Asking): Promise<void> {
  await ask(path, asking);
}

async function ask(path: string, { visitor, body, signal, patience = PATIENCE_MS }: Asking): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json, application/problem+json" };
  if (visitor) headers.Authorization = `Bearer ${visitor.token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const limit = AbortSignal.timeout(patience);
  let response: Response;
  try {
    response = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers,
      credentials: "omit",
      cache: "no-store",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new Unreachable("no answer", { cause });
  }
  if (response.ok) return response;
  throw refusal(response.status, await response.text().catch(() => ""), response.headers.get("Retry-After"));
}

/** A server that is down or overloaded has not said no; what it says of the request itself is final. */
export function refusal(status: number, text: string, retryAfter: string | null): Refused | Unreachable {
  if (status >= 500 || status === 408) return new Unreachable(`server answered ${status}`);
  let problem: Problem | undefined;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    problem = undefined;
  }
  const seconds = Number(retryAfter);
  return new Refused(status, problem, retryAfter !== null && Number.isFinite(seconds) ? Math.max(1, seconds) : undefined);
}

/** By XMLHttpRequest, because fetch does not tell how much has gone. */
function upload(
  path: string,
  visitor: Visitor,
  clientId: string,
  file: Blob,
  name: string,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Media> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("clientId", clientId);
    form.append("file", file, name);
    request.open("POST", path);
    request.setRequestHeader("Authorization", `Bearer ${visitor.token}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        try {
          resolve(JSON.parse(request.responseText) as Media);
        } catch {
          reject(new Unreachable("the answer was cut off"));
        }
      } else {
        reject(refusal(request.status, request.responseText, request.getResponseHeader("Retry-After")));
      }
    };
    request.onerror = () => reject(new Unreachable("no answer"));
    request.onabort = () => reject(new Unreachable("cancelled"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    if (signal.aborted) reject(new Unreachable("cancelled"));
    else request.send(form);
  });
}
