import { useMemo, useState } from "react";
import { Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { LANGUAGES } from "../knowledge/knowledge.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { editor, EMPTY_CONTENT, sameDraft, type Choices, type Draft, type Work } from "./editor.ts";
import { EntryForm, type Faults } from "./EntryForm.tsx";
import { faultsOf } from "./faults.ts";
import { keptDraft } from "./kept.ts";

/** A new answer, or one in another language. It is a draft that only editors see. */
export function NewEntry({ agentId, choices, of, lang: wanted, onCreated }: {
  agentId: string;
  choices: Choices;
  /** The entry this will be a translation of. */
  of: Work | null;
  lang: string;
  onCreated: (work: Work) => void;
}) {
  const { t, language } = useI18n();
  const blank: Draft = useMemo(() => ({
    ...EMPTY_CONTENT,
    organisationId: of?.organisation.id ?? choices.organisations[0]?.id ?? "",
    category: of?.category ?? "",
    validUntil: of?.published?.validUntil ?? null,
  }), [of, choices]);
  const kept = useMemo(() => keptDraft(agentId, of ? `new.${of.id}.${wanted}` : "new"), [agentId, of, wanted]);
  const [draft, setDraft] = useState<Draft>(() => kept.read()?.draft ?? blank);
  const [lang, setLang] = useState(wanted);
  const [key] = useState(editor.newKey); // asking twice creates one
  const [refused, setRefused] = useState<Faults>({});
  const { busy, error, clear, run } = useAction();
  const faults = { ...refused, ...faultsOf(draft, t) };
  const sound = Object.keys(faults).length === 0;
  const dirty = !sameDraft(draft, blank);
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setRefused({});
    kept.write(next, 0);
  };
  const create = () => sound && void run(async () => {
    try {
      const work = await editor.create(draft, lang, of?.id ?? null, key);
      kept.forget();
      onCreated(work);
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.errors.length === 0) throw failure;
      setRefused(Object.fromEntries(failure.errors.map(({ field, message }) => [field, message])));
    }
  });
  return (
    <>
      <header>
        <div className="h">
          <h2 className="t">{of ? t("editor.newTranslation", { title: of.published?.title ?? of.open?.title ?? "" }) : t("editor.newEntry")}</h2>
          <div className="acts">
            <button type="button" className="ds-btn" aria-disabled={!dirty} onClick={() => { kept.forget(); setDraft(blank); }}>{t("editor.discard")}</button>
            <button type="button" className="ds-btn ds-btn--primary" aria-disabled={!sound || busy} onClick={create}>{t("editor.create")}</button>
          </div>
        </div>
        <p className="sub">{t("editor.newEntry.body")}</p>
      </header>
      <div className="body">
        <div className="wide notices"><ErrorBanner error={error} onDismiss={clear} /></div>
        <section aria-label={t("editor.form")}>
          <label className="ds-label inline">{t("editor.language")}
            <select className="ds-input" value={lang} disabled={of !== null} onChange={(event) => setLang(event.target.value)}>
              {LANGUAGES.map((each) => <option key={each} value={each}>{language(each)}</option>)}
            </select>
          </label>
          <EntryForm draft={draft} lang={lang} choices={choices} faults={dirty ? faults : refused} readOnly={false} onChange={change} />
        </section>
        {of?.published && (
          <section aria-labelledby="original-title">
            <h3 className="s" id="original-title">{t("editor.original", { version: of.published.version })}</h3>
            <div className="original" lang={of.lang} tabIndex={0} role="group" aria-labelledby="original-title"><b>{of.published.title}</b><p>{of.published.body}</p></div>
          </section>
        )}
      </div>
    </>
  );
}
