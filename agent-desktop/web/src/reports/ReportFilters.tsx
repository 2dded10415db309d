import { useI18n } from "../i18n/I18n.tsx";
import { DIMENSIONS, STEPS, type Asked, type Choices } from "./report.ts";

/** The longest report, in days. */
const LONGEST_DAYS = 92;

/** Which days, how finely, divided by what, and of what only. */
export function ReportFilters({ asked, choices, onChange }: { asked: Asked; choices: Choices | null; onChange: (asked: Asked) => void }) {
  const { t, label } = useI18n();
  const set = (change: Partial<Asked>) => onChange({ ...asked, ...change });
  const some = (name: "queue" | "channel" | "language", list: readonly { id: string; name: Parameters<typeof label>[0] }[]) => (
    <label>{t(`report.${name}`)}
      <select className="ds-input" value={asked[name]} onChange={(event) => set({ [name]: event.target.value })}>
        <option value="">{t("common.all")}</option>
        {list.map((each) => <option key={each.id} value={each.id}>{label(each.name)}</option>)}
      </select>
    </label>
  );
  return (
    <div className="filters report-filters">
      <label>{t("report.from")}<input className="ds-input" type="date" required value={asked.from} max={asked.to} onChange={(event) => event.target.value && set({ from: event.target.value, to: later(asked.to, event.target.value) })} /></label>
      <label>{t("report.to")}<input className="ds-input" type="date" required value={asked.to} min={asked.from} max={plusDays(asked.from, LONGEST_DAYS - 1)} onChange={(event) => event.target.value && set({ to: event.target.value })} /></label>
      <label>{t("report.step")}
        <select className="ds-input" value={asked.step} onChange={(event) => set({ step: STEPS.find((each) => each === event.target.value) ?? "HALF_HOUR" })}>
          {STEPS.map((step) => <option key={step} value={step}>{t(`report.step.${step}`)}</option>)}
        </select>
      </label>
      <label>{t("report.by")}
        <select className="ds-input" value={asked.by} onChange={(event) => set({ by: DIMENSIONS.find((each) => each === event.target.value) ?? "NONE" })}>
          {DIMENSIONS.map((by) => <option key={by} value={by}>{t(`report.by.${by}`)}</option>)}
        </select>
      </label>
      <label>{t("report.organisation")}
        <select className="ds-input" value={asked.organisation} onChange={(event) => set({ organisation: event.target.value })}>
          <option value="">{t("report.organisation.all")}</option>
          {(choices?.organisations ?? []).map((each) => <option key={each.id} value={each.id}>{"\u2003".repeat(each.depth)}{label(each.name)}</option>)}
        </select>
      </label>
      {some("queue", choices?.queues ?? [])}
      {some("channel", choices?.channels ?? [])}
      {some("language", choices?.languages ?? [])}
    </div>
  );
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day, moved on or back where the first one asks for it. */
function later(to: string, from: string): string {
  if (to < from) return from;
  const last = plusDays(from, LONGEST_DAYS - 1);
  return to > last ? last : to;
}
