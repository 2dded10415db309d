import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { keepFor } from "../api/storage.ts";
import { useDesk } from "../live/DeskProvider.tsx";
import { EMPTY_HUB, PhoneHub, type HubView, type PhoneChannel } from "./hub.ts";
import { useMicrophonePermission, type Permission } from "./microphone.ts";
import { accessOf, NO_PHONE, phone, type Phone, type PhonePicture, type ServerCall } from "./phone.ts";
import type { PhoneEvent } from "./state.ts";

export interface PhoneContext {
  /** How my calls reach me; NONE where there is no exchange. */
  device: PhonePicture["device"];
  line: string | null;
  /** Whether the exchange knows where to ring, as the server says. */
  registered: boolean;
  /** Whether numbers outside can be called. */
  outbound: boolean;
  calls: readonly ServerCall[];
  /** The call I hear from beside its agent, where the server has said so. */
  supervision: NonNullable<PhonePicture["supervision"]> | null;
  /** What this browser's line does. */
  view: HubView;
  permission: Permission;
  allow: () => Promise<void>;
  tell: (event: PhoneEvent) => void;
  headsetChanged: () => void;
  /** Asks the server again, after a change of the device. */
  changed: () => void;
}

const RENEW_MS = 5 * 60_000;
const nothing = () => () => {};
const NONE: PhoneContext = {
  device: "NONE", line: null, registered: false, outbound: false, calls: [], supervision: null, view: EMPTY_HUB, permission: "granted",
  allow: async () => {}, tell: () => {}, headsetChanged: () => {}, changed: () => {},
};

const Context = createContext<PhoneContext>(NONE);

/** The telephone of whoever sits at this desk. Where there is no exchange it costs one question and changes nothing. */
export function PhoneProvider({ agentId, picture, children }: {
  agentId: string;
  /** What the server has said last through the socket; null where nothing has come yet. */
  picture: PhonePicture | null;
  children: ReactNode;
}) {
  const [lent, setLent] = useState<Phone>(NO_PHONE);
  const [hub, setHub] = useState<PhoneHub | null>(null);
  const ask = useCallback(() => void phone.get().then(setLent, () => undefined), []); // the next renewal asks again

  useEffect(() => {
    ask();
    const again = setInterval(ask, RENEW_MS);
    return () => clearInterval(again);
  }, [ask]);

  // The exchange has started, stopped, or lent me another line since we asked.
  const told = picture && `${picture.device} ${picture.line}`;
  useEffect(() => {
    if (told !== null && told !== `${lent.device} ${lent.line}`) ask();
  }, [told]); // once for each change we are told of

  const hasLine = accessOf(lent) !== null && typeof navigator.locks?.request === "function" && navigator.mediaDevices !== undefined;
  const [permission, allow] = useMicrophonePermission(hasLine);
  const works = hasLine && permission === "granted";
  useEffect(() => {
    if (!works) return;
    const channel = new BroadcastChannel(`dasan-phone-${agentId}`) as unknown as PhoneChannel;
    const mine = new PhoneHub({ agentId, keep: keepFor(agentId), locks: navigator.locks, channel });
    setHub(mine);
    const check = () => mine.check();
    const plugged = () => mine.headsetChanged();
    window.addEventListener("online", check);
    navigator.mediaDevices.addEventListener("devicechange", plugged);
    return () => {
      window.removeEventListener("online", check);
      navigator.mediaDevices.removeEventListener("devicechange", plugged);
      setHub(null);
      mine.close();
    };
  }, [agentId, works]);
  useEffect(() => hub?.renewed(lent), [hub, lent]);

  const view = useSyncExternalStore(hub?.subscribe ?? nothing, hub?.read ?? (() => EMPTY_HUB));
  const secure = hasLine || accessOf(lent) === null;
  const value = useMemo<PhoneContext>(() => {
    if (!lent.enabled) return NONE;
    const now = picture ?? lent;
    return {
      device: lent.device, line: lent.line, registered: now.registered, outbound: lent.outbound ?? false, calls: now.calls, supervision: now.supervision ?? null, view, permission: secure ? permission : "insecure", allow,
      tell: (event) => hub?.tell(event), headsetChanged: () => hub?.headsetChanged(), changed: ask,
    };
  }, [lent, picture, view, permission, secure, allow, hub, ask]);
  return <Context value={value}>{children}</Context>;
}

/** The telephone at the desk, told by the desk's own socket. */
export function DeskPhone({ children }: { children: ReactNode }) {
  const { me, state } = useDesk();
  return <PhoneProvider agentId={me.agentId} picture={state.phone}>{children}</PhoneProvider>;
}

export function usePhone(): PhoneContext {
  return useContext(Context);
}

/** The server's word on the call of a contact, if there is one on my line. */
export function callOf(calls: readonly ServerCall[], interactionId: string | null | undefined): ServerCall | null {
  return calls.find((call) => call.interactionId === interactionId) ?? null;
}
