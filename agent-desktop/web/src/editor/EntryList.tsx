import { useI18n } from "../i18n/I18n.tsx";
import { expiresIn, LANGUAGES } from "../knowledge/knowledge.ts";
import { Icon } from "../ui/Icon.tsx";
import { LanguageMark, TonePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { STATES, type Choices, type EntryRow, type Filter } from "./editor.ts";
import { EntryPill } from "./EntryPill.tsx";
import type { EntryPages } from "./useEntries.ts";

/** The entries one may edit, what changed last first, narrowed by state, category, language and word. */
export function EntryList({ pages, filter, onFilter, choices, selected, onOpen }: {
  pages: EntryPages;
  filter: Filter;
  onFilter: (change: Partial<Filter>) => void;
  choices: Choices;
  selected: string | null;
  onOpen: (id: string) => void;
}) {
  const { t, language, maybe } = useI18n();
  const { rows, more, error } = pages;
  return (
    <section className="list" aria-label={t("editor.list")}>
      <header>
        <h1>
          <span>{t("editor.list")}</span>
          <button type="button" className="ds-btn ds-btn--sm" onClick={() => onOpen("new")}>{t("editor.new")}</button>
        </h1>
        <div className="answer-search">
          <Icon name="search" />
          <input className="ds-input" type="text" role="searchbox" aria-label={t("editor.find")} placeholder={t("editor.find.placeholder")} maxLength={200} value={filter.q} onChange={(event) => onFilter({ q: event.target.value })} />
        </div>
        <div className="chips" role="group" aria-label={t("editor.byState")}>
          {(["", ...STATES] as const).map((state) => (
            <button key={state} type="button" className="ds-btn ds-btn--sm" aria-pressed={filter.state === state} onClick={() => onFilter({ state })}>
              {state === "" ? t("common.all") : t(`editor.state.${state}`)}
            </button>
          ))}
        </div>
        <div className="pair">
          <select className="ds-input" aria-label={t("editor.category")} value={filter.category} onChange={(event) => onFilter({ category: event.target.value })}>
            <option value="">{t("editor.allCategories")}</option>
            {choices.categories.map((each) => <option key={each} value={each}>{maybe("category", each) ?? each}</option>)}
          </select>
          <select className="ds-input" aria-label={t("editor.language")} value={filter.lang} onChange={(event) => onFilter({ lang: event.target.value })}>
            <option value="">{t("editor.allLanguages")}</option>
            {LANGUAGES.map((each) => <option key={each} value={each}>{language(each)}</option>)}
          </select>
        </div>
      </header>
      <ErrorBanner error={error} />
      <ul aria-busy={pages.busy}>
        {(rows ?? []).map((row) => (
          <li key={row.id}>
            <button type="button" aria-current={row.id === selected ? "true" : undefined} onClick={() => onOpen(row.id)}>
              <Row row={row} />
            </button>
          </li>
        ))}
      </ul>
      {rows === null && !error && <p className="ds-hint">{t("common.loading")}</p>}
      {rows?.length === 0 && !error && <div className="ds-empty small"><b>{t("editor.nothing")}</b><span>{t("editor.nothing.body")}</span></div>}
      {more && <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" aria-disabled={pages.busy} onClick={more}>{t("editor.more")}</button>}
    </section>
  );
}

function Row({ row }: { row: EntryRow }) {
  const { t, label, time } = useI18n();
  const days = row.state === "RETIRED" ? null : expiresIn(row.validUntil, time.dateKey(new Date().toISOString()));
  return (
    <>
      <b><span lang={row.lang}>{row.title}</span> <LanguageMark code={row.lang} /></b>
      <span className="line-2">
        <small>{label(row.organisation.name)} · {time.day(row.changedAt)}</small>
        {row.behind && <TonePill tone="warning">{t("editor.translations.old")}</TonePill>}
        {days !== null && <TonePill tone={days < 0 ? "danger" : "warning"}>{days < 0 ? t("editor.expired") : days > 0 ? t("answers.expires", { days }) : t("answers.expiresToday")}</TonePill>}
        <EntryPill state={row.state} version={row.openVersion ?? row.publishedVersion} />
      </span>
    </>
  );
}
