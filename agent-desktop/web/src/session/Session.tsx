import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { http, listenForSignOut, Problem } from "../api/http.ts";
import type { Me, Role } from "../live/protocol.ts";

export type SessionState =
  | { phase: "asking" }
  | { phase: "unreachable" }
  | { phase: "signed-out" }
  | { phase: "signed-in"; me: Me }
  /** Signed out while work is open: the desk stays as it is, under a dialog. */
  | { phase: "expired"; me: Me };

export interface Session {
  state: SessionState;
  signIn: (username: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  /** Asks the server who we are; also keeps a session alive that is about to run out. */
  refresh: () => Promise<void>;
  expire: () => void;
  /** Gives the desk up for somebody else to sign in; what was typed stays kept for this agent. */
  leave: () => void;
}

const Context = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ phase: "asking" });

  const expire = useCallback(
    () => setState((s) => (s.phase === "signed-in" ? { phase: "expired", me: s.me } : s.phase === "asking" ? { phase: "signed-out" } : s)),
    [],
  );
  const signedIn = useCallback((me: Me) => setState({ phase: "signed-in", me }), []);

  const refresh = useCallback(async () => {
    try {
      signedIn(await http.get<Me>("/session", { expectSignedOut: true }));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) expire();
      else setState((s) => (s.phase === "asking" ? { phase: "unreachable" } : s));
    }
  }, [expire, signedIn]);

  const signIn = useCallback(
    async (username: string, password: string) => signedIn(await http.post<Me>("/session", { username, password }, { expectSignedOut: true })),
    [signedIn],
  );
  const signOut = useCallback(async () => {
    await http.delete("/session");
    setState({ phase: "signed-out" });
  }, []);
  const leave = useCallback(() => setState({ phase: "signed-out" }), []);

  useEffect(() => {
    listenForSignOut(expire);
  }, [expire]);
  useEffect(() => {
    if (state.phase !== "unreachable") return;
    const timer = setTimeout(() => setState({ phase: "asking" }), 3_000);
    return () => clearTimeout(timer);
  }, [state.phase]);
  useEffect(() => {
    if (state.phase === "asking") void refresh();
  }, [state.phase, refresh]);

  const value = useMemo(() => ({ state, signIn, signOut, refresh, expire, leave }), [state, signIn, signOut, refresh, expire, leave]);
  return <Context value={value}>{children}</Context>;
}

export function useSession(): Session {
  const value = useContext(Context);
  if (!value) throw new Error("useSession outside SessionProvider");
  return value;
}

export function hasRole(me: Me, role: Role): boolean {
  return me.roles.some((granted) => granted.role === role);
}
