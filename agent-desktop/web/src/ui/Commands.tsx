import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from "react";
import { commandOf, isTextField, type Command } from "./keys.ts";

type Handler = (command: Command) => void;
interface Bus {
  register: (name: Command["do"], handler: Handler) => () => void;
}
const Context = createContext<Bus | null>(null);

/** Taking or leaving an offer, and what a call needs at once, is possible over any dialog but the one for signing in again; the rest waits for the dialog. */
const OVER_DIALOGS: ReadonlySet<Command["do"]> = new Set(["accept", "decline", "hold", "mute", "hangUp"]);

/** Listens for the desk's keys and hands each to the part of the screen that has asked for it last. */
export function Commands({ children, enabled }: { children: ReactNode; enabled: boolean }) {
  const handlers = useRef(new Map<Command["do"], Handler[]>());
  const bus = useMemo<Bus>(() => ({
    register(name, handler) {
      const stack = handlers.current.get(name) ?? [];
      handlers.current.set(name, [...stack, handler]);
      return () => handlers.current.set(name, (handlers.current.get(name) ?? []).filter((h) => h !== handler));
    },
  }), []);
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandOf(event, isTextField(event.target));
      if (!command) return;
      if (document.querySelector("dialog[open]") && !OVER_DIALOGS.has(command.do)) return;
      const handler = handlers.current.get(command.do)?.at(-1);
      if (!handler) {
        if (/^F\d+$/.test(event.key)) event.preventDefault(); // caret browsing and the like are not what was meant
        return;
      }
      event.preventDefault();
      handler(command);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
  return <Context value={bus}>{children}</Context>;
}

/** Does `handler` on the key of `name` for as long as the caller is on the screen. */
export function useCommand(name: Command["do"], handler: Handler): void {
  const bus = useContext(Context);
  const latest = useRef(handler);
  latest.current = handler;
  // before the part can be seen: a key pressed in that very moment is meant for it
  useLayoutEffect(() => bus?.register(name, (command) => latest.current(command)), [bus, name]);
}
