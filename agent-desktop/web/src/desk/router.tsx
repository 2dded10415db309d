import { useMemo, useSyncExternalStore, type MouseEvent, type ReactNode } from "react";

const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** The path of the page, without a slash at its end. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname.replace(/\/$/, ""));
}

/** What stands behind the question mark of the page's address. */
export function useQuery(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

export function go(path: string): void {
  history.pushState(null, "", path);
  tell();
}

/** A link within the desk: it does not reload, so the socket and open work stay as they are. */
export function Link({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const path = usePath();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} className={className} aria-current={path === to.split("?")[0] ? "page" : undefined} onClick={onClick}>{children}</a>;
}
