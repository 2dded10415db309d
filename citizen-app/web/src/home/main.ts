import { suggest } from "./suggest";
import { registerWorker } from "./worker";

/** Figures older than this must not stand on a page that stays open. */
const REFRESH_MS = 30_000;
const STALE_MS = 60_000;

/** Keeps the waits on the first view true; without this script they simply stay as of the time shown beside them. */
function keepFresh(board: HTMLElement): void {
  let freshAt = Date.now();
  const refresh = async () => {
    if (document.visibilityState !== "visible" || board.contains(document.activeElement)) return;
    try {
      const response = await fetch(`/ways?lang=${document.documentElement.lang}`, { signal: AbortSignal.timeout(10_000) });
      if (!response.ok) return;
      const answer = new DOMParser().parseFromString(await response.text(), "text/html");
      if (answer.getElementById("ways")) {
        board.replaceChildren(...answer.body.childNodes);
        freshAt = Date.now();
      }
    } catch {
      if (Date.now() - freshAt > STALE_MS) withdraw(board);
    }
  };
  setInterval(() => void refresh(), REFRESH_MS);
  document.addEventListener("visibilitychange", () => void refresh());
}

/** Takes figures away that nobody can vouch for any more. */
export function withdraw(board: HTMLElement): void {
  const checking = board.dataset.checking ?? "";
  for (const wait of board.querySelectorAll<HTMLElement>('.wait:not([data-level="none"])')) {
    wait.dataset.level = "none";
    wait.textContent = checking;
  }
  board.querySelector(".ways-head .small")?.remove();
}

registerWorker();
const board = document.getElementById("board");
if (board) keepFresh(board);
const question = document.getElementById("q");
if (question instanceof HTMLInputElement) suggest(question);
