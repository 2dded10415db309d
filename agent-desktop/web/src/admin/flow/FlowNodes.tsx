import { createContext, use } from "react";

/** The names of the nodes of the flow that is being edited. */
const Context = createContext<readonly string[]>([]);

export const FlowNodes = Context.Provider;

export function useFlowNodes(): readonly string[] {
  return use(Context);
}
