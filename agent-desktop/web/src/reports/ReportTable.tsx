import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Measure, Measures } from "../measures/measures.ts";
import { useOutcome } from "../record/useOutcome.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { figure, type Report, type ReportRow } from "./report.ts";

interface Props {
  report: Report;
  measures: Measures;
  charted: string;
  onChart: (measure: string) => void;
  onOpen: (measure: string, row: ReportRow) => void;
}

/** A row for each stretch of time; each header opens its definition, each number the contacts behind it. */
export function ReportTable({ report, measures, charted, onChart, onOpen }: Props) {
  const { t, label } = useI18n();
  const outcome = useOutcome();
  const [defined, setDefined] = useState<Measure | null>(null);
  const shown = report.measures.map((code) => measures[code]).filter((each): each is Measure => each !== undefined);
  const outcomes = Object.keys(report.totals.outcomes);
  const named = report.by !== "NONE";
  return (
    <div className="report-scroll" tabIndex={0} role="region" aria-label={t("report.table")}>
      <table className="ds-table report">
        <thead>
          <tr>
            <th scope="col">{t("report.time")}</th>
            {named && <th scope="col">{t(`report.by.${report.by}`)}</th>}
            {shown.map((measure) => (
              <th key={measure.code} scope="col" className="end" data-charted={measure.code === charted ? "" : undefined}>
                <button type="button" className="link" aria-haspopup="dialog" onClick={() => setDefined(measure)}>{label(measure.name)}</button>
              </th>
            ))}
            {outcomes.map((code) => <th key={code} scope="col" className="end">{outcome.text(code)}</th>)}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={`${row.start} ${row.key ?? ""}`}>
              <RowHead row={row} report={report} />
              {named && <td>{label(row.name)}</td>}
              <Cells row={row} shown={shown} outcomes={outcomes} onOpen={onOpen} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("report.total")}</th>
            {named && <td />}
            <Cells row={report.totals} shown={shown} outcomes={outcomes} onOpen={onOpen} />
          </tr>
        </tfoot>
      </table>
      {defined && (
        <Dialog title={label(defined.name)} onClose={() => setDefined(null)}>
          <dl className="definition-list">
            <dt>{t("measure.definition")}</dt><dd>{label(defined.definition)}</dd>
            <dt>{t("measure.formula")}</dt><dd><code>{defined.formula}</code></dd>
            <dt>{t("measure.standard")}</dt><dd lang="en">{defined.standardName}</dd>
          </dl>
          <footer className="definition-f">
            <button type="button" className="ds-btn" onClick={() => { onChart(defined.code); setDefined(null); }}>{t("report.draw")}</button>
            <button type="button" className="ds-btn" onClick={() => { onOpen(defined.code, report.totals); setDefined(null); }}>{t("measure.behind")}</button>
          </footer>
        </Dialog>
      )}
    </div>
  );
}

function RowHead({ row, report }: { row: ReportRow; report: Report }) {
  const { t, time } = useI18n();
  const text = report.step === "TOTAL" ? t("report.step.TOTAL")
    : report.step === "DAY" ? time.dateKey(row.start)
    : `${time.day(row.start)} ${time.time(row.start)}–${time.time(row.end)}`;
  return <th scope="row" className="num">{text}</th>;
}

function Cells({ row, shown, outcomes, onOpen }: { row: ReportRow; shown: readonly Measure[]; outcomes: readonly string[]; onOpen: Props["onOpen"] }) {
  const { label } = useI18n();
  return (
    <>
      {shown.map((measure) => {
        const value = row.values[measure.code];
        const text = figure(value, measure.unit);
        return (
          <td key={measure.code} className="end num">
            {value ? <button type="button" className="cell" aria-label={`${label(measure.name)} ${text}`} onClick={() => onOpen(measure.code, row)}>{text}</button> : text}
          </td>
        );
      })}
      {outcomes.map((code) => <td key={code} className="end num">{row.outcomes[code] ?? 0}</td>)}
    </>
  );
}
