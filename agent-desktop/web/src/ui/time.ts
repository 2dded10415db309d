/** `m:ss`, from an hour on `h:mm:ss`; never below zero. */
export function clock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const mm = Math.floor(s / 60);
  const ss = String(s % 60).padStart(2, "0");
  return mm < 60 ? `${mm}:${ss}` : `${Math.floor(mm / 60)}:${String(mm % 60).padStart(2, "0")}:${ss}`;
}

export function secondsSince(iso: string | null | undefined, now: number): number {
  return iso ? Math.max(0, (now - Date.parse(iso)) / 1000) : 0;
}

/** Whole seconds until `deadline`, never below zero; the last part of a second still counts as one. */
export function secondsUntil(deadline: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(deadline) - now) / 1000));
}

/** Formats moments in the city's zone, whatever the zone of the agent's computer. */
export interface CityTime {
  /** 14:32 */
  time(iso: string): string;
  /** 14:32:08 */
  precise(at: string | number): string;
  /** 11-23 */
  day(iso: string): string;
  /** 2026-11-23, to compare days */
  dateKey(iso: string): string;
  /** 11월 23일 / Nov 23 */
  longDay(iso: string): string;
  /** 11월 23일 14:32 */
  dayTime(iso: string): string;
  /** 2026-11-23T14:32, for an input of type datetime-local */
  toInput(iso: string): string;
  /** The moment that an input of type datetime-local means in the city. */
  fromInput(local: string): string | null;
}

export function cityTime(lang: string, zone: string | undefined): CityTime {
  const base = zone ? { timeZone: zone } : {};
  const part = new Intl.DateTimeFormat("en-CA", {
    ...base, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  const long = new Intl.DateTimeFormat(lang, { ...base, month: lang === "ko" ? "long" : "short", day: "numeric" });
  const parts = (at: string | number | Date) => {
    const found: Record<string, string> = {};
    for (const { type, value } of part.formatToParts(new Date(at))) found[type] = value;
    return found;
  };
  const time = (iso: string) => { const p = parts(iso); return `${p.hour}:${p.minute}`; };
  const dateKey = (at: string | number | Date) => { const p = parts(at); return `${p.year}-${p.month}-${p.day}`; };
  const toInput = (at: string | number | Date) => { const p = parts(at); return `${dateKey(at)}T${p.hour}:${p.minute}`; };
  const longDay = (iso: string) => long.format(new Date(iso));
  return {
    time,
    precise: (at) => { const p = parts(at); return `${p.hour}:${p.minute}:${p.second}`; },
    day: (iso) => dateKey(iso).slice(5),
    dateKey,
    longDay,
    dayTime: (iso) => `${longDay(iso)} ${time(iso)}`,
    toInput,
    fromInput(local) {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null;
      const asUtc = Date.parse(`${local}:00Z`);
      if (Number.isNaN(asUtc)) return null;
      // The zone's offset at that moment, found by asking how the zone would write it.
      const shown = Date.parse(`${toInput(new Date(asUtc))}:00Z`);
      return new Date(asUtc - (shown - asUtc)).toISOString();
    },
  };
}
