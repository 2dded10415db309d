import { useEffect, useState } from "react";
import { http } from "../api/http.ts";

const USUAL = 4_000;
const OF_A_TEXT = 1_000;
/** Longer than the time between two keys. */
const PAUSE_MS = 250;

/** How many characters an answer may have on a channel. */
export function mostCharacters(channel: string): number {
  return channel === "SMS" ? OF_A_TEXT : USUAL;
}

/** How long a text to a telephone is, as the server counts it. */
export interface TextLength {
  /** In the code of Korean networks. */
  bytes: number;
  /** What a Korean network sends it as. */
  type: "SMS" | "LMS" | "TOO_LONG";
  /** Texts it is sent as where networks count by segments. */
  segments: number;
  /** Characters for which a Korean network would send `?`. */
  unwritable: readonly string[];
}

/** What the networks make of `text`; null while that is not known, or when it goes to no telephone. */
export function useTextLength(text: string | null): TextLength | null {
  const [held, setHeld] = useState<{ text: string; length: TextLength } | null>(null);
  const asked = text === null || text.trim() === "" ? null : text.trim();
  useEffect(() => {
    if (asked === null) return;
    const stop = new AbortController();
    const ask = () => http.post<TextLength>("/sms/length", { text: asked }, { signal: stop.signal })
      .then((length) => setHeld({ text: asked, length }), () => undefined); // not known then, and asked at the next key
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  return held !== null && held.text === asked ? held.length : null;
}
