import { useCallback, useEffect, useState, type KeyboardEvent } from "react";
import { http } from "../api/http.ts";
import { go, useQuery } from "../desk/router.tsx";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { CaseStatePill, Due } from "./CaseRows.tsx";
import { CASE_STATES, type CaseLine, type CasePage } from "./cases.ts";
import { CaseWork } from "./CaseWork.tsx";
import { useCaseChoices } from "./useCases.ts";

const AGAIN_MS = 30_000;
const SIZE = 50;

/** The cases of an officer's organisations, the most urgent first; one of them open beside the list. */
export function CasesPage({ me }: { me: Me }) {
  const { t, label } = useI18n();
  const query = useQuery();
  const opened = query.get("id");
  const [state, setState] = useState("OPEN");
  const [rows, setRows] = useState<readonly CaseLine[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { choices } = useCaseChoices();
  const load = useCallback(async (after: string | null, signal?: AbortSignal) => {
    const wanted = new URLSearchParams({ size: String(SIZE), ...(state && { state }), ...(after && { after }) });
    try {
      const page = await http.get<CasePage>(`/cases?${wanted}`, signal ? { signal } : {});
      setRows((before) => (after ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next);
      setError(null);
    } catch (failure) {
      if (!signal?.aborted) setError(failure);
    }
  }, [state]);
  useEffect(() => {
    const stop = new AbortController();
    void load(null, stop.signal);
    const timer = setInterval(() => { if (document.visibilityState === "visible") void load(null, stop.signal); }, AGAIN_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [load]);
  const open = (id: string | null) => go(id ? `/desk/cases?id=${id}` : "/desk/cases");
  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = buttons[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  };
  return (
    <StaffPage me={me} title={t("cases.page")} sub={t("cases.page.sub")}>
      <div className="filters">
        <label>{t("cases.state")}
          <select className="ds-input" value={state} onChange={(event) => setState(event.target.value)}>
            <option value="OPEN">{t("cases.filter.open")}</option>
            <option value="">{t("common.all")}</option>
            {CASE_STATES.map((each) => <option key={each} value={each}>{t(`cases.state.${each}`)}</option>)}
          </select>
        </label>
      </div>
      <ErrorBanner error={error} />
      <div className={opened ? "columns case-columns" : undefined}>
        <div className="scroll" tabIndex={0} role="group" aria-label={t("cases.page")}>
          <table className="ds-table interactions case-list">
            <thead><tr><th scope="col">{t("cases.due")}</th><th scope="col">{t("cases.number")}</th><th scope="col">{t("cases.title")}</th><th scope="col">{t("cases.state")}</th><th scope="col">{t("cases.organisation")}</th><th scope="col">{t("cases.officer")}</th></tr></thead>
            <tbody onKeyDown={onKeyDown}>
              {(rows ?? []).map((row) => (
                <tr key={row.id} aria-current={opened === row.id ? "true" : undefined}>
                  <td><Due line={row} /></td>
                  <th scope="row" className="num">{row.number}</th>
                  <td><button type="button" className="link" aria-label={`${row.number} ${row.title}`} onClick={() => open(row.id)}>{row.title || t(`cases.type.${row.type}`)}</button><small>{t(`cases.type.${row.type}`)}{row.place && ` · ${row.place}`}</small></td>
                  <td><CaseStatePill state={row.state} /></td>
                  <td>{label(row.organisation.name)}</td>
                  <td>{row.officer ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows === null && error === null && <p className="ds-hint">{t("common.loading")}</p>}
          {rows?.length === 0 && <div className="ds-empty"><b>{t("cases.list.none")}</b><span>{t("cases.list.none.body")}</span></div>}
          {next && <button type="button" className="ds-btn" onClick={() => void load(next)}>{t("interactions.more")}</button>}
        </div>
        {opened && (
          <section className="case-side" aria-label={t("cases.one")}>
            <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={() => open(null)}>{t("common.close")}</button>
            <CaseWork caseId={opened} choices={choices} onChanged={() => void load(null)} />
          </section>
        )}
      </div>
    </StaffPage>
  );
}
