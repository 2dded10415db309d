/** An RFC 9457 problem document, or what is known of an answer that was none. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Last part of the problem's type, such as `offer-over`; empty when the server named none. */
    readonly kind: string,
    readonly detail: string,
    readonly body: Readonly<Record<string, unknown>>,
  ) {
    super(detail || `HTTP ${status}`);
    this.name = "Problem";
  }

  get errors(): readonly { field: string; message: string }[] {
    return Array.isArray(this.body.errors) ? (this.body.errors as { field: string; message: string }[]) : [];
  }
}

/** No answer came: nobody knows whether the server did what was asked. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("no answer from the server", { cause });
    this.name = "Unreachable";
  }
}

/** Told of every 401, so that the desk can ask to sign in again without closing anything. */
let onSignedOut: () => void = () => {};
export function listenForSignOut(listener: () => void): void {
  onSignedOut = listener;
}

const TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;

export interface RequestOptions {
  /** The 401 of a sign-in is an answer, not an expiry. */
  expectSignedOut?: boolean;
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
}

export const http = {
  get: <T>(path: string, options?: RequestOptions) => send<T>("GET", path, undefined, options),
  post: <T = void>(path: string, body?: unknown, options?: RequestOptions) => send<T>("POST", path, body, options),
  put: <T = void>(path: string, body: unknown, options?: RequestOptions) => send<T>("PUT", path, body, options),
  delete: <T = void>(path: string, options?: RequestOptions) => send<T>("DELETE", path, undefined, options),
  /** Asks for sound, which is in no cache and no history. */
  sound: async (path: string, body?: unknown): Promise<Blob> =>
    (await ask(body === undefined ? "GET" : "POST", path, body, { headers: { Accept: "audio/wav, application/problem+json" } })).blob(),
};

async function send<T>(method: string, path: string, body: unknown, options?: RequestOptions): Promise<T> {
  const text = await (await ask(method, path, body, options)).text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function ask(method: string, path: string, body: unknown, options: RequestOptions = {}): Promise<Response> {
  let response = await attempt(method, path, body, options);
  if (response.status === 403 && method !== "GET" && (await refusedForToken(response))) {
    // The token changes with each sign-in, perhaps in another tab. Refused before anything was done, so asking again is safe.
    await attempt("GET", "/session", undefined, options);
    response = await attempt(method, path, body, options);
  }
  if (response.status === 401 && !options.expectSignedOut) onSignedOut();
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function attempt(method: string, path: string, body: unknown, options: RequestOptions): Promise<Response> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { Accept: "application/json, application/problem+json", ...options.headers };
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  if (method !== "GET") headers["X-XSRF-TOKEN"] = csrfToken();
  const timeout = AbortSignal.timeout(form ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: "same-origin",
      signal,
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new Unreachable(cause);
  }
}

/** Our own refusals are problem documents with a type of ours; one without is the token filter's. */
async function refusedForToken(response: Response): Promise<boolean> {
  const { kind } = await problemOf(response.clone());
  return kind === "" || kind === "csrf" || kind === "bad-csrf-token";
}

async function problemOf(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    const parsed: unknown = await response.json();
    if (typeof parsed === "object" && parsed !== null) body = parsed as Record<string, unknown>;
  } catch {
    // Not JSON: a proxy's page, for instance. The status says enough.
  }
  const type = typeof body.type === "string" ? body.type : "";
  const kind = type.startsWith("/problems/") ? type.slice("/problems/".length) : "";
  return new Problem(response.status, kind, typeof body.detail === "string" ? body.detail : "", body);
}

function csrfToken(): string {
  const match = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return match?.[1] ? decodeURIComponent(match[1]) : "";
}
