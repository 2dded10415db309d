import type { OutItem } from "./outbox";
import type { Visitor } from "./api";

/** What survives a reload: who we are, the draft, and what is not sent yet. One of each per entry point. */
export interface Keep {
  session(): Session | undefined;
  saveSession(session: Session | undefined): void;
  draft(): string;
  saveDraft(text: string): void;
  survey(): SurveyDraft | undefined;
  saveSurvey(draft: SurveyDraft | undefined): void;
  outbox(): Promise<readonly OutItem[]>;
  saveItem(item: OutItem): Promise<void>;
  dropItem(clientId: string): Promise<void>;
}

export interface Session extends Partial<Visitor> {
  /** Made by this page before the conversation exists, so that a repeated start is recognised. */
  readonly clientId: string;
}

/** An answer that is not sent yet. */
export interface SurveyDraft {
  readonly interactionId: string;
  /** 0: none chosen. */
  readonly rating: number;
  readonly words: string;
}

const DATABASE = "dasan-chat";
const OUTBOX = "outbox";

/** Keeps small things in localStorage and files in IndexedDB; where the browser allows neither, until the page closes. */
export function browserKeep(entryPoint: string): Keep {
  const small = smallStore(`dasan.chat.${entryPoint}`);
  let memory: readonly OutItem[] = [];
  const database = openDatabase().catch(() => undefined);
  return {
    session: () => parsed<Session>(small.get("session")),
    saveSession: (session) => small.set("session", session && JSON.stringify(session)),
    draft: () => small.get("draft") ?? "",
    saveDraft: (text) => small.set("draft", text === "" ? undefined : text),
    survey: () => parsed<SurveyDraft>(small.get("survey")),
    saveSurvey: (draft) => small.set("survey", draft && JSON.stringify(draft)),
    async outbox() {
      const db = await database;
      if (!db) return memory;
      const all = await done<OutItem[]>(db.transaction(OUTBOX).objectStore(OUTBOX).getAll() as IDBRequest<OutItem[]>);
      return all.filter((item) => item.entryPoint === entryPoint);
    },
    async saveItem(item) {
      const db = await database;
      if (!db) memory = [...memory.filter((other) => other.clientId !== item.clientId), item];
      else await done(db.transaction(OUTBOX, "readwrite").objectStore(OUTBOX).put(item)).catch(() => undefined);
    },
    async dropItem(clientId) {
      const db = await database;
      if (!db) memory = memory.filter((other) => other.clientId !== clientId);
      else await done(db.transaction(OUTBOX, "readwrite").objectStore(OUTBOX).delete(clientId)).catch(() => undefined);
    },
  };
}

/** What another version of the page may have left is read as nothing. */
function parsed<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

function smallStore(prefix: string): { get(name: string): string | undefined; set(name: string, value: string | undefined): void } {
  const memory = new Map<string, string>();
  return {
    get(name) {
      try {
        return localStorage.getItem(`${prefix}.${name}`) ?? memory.get(name);
      } catch {
        return memory.get(name);
      }
    },
    set(name, value) {
      if (value === undefined) memory.delete(name);
      else memory.set(name, value);
      try {
        if (value === undefined) localStorage.removeItem(`${prefix}.${name}`);
        else localStorage.setItem(`${prefix}.${name}`, value);
      } catch {
        // a browser that keeps nothing: the page still works until it is closed
      }
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(OUTBOX, { keyPath: "clientId" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB cannot be opened"));
  });
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB request failed"));
  });
}
