import { useCallback, useEffect, useState, type FormEvent } from "react";
import { http, Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { CaseDetails } from "./CaseDetails.tsx";
import { buttonsOf, needsOf, type CaseChoices, type CaseState, type CaseView } from "./cases.ts";
import { StepForm } from "./StepForm.tsx";

/** A case with what its reader may do to it. A step that somebody else took first is told, and the case read again. */
export function CaseWork({ caseId, choices, onChanged }: { caseId: string; choices: CaseChoices | null; onChanged: () => void }) {
  const { t } = useI18n();
  const [view, setView] = useState<CaseView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [step, setStep] = useState<CaseState | null>(null);
  const [note, setNote] = useState("");
  const [forCitizen, setForCitizen] = useState(false);
  const { busy, error, clear, run } = useAction();
  const read = useCallback(async (signal?: AbortSignal) => {
    try {
      setView(await http.get<CaseView>(`/cases/${caseId}`, signal ? { signal } : {}));
      setFailure(null);
    } catch (problem) {
      if (!signal?.aborted) setFailure(problem);
    }
  }, [caseId]);
  useEffect(() => {
    const stop = new AbortController();
    setView(null);
    setStep(null);
    void read(stop.signal);
    return () => stop.abort();
  }, [read]);
  if (!view || view.id !== caseId) return <><ErrorBanner error={failure} />{failure === null && <p className="ds-hint">{t("common.loading")}</p>}</>;

  const done = (next: CaseView) => {
    setView(next);
    setStep(null);
    onChanged();
  };
  const begin = (to: CaseState) => {
    const needs = needsOf(to, view.state);
    if (needs.text || needs.reason || needs.closing || needs.organisation) {
      clear();
      setStep(to);
      return;
    }
    void run(async () => {
      try {
        done(await http.post<CaseView>(`/cases/${view.id}/steps`, { to, version: view.version }));
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 409) await read();
        throw problem;
      }
    });
  };
  const write = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() === "") return;
    void run(async () => {
      setView(await http.post<CaseView>(`/cases/${view.id}/notes`, { text: note.trim(), forCitizen }));
      setNote("");
      setForCitizen(false);
    });
  };
  return (
    <article className="case-work" aria-labelledby={`case-${view.id}`}>
      <h2 id={`case-${view.id}`}><span className="num">{view.number}</span> {view.title}</h2>
      <ErrorBanner error={error ?? failure} onDismiss={clear} />
      {step ? (
        <StepForm key={step} view={view} to={step} choices={choices} onDone={done} onCancel={() => { setStep(null); void read(); }} />
      ) : (
        <p className="case-buttons" role="group" aria-label={t("cases.steps")}>
          {buttonsOf(view).map((to, i) => (
            <button key={to} type="button" className={i === 0 ? "ds-btn ds-btn--primary" : "ds-btn"} aria-disabled={busy} onClick={() => begin(to)}>{t(to === "IN_PROGRESS" ? `cases.begin.${beginning(view.state)}` : `cases.do.${to}`)}</button>
          ))}
        </p>
      )}
      <CaseDetails view={view} />
      {view.internal && (
        <form className="dialog-form" onSubmit={write} aria-label={t("cases.note")}>
          <label className="ds-label">{t("cases.note")}
            <textarea className="ds-input" rows={2} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
          <footer>
            <label className="tick"><input type="checkbox" checked={forCitizen} onChange={(event) => setForCitizen(event.target.checked)} />{t("cases.note.public")}</label>
            <button type="submit" className="ds-btn" aria-disabled={busy || note.trim() === ""}>{t("cases.note.do")}</button>
          </footer>
        </form>
      )}
    </article>
  );
}

/** What beginning means from here. */
function beginning(state: CaseState): "TAKE" | "BACK" | "RESUME" {
  return state === "APPROVAL" ? "BACK" : state === "WAITING_CITIZEN" ? "RESUME" : "TAKE";
}
