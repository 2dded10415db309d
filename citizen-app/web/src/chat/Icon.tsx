const PATHS = {
  check: "m5 12.5 4.8 4.8L19.5 7.5",
  clock: "M12 3a9 9 0 1 0 .01 0zM12 7v5.3l3.5 2",
  desk: "M12 3.5a3.5 3.5 0 1 0 .01 0zM6.5 15c.8-2.6 2.8-4 5.5-4s4.7 1.4 5.5 4M2.5 16h19M4.5 16v4.5M19.5 16v4.5",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 13h6.5M9 16.5h6.5",
  off: "M3 3l18 18M5 12.5a10 10 0 0 1 4.5-2.6M14.5 10a10 10 0 0 1 4.5 2.5M8.5 16a5.5 5.5 0 0 1 7 0M2 8.5a15 15 0 0 1 4.3-2.7M11 4.5a15 15 0 0 1 11 4M12 19.5v.1",
  person: "M12 4a4 4 0 1 0 .01 0zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
  phone: "M6.5 3.5h3l1.6 4.2-2 1.5a12.5 12.5 0 0 0 5.7 5.7l1.5-2 4.2 1.6v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z",
  photo: "M5.5 4.5h13A2.5 2.5 0 0 1 21 7v10a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 17V7a2.5 2.5 0 0 1 2.5-2.5zM8.5 7.9a1.6 1.6 0 1 0 .01 0zM4 17.5l5-4.5 3.5 3 3.5-3.5 4.5 4",
  retry: "M20 12a8 8 0 1 1-2.5-5.8M20 3.5V8h-4.5",
  save: "M12 3.5V15m0 0-4.5-4.5M12 15l4.5-4.5M4 17v3.5h16V17",
  warn: "M12 3.5 2.5 20h19zM12 10v4.5M12 17.3v.1",
  x: "m6 6 12 12M18 6 6 18",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word; never alone without a label. */
export function Icon({ name, size = "" }: { name: IconName; size?: "" | "i-s" | "i-l" }) {
  return (
    <svg className={`i ${size}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
