/** Lets the app be installed and open without network. A browser that will not is no worse off. */
export function registerWorker(): void {
  if ("serviceWorker" in navigator && isSecureContext) {
    navigator.serviceWorker.register("/sw.js", { type: "module" }).catch(() => undefined);
  }
}
