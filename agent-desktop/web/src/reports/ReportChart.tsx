import { useI18n } from "../i18n/I18n.tsx";
import type { Measure } from "../measures/measures.ts";
import { along, figure, type Report } from "./report.ts";

const WIDTH = 1200;
const HEIGHT = 120;
const MOST_BARS = 400;

/** One measure along the time of the report, as bars; the table below says the same in numbers. */
export function ReportChart({ report, measure, code }: { report: Report; measure: Measure | undefined; code: string }) {
  const { t, label, time } = useI18n();
  if (!measure || report.step === "TOTAL") return null;
  const points = along(report.rows, code, measure.unit).slice(0, MOST_BARS);
  const values = points.map((point) => point.value ?? 0);
  const most = Math.max(...values, 0);
  if (points.length < 2 || most === 0) return null;
  const step = WIDTH / points.length;
  const name = label(measure.name);
  return (
    <figure className="chart">
      <figcaption>{t("report.chart", { name, most: figure(most, measure.unit) })}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t("report.chart", { name, most: figure(most, measure.unit) })}>
        <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        {points.map((point, i) => (
          <rect key={point.start} x={i * step + step * 0.1} width={step * 0.8} y={HEIGHT - (values[i]! / most) * HEIGHT} height={(values[i]! / most) * HEIGHT}>
            <title>{`${time.dayTime(point.start)} · ${figure(point.value, measure.unit)}`}</title>
          </rect>
        ))}
      </svg>
      <p className="axis" aria-hidden="true"><span className="num">{time.dayTime(points[0]!.start)}</span><span className="num">{time.dayTime(points.at(-1)!.start)}</span></p>
    </figure>
  );
}
