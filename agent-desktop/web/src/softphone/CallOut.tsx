import { createContext, useContext, useLayoutEffect, useRef, type ReactNode, type RefObject } from "react";
import { uuidv7 } from "../api/ids.ts";
import { Unreachable } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import type { Called } from "./phone.ts";
import { usePhone } from "./PhoneProvider.tsx";

interface CallOut {
  /** The contact of the call is there. */
  onCalled: (called: Called) => void;
  /** Asks for a number to call. */
  onDial: () => void;
}

const Context = createContext<RefObject<CallOut | null> | null>(null);

/** Where calls can be made from; the desk says what follows by `useCallOutDesk`. */
export function CallOutProvider({ children }: { children: ReactNode }) {
  return <Context value={useRef<CallOut | null>(null)}>{children}</Context>;
}

/** What the desk does about calls that are made from anywhere on it. */
export function useCallOutDesk(desk: CallOut): void {
  const place = useContext(Context);
  useLayoutEffect(() => {
    if (place) place.current = desk;
  });
}

/** Calling somebody, where there is a way outside; null where there is none, or this is no desk. */
export function useCallOut() {
  const desk = useContext(Context);
  const { outbound, device, registered, view, calls } = usePhone();
  const clientId = useRef(uuidv7());
  const { busy, error, clear, run } = useAction();
  if (!desk || !outbound || device === "NONE") return null;
  const reachable = device === "DESK" ? registered : view.registration === "REGISTERED";
  const free = view.call === null && calls.length === 0;
  return {
    /** Why not, in words' keys; null when one may. */
    why: !reachable ? ("callOut.noPhone" as const) : !free ? ("callOut.inCall" as const) : null,
    busy, error, clear,
    onDial: () => desk.current?.onDial(),
    call: (make: (clientId: string) => Promise<Called>) => run(async () => {
      try {
        const called = await make(clientId.current);
        clientId.current = uuidv7();
        desk.current?.onCalled(called);
      } catch (failure) {
        if (!(failure instanceof Unreachable)) clientId.current = uuidv7(); // unanswered, the same call is asked for again
        throw failure;
      }
    }),
  };
}

/** A button that calls whoever it stands beside; absent where nobody can be called. */
export function CallButton({ name, make }: { name: string; make: (clientId: string) => Promise<Called> }) {
  const { t } = useI18n();
  const out = useCallOut();
  if (!out) return null;
  const blocked = out.why !== null || out.busy;
  return (
    <>
      <button
        type="button"
        className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon"
        aria-label={name}
        title={out.why ? t(out.why) : name}
        aria-disabled={blocked}
        onClick={() => !blocked && void out.call(make)}
      >
        <Icon name="phone" />
      </button>
      {out.error !== null && <span className="ds-error" role="alert">{problemText(out.error, t)}</span>}
    </>
  );
}
