/** Calls `tick` about once a second, also while the page is hidden; returns how to stop it. */
export function startTicker(tick: () => void): () => void {
  if (typeof Worker === "function") {
    const worker = new Worker(new URL("./ticker.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = tick;
    return () => worker.terminate();
  }
  const timer = setInterval(tick, 1_000);
  return () => clearInterval(timer);
}
