import { useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useAction } from "../ui/useAction.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { CHOSEN_REASONS, needsOf, type CaseChoices, type CaseState, type CaseView, type ClosingReason } from "./cases.ts";
import { OrganisationField } from "./OrganisationField.tsx";

/** One step of a case: what it needs, and nothing else. */
export function StepForm({ view, to, choices, onDone, onCancel }: {
  view: CaseView;
  to: CaseState;
  choices: CaseChoices | null;
  onDone: (view: CaseView) => void;
  onCancel: () => void;
}) {
  const { t } = useI18n();
  const { busy, error, run } = useAction();
  const needs = needsOf(to, view.state);
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [closing, setClosing] = useState<ClosingReason | "">("");
  const [organisation, setOrganisation] = useState<string | null>(null);
  const missing = (needs.text && text.trim() === "") || (needs.reason && reason.trim() === "") || (needs.closing && closing === "") || (needs.organisation && organisation === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    void run(async () => onDone(await http.post<CaseView>(`/cases/${view.id}/steps`, {
      to, version: view.version,
      ...(text.trim() ? { text: text.trim() } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(note.trim() ? { internalNote: note.trim() } : {}),
      ...(closing ? { closingReason: closing } : {}),
      ...(organisation ? { organisation } : {}),
    })));
  };
  return (
    <form className="dialog-form step-form" onSubmit={submit} aria-label={t(`cases.do.${to}`)}>
      <h3>{t(`cases.do.${to}`)}</h3>
      <ErrorBanner error={error} />
      {needs.organisation && <OrganisationField choices={choices} value={organisation} onChoose={setOrganisation} />}
      {(needs.text || to === "ANSWERED") && (
        <label className="ds-label">{t(to === "WAITING_CITIZEN" ? "cases.step.question" : to === "ADDITIONAL" ? "cases.step.further" : "cases.step.answer")}
          <textarea className="ds-input" rows={6} maxLength={8000} autoFocus lang={view.language} value={text} onChange={(event) => setText(event.target.value)} />
          <span className="ds-hint">{t(to === "APPROVAL" ? "cases.step.draft.hint" : view.state === "APPROVAL" ? "cases.step.approve.hint" : "cases.step.public")}</span>
        </label>
      )}
      {needs.closing && (
        <label className="ds-label">{t("cases.step.closing")}
          <select className="ds-input" value={closing} onChange={(event) => setClosing(event.target.value as ClosingReason | "")}>
            <option value="">{t("cases.step.choose")}</option>
            {CHOSEN_REASONS.map((each) => <option key={each} value={each}>{t(`cases.closing.${each}`)}</option>)}
          </select>
        </label>
      )}
      {needs.reason && (
        <label className="ds-label">{t("cases.step.reason")}
          <textarea className="ds-input" rows={2} maxLength={4000} value={reason} onChange={(event) => setReason(event.target.value)} />
          {(to === "REJECTED" || to === "TRANSFERRED" || to === "WITHDRAWN") && <span className="ds-hint">{t("cases.step.public")}</span>}
        </label>
      )}
      <label className="ds-label">{t("cases.step.note")}
        <textarea className="ds-input" rows={2} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <footer>
        <button type="button" className="ds-btn" onClick={onCancel}>{t("common.cancel")}</button>
        <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy || missing}>{t(`cases.do.${to}`)}</button>
      </footer>
    </form>
  );
}
