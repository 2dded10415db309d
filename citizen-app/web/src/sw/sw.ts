/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

/** Pages that open without network, and the files they are made of. What people say never lies here. */
const SHELL = "dasan-shell-1";
const CHAT = "/chat";
const OFFLINE = "/offline";
const FILES = "/citizen/";

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith(FILES)) event.respondWith(file(request));
  else if (request.mode === "navigate" && isOurs(address.pathname)) event.respondWith(page(request, address));
});

async function install(): Promise<void> {
  for (const path of [CHAT, OFFLINE]) {
    const response = await fetch(path, { cache: "no-cache" });
    if (response.ok) await keep(path, response);
  }
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  await dropOthers();
  await dropUnused(await caches.open(SHELL));
  await self.clients.claim();
}

function isOurs(path: string): boolean {
  return [CHAT, OFFLINE, "/", "/answers", "/report"].includes(path);
}

/** The network first: pages change. Without it the chat opens from here, anything else says that we are offline. */
async function page(request: Request, { pathname, searchParams }: URL): Promise<Response> {
  const plainChat = pathname === CHAT && !searchParams.has("entry");
  try {
    const response = await fetch(request);
    if (response.ok && plainChat) await renew(response.clone());
    return response;
  } catch {
    const kept = await caches.match(plainChat ? CHAT : OFFLINE);
    return kept ?? Response.error();
  }
}

/** A newer page may need other files; those of the old one are let go. */
async function renew(response: Response): Promise<void> {
  await keep(CHAT, response);
  await dropUnused(await caches.open(SHELL));
}

/** Files carry their version in their address: once here they are right for good. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    const cache = await caches.open(SHELL);
    await cache.put(request, copy);
  }
  return response;
}

/** Keeps a page with all its files. */
async function keep(path: string, response: Response): Promise<void> {
  const cache = await caches.open(SHELL);
  const needed = filesOf(await response.clone().text());
  await Promise.all(needed.map(async (address) => (await cache.match(address)) ?? cache.add(address)));
  await cache.put(path, response);
}

export function filesOf(html: string): string[] {
  return [...html.matchAll(/(?:href|src)="(\/citizen\/[^"]+)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
}

async function dropUnused(cache: Cache): Promise<void> {
  const pages = await Promise.all([CHAT, OFFLINE].map(async (path) => (await cache.match(path))?.text() ?? ""));
  const used = new Set(pages.flatMap(filesOf).map((address) => new URL(address, self.location.origin).href));
  const kept = await cache.keys();
  await Promise.all(kept.filter(({ url }) => new URL(url).pathname.startsWith(FILES) && !used.has(url)).map((request) => cache.delete(request)));
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("dasan-shell") && name !== SHELL).map((name) => caches.delete(name)));
}
