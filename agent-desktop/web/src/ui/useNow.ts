import { useSyncExternalStore } from "react";

const PERIOD_MS = 250;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let current = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = Date.now();
    for (const tell of listeners) tell();
  }, PERIOD_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** This computer's time, floored to the second: one timer for every clock on the screen, and one rendering a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor((timer ? current : Date.now()) / 1000) * 1000);
}

/** The same in quarters of a second, for what shrinks before one's eyes. */
export function useFineNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor((timer ? current : Date.now()) / PERIOD_MS) * PERIOD_MS);
}
