const FOCUSABLE = "a[href], button:not([disabled]):not([hidden]), textarea, input:not([hidden]):not([type=file])";

/**
 * In a frame on another page: the cross and Esc close it, and Tab goes round inside. Call what it returns once the
 * field is there: it takes the focus if the citizen has opened the frame meanwhile.
 */
export function setUpFrame(close: HTMLElement | null): () => void {
  let opened = false;
  const leave = () => parent.postMessage({ type: "dasan:close" }, "*"); // says nothing but "close"
  if (close) {
    close.hidden = false;
    close.addEventListener("click", leave);
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) leave();
    else if (event.key === "Tab") goRound(event);
  });
  window.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== parent || !isOpened(event.data)) return;
    opened = true;
    focusField();
  });
  return () => {
    if (opened) focusField();
  };
}

function focusField(): void {
  document.getElementById("say")?.focus();
}

function isOpened(data: unknown): boolean {
  return typeof data === "object" && data !== null && "type" in data && data.type === "dasan:opened";
}

function goRound(event: KeyboardEvent): void {
  if (document.querySelector("dialog[open]")) return;
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.getClientRects().length > 0);
  const edge = event.shiftKey ? all[0] : all.at(-1);
  const other = event.shiftKey ? all.at(-1) : all[0];
  if (document.activeElement === edge && other) {
    event.preventDefault();
    other.focus();
  }
}
