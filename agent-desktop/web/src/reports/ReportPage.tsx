import { useCallback, useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { BehindDialog, type Behind } from "../measures/BehindDialog.tsx";
import { useMeasures } from "../measures/measures.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { ReportChart } from "./ReportChart.tsx";
import { ReportFilters } from "./ReportFilters.tsx";
import { ReportTable } from "./ReportTable.tsx";
import { askedOf, queryOf, type Asked, type Choices, type Report } from "./report.ts";

/** Interval reports: what came, how soon it was answered, and what it took. Rows are never persons. */
export function ReportPage({ me }: { me: Me }) {
  const { t, lang, time } = useI18n();
  const measures = useMeasures();
  const [asked, setAsked] = useState<Asked>(() => askedOf(location.search, todayIn(me.zone)));
  const [choices, setChoices] = useState<Choices | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [charted, setCharted] = useState("arrived");
  const [behind, setBehind] = useState<Behind | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    http.get<Choices>("/reports/choices").then(setChoices, setError);
  }, []);
  const load = useCallback(async (after: number, signal?: AbortSignal) => {
    setBusy(true);
    try {
      const query = queryOf(asked);
      if (after > 0) query.set("after", String(after));
      const page = await http.get<Report>(`/reports/intervals?${query}`, signal ? { signal } : {});
      setReport((before) => (after > 0 && before ? { ...page, rows: [...before.rows, ...page.rows] } : page));
      setError(null);
    } catch (failure) {
      if (!signal?.aborted) setError(failure);
    } finally {
      setBusy(false);
    }
  }, [asked]);
  useEffect(() => {
    const stop = new AbortController();
    void load(0, stop.signal);
    history.replaceState(null, "", `/desk/reports?${queryOf(asked)}`);
    return () => stop.abort();
  }, [asked, load]);

  const csv = `/api/v1/reports/intervals.csv?${queryOf(asked)}&lang=${lang}`;
  return (
    <StaffPage me={me} title={t("report.title")} sub={t("report.sub")}>
      <ReportFilters asked={asked} choices={choices} onChange={setAsked} />
      <ErrorBanner error={error} />
      {report && (
        <>
          <p className="report-line" aria-busy={busy}>
            <span>{t("report.at", { time: time.precise(report.at), zone: report.zone })}</span>
            <span className="grow" />
            <button type="button" className="ds-btn ds-btn--sm" onClick={() => void load(0)}>{t("interactions.refresh")}</button>
            <a className="ds-btn ds-btn--sm" href={csv} download>{t("report.csv")}</a>
          </p>
          <ReportChart report={report} measure={measures[charted]} code={charted} />
          <ReportTable report={report} measures={measures} charted={charted} onChart={setCharted}
            onOpen={(measure, row) => setBehind({ measure, from: row.start, to: row.end, ...filtersOf(asked, report, row.key) })} />
          {report.rows.length === 0 && <div className="ds-empty"><b>{t("report.none")}</b><span>{t("report.none.body")}</span></div>}
          {report.next != null && <button type="button" className="ds-btn" disabled={busy} onClick={() => void load(report.next ?? 0)}>{t("interactions.more")}</button>}
        </>
      )}
      {behind && <BehindDialog behind={behind} onClose={() => setBehind(null)} />}
    </StaffPage>
  );
}

/** What a cell of the report counts: the filters above, and the row's own. */
function filtersOf(asked: Asked, report: Report, key: string | null | undefined): Partial<Behind> {
  const own: Partial<Behind> = key == null ? {}
    : report.by === "QUEUE" ? { queue: key }
    : report.by === "CHANNEL" ? { channel: key }
    : report.by === "LANGUAGE" ? { language: key }
    : report.by === "ORGANISATION" ? { organisation: key }
    : report.by === "AGENT_GROUP" && key !== "few" ? { group: key }
    : {};
  return {
    organisation: asked.organisation || undefined,
    queue: asked.queue || undefined,
    channel: asked.channel || undefined,
    language: asked.language || undefined,
    ...own,
  };
}

function todayIn(zone: string | undefined): string {
  return new Intl.DateTimeFormat("en-CA", zone ? { timeZone: zone } : {}).format(new Date());
}
