/** Milliseconds before attempt `n` (1, 2, …): 1, 2, 4 … 30 s, each within ±25 % so that a thousand desks do not return at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(30_000, 1_000 * 2 ** Math.min(Math.max(attempt, 1) - 1, 10));
  return Math.round(base * (0.75 + random() * 0.5));
}
