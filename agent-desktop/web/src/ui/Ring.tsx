const AROUND = 2 * Math.PI * 6;

/** How much of a limit is used, as a ring beside the numbers that say it. */
export function Ring({ part, tone }: { part: number; tone: "active" | "near" | "over" | "hold" | "wrap" | "offer" }) {
  const length = Math.min(1, Math.max(0, part)) * AROUND;
  return (
    <svg className="ring" data-tone={tone} viewBox="0 0 16 16" aria-hidden="true">
      <circle className="bg" cx="8" cy="8" r="6" />
      <circle className="fg" cx="8" cy="8" r="6" strokeDasharray={`${length.toFixed(1)} ${AROUND.toFixed(1)}`} />
    </svg>
  );
}

/** Of a limit: the last fifth is near, beyond it is over. */
export function nearness(used: number, limit: number): "active" | "near" | "over" {
  if (limit <= 0) return "active";
  return used >= limit ? "over" : used >= limit * 0.8 ? "near" : "active";
}
