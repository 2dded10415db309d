import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { configuration, type Document, type Outcome } from "./configuration.ts";
import { Differences } from "./Differences.tsx";
import { useForgetReferences } from "./References.tsx";

/** The whole configuration as a file, out and in. What a file would do is shown before anything happens. */
export function TransferPanel() {
  const { t } = useI18n();
  const [document, setDocument] = useState<Document | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [why, setWhy] = useState("");
  const { busy, error, run } = useAction();
  const forget = useForgetReferences();
  const save = () => run(async () => {
    const file = new Blob([JSON.stringify(await configuration.export(), null, 2)], { type: "application/json" });
    const link = window.document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "dasan-configuration.json";
    link.click();
    URL.revokeObjectURL(link.href);
  });
  const read = (file: File | undefined) => run(async () => {
    setOutcome(null);
    setDocument(null);
    if (!file) return;
    const parsed = JSON.parse(await file.text()) as Document;
    const { kinds } = parsed;
    setOutcome(await configuration.import({ kinds }, true, t("admin.transfer.try")));
    setDocument({ kinds });
  });
  const apply = () => run(async () => {
    if (!document) return;
    const done = await configuration.import(document, false, why.trim());
    setOutcome(done);
    if (done.applied) {
      forget();
      setDocument(null);
    }
  });
  const faults = outcome?.lines.some((line) => line.fault) ?? false;
  return (
    <main className="ed transfer">
      <h1>{t("admin.transfer")}</h1>
      <p className="lead">{t("admin.transfer.body")}</p>
      <ErrorBanner error={error} />
      <div className="filters">
        <button type="button" className="ds-btn" disabled={busy} onClick={() => void save()}>{t("admin.transfer.out")}</button>
        <label>{t("admin.transfer.in")}
          <input className="ds-input" type="file" accept="application/json,.json" onChange={(event) => void read(event.target.files?.[0])} />
        </label>
      </div>
      {outcome && (
        <section aria-live="polite">
          <p><b>{outcome.applied ? t("admin.transfer.done", { n: outcome.lines.length }) : faults ? t("admin.transfer.faults") : t("admin.transfer.would", { n: outcome.lines.length, same: outcome.unchanged })}</b></p>
          <ul className="transfer-lines">
            {outcome.lines.map((line) => (
              <li key={line.place}>
                <b>{line.place}</b> {line.key} {line.added && <span className="ds-pill" data-tone="success">{t("admin.added")}</span>}
                {line.fault ? <p className="ds-error">{line.fault.field} {line.fault.message}</p> : !line.added && <Differences differences={line.differences} />}
              </li>
            ))}
          </ul>
          {document && !faults && outcome.lines.length > 0 && (
            <div className="filters">
              <label>{t("admin.why")}
                <input className="ds-input" maxLength={500} autoComplete="off" value={why} onChange={(event) => setWhy(event.target.value)} />
              </label>
              <button type="button" className="ds-btn ds-btn--primary" disabled={busy || !why.trim()} onClick={() => void apply()}>{t("admin.transfer.apply")}</button>
            </div>
          )}
        </section>
      )}
    </main>
  );
}
