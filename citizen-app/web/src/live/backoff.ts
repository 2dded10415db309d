const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait before try number `attempt` (0: the first again): 1, 2, 4 … 30 s, shifted by up to a quarter either
 * way so that a city's phones do not come back in the same instant.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const steady = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(steady * (0.75 + random() * 0.5));
}
