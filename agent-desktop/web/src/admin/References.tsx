import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { configuration, type Item } from "./configuration.ts";

interface References {
  items: Readonly<Record<string, readonly Item[]>>;
  load: (kind: string) => void;
  forget: () => void;
}

const Context = createContext<References>({ items: {}, load: () => {}, forget: () => {} });

/** The items that others refer to, read once a kind until something is changed. */
export function ReferencesProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<Readonly<Record<string, readonly Item[]>>>({});
  const [asked] = useState(() => new Set<string>());
  const load = useCallback((kind: string) => {
    if (asked.has(kind)) return;
    asked.add(kind);
    configuration.items(kind).then(
      (found) => setItems((before) => ({ ...before, [kind]: found })),
      () => asked.delete(kind), // the choice stays as it is; the next look asks again
    );
  }, [asked]);
  const forget = useCallback(() => {
    asked.clear();
    setItems({});
  }, [asked]);
  const value = useMemo(() => ({ items, load, forget }), [items, load, forget]);
  return <Context value={value}>{children}</Context>;
}

export function useReferences(kind: string): readonly Item[] {
  const { items, load } = use(Context);
  useEffect(() => load(kind), [kind, load, items]);
  return items[kind] ?? [];
}

/** Has them read again: something was changed. */
export function useForgetReferences(): () => void {
  return use(Context).forget;
}
