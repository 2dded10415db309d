import type { Language } from "./texts";

/** `HH:mm` where the citizen is. */
export function clock(at: string | number | Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

/** The clock time alone today, with its day and weekday otherwise. */
export function when(at: string, now: number, language: Language): string {
  const then = new Date(at);
  if (then.toDateString() === new Date(now).toDateString()) return clock(then, language);
  return new Intl.DateTimeFormat(language, {
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(then);
}

/** Whole minutes, at least one. */
export function minutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}
