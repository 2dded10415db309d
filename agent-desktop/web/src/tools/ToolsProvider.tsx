import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { http } from "../api/http.ts";
import type { Tools } from "./tools.ts";

const NONE: Tools = { textBlocks: [], quickEntries: [] };
const AGAIN_MS = 60_000;
const Context = createContext<Tools>(NONE);

/** Text blocks and quick entries as administrators keep them; a change is here within a minute. */
export function ToolsProvider({ children }: { children: ReactNode }) {
  const [tools, setTools] = useState(NONE);
  useEffect(() => {
    const stop = new AbortController();
    const ask = () => http.get<Tools>("/desk/tools", { signal: stop.signal }).then(setTools, () => undefined); // the old ones do
    ask();
    const timer = setInterval(ask, AGAIN_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);
  return <Context value={tools}>{children}</Context>;
}

export function useTools(): Tools {
  return useContext(Context);
}
