import { useCallback, useEffect, useState } from "react";
import { go, useQuery } from "../desk/router.tsx";
import { StaffBar } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { currentText, editor, EMPTY_CONTENT, type Choices, type Content, type Filter, type Work } from "./editor.ts";
import { EntryEditor } from "./EntryEditor.tsx";
import { EntryList } from "./EntryList.tsx";
import { NewEntry } from "./NewEntry.tsx";
import { useEntries } from "./useEntries.ts";

const NEW = "new";
const NONE: Choices = { organisations: [], categories: [] };

/** Where editors write, approve and retire standard answers. */
export function KnowledgePage({ me }: { me: Me }) {
  const { t } = useI18n();
  const query = useQuery();
  const entry = query.get("entry");
  const of = query.get("of");
  const lang = query.get("lang") ?? "ko";
  const wanted = entry === NEW ? of : entry;
  const [filter, setFilter] = useState<Filter>({ state: "", category: "", lang: "", q: "" });
  const [choices, setChoices] = useState<Choices | null>(null);
  const [loaded, setLoaded] = useState<{ work: Work; basis: Content } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const pages = useEntries(filter);
  useEffect(() => {
    editor.choices().then(setChoices, setError);
  }, []);
  const show = useCallback(async (work: Work) => {
    const newest = work.versions[0];
    const basis = !currentText(work) && newest ? await editor.text(work.id, newest.version) : EMPTY_CONTENT;
    setLoaded({ work, basis });
    setError(null);
  }, []);
  useEffect(() => {
    if (wanted === null) return setLoaded(null);
    let here = true;
    editor.work(wanted).then((work) => (here ? show(work) : undefined), (failure: unknown) => here && setError(failure));
    return () => {
      here = false;
    };
  }, [wanted, show]);
  const open = (id: string) => go(`/desk/knowledge?entry=${id}`);
  const changed = (work: Work) => {
    void show(work);
    pages.reload();
    if (work.id !== entry) open(work.id);
  };
  const current = loaded && loaded.work.id === wanted ? loaded : null;
  return (
    <div className="page admin knowledge">
      <StaffBar me={me} />
      <EntryList pages={pages} filter={filter} onFilter={(change) => setFilter((before) => ({ ...before, ...change }))} choices={choices ?? NONE} selected={entry} onOpen={open} />
      <main className="ed">
        <ErrorBanner error={error} />
        {entry === null && <div className="ds-empty"><b>{t("editor.pick")}</b><span>{t("editor.pick.body")}</span></div>}
        {entry === NEW && choices && (of === null || current) && (
          <NewEntry key={`${of}/${lang}`} agentId={me.agentId} choices={choices} of={current?.work ?? null} lang={lang} onCreated={changed} />
        )}
        {entry !== null && entry !== NEW && current && choices && (
          <EntryEditor key={`${current.work.id}/${current.work.revision}`} agentId={me.agentId} work={current.work} basis={current.basis} choices={choices} onChanged={changed} />
        )}
      </main>
    </div>
  );
}
