import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { http } from "../api/http.ts";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Tools } from "./tools.ts";

const NONE: Tools = { textBlocks: [], quickEntries: [], speedDials: [] };
/** Desks do not all ask in the same instant. */
const SPREAD_MS = 1_000;
/** Should word of a change be lost. */
const AGAIN_MS = 60_000;
const Context = createContext<Tools>(NONE);

/** Text blocks and quick entries as administrators keep them; asked for again when the server says they have changed, and after each gap in which it could not have said so. */
export function ToolsProvider({ children }: { children: ReactNode }) {
  const { state: { toolsVersion, welcomes } } = useDesk();
  const [tools, setTools] = useState(NONE);
  useEffect(() => {
    const stop = new AbortController();
    const ask = () => http.get<Tools>("/desk/tools", { signal: stop.signal }).then(setTools, () => undefined); // the old ones do
    const first = setTimeout(ask, welcomes === 0 ? 0 : Math.random() * SPREAD_MS);
    const again = setInterval(ask, AGAIN_MS);
    return () => {
      stop.abort();
      clearTimeout(first);
      clearInterval(again);
    };
  }, [toolsVersion, welcomes]);
  return <Context value={tools}>{children}</Context>;
}

export function useTools(): Tools {
  return useContext(Context);
}
