import { useCallback, useEffect, useState, type ReactNode } from "react";
import { go, useQuery } from "../desk/router.tsx";
import { StaffBar } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { BulkSkills } from "./BulkSkills.tsx";
import { configuration, type Item, type Kind } from "./configuration.ts";
import { ItemEditor } from "./ItemEditor.tsx";
import { ItemList } from "./ItemList.tsx";
import { ReferencesProvider } from "./References.tsx";
import { MENU } from "./schema.ts";
import { TransferPanel } from "./TransferPanel.tsx";

const TRANSFER = "transfer";

/** What administrators change while the centre runs: kinds, their items, one item. */
export function AdminPage({ me }: { me: Me }) {
  return (
    <ReferencesProvider>
      <Admin me={me} />
    </ReferencesProvider>
  );
}

function Admin({ me }: { me: Me }) {
  const { t, label } = useI18n();
  const query = useQuery();
  const kind = query.get("kind") ?? "queues";
  const key = query.get("key");
  const [kinds, setKinds] = useState<readonly Kind[]>([]);
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    configuration.kinds().then(setKinds, setError);
  }, []);
  const load = useCallback(async () => {
    if (kind === TRANSFER) return;
    try {
      setItems(await configuration.items(kind));
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, [kind]);
  useEffect(() => {
    setItems(null);
    void load();
  }, [load]);
  const open = (next: string | null) => go(`/admin?${new URLSearchParams({ kind, ...(next === null ? {} : { key: next }) })}`);
  const known = new Map(kinds.map((each) => [each.kind, each]));
  const selected = items?.find((item) => item.key === key) ?? null;
  return (
    <div className="page admin">
      <StaffBar me={me} />
      <nav className="tree" aria-label={t("admin.menu")}>
        {MENU.map((group) => (
          <div key={group.title}>
            <h2>{t(group.title)}</h2>
            {group.kinds.filter((each) => known.has(each)).map((each) => (
              <KindLink key={each} kind={each} current={kind === each}>{label(known.get(each)?.label)}</KindLink>
            ))}
          </div>
        ))}
        <div>
          <h2>{t("admin.menu.all")}</h2>
          <KindLink kind={TRANSFER} current={kind === TRANSFER}>{t("admin.transfer")}</KindLink>
        </div>
      </nav>
      {kind === TRANSFER ? <TransferPanel /> : (
        <>
          <ItemList
            title={label(known.get(kind)?.label)}
            items={items}
            selected={key}
            onOpen={open}
            more={kind === "staff" && items ? <BulkSkills items={items} onDone={() => void load()} /> : null}
          />
          <main className="ed">
            <ErrorBanner error={error} />
            {key === null || items === null || (key !== "" && !selected)
              ? <div className="ds-empty"><b>{t("admin.pick")}</b><span>{t("admin.pick.body")}</span></div>
              : (
                <ItemEditor
                  key={`${kind}/${key}/${selected?.version ?? 0}`}
                  kind={kind}
                  item={selected}
                  onSaved={(saved) => void load().then(() => open(saved))}
                />
              )}
          </main>
        </>
      )}
    </div>
  );
}

function KindLink({ kind, current, children }: { kind: string; current: boolean; children: ReactNode }) {
  const to = `/admin?kind=${kind}`;
  return (
    <a
      href={to}
      aria-current={current ? "page" : undefined}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
