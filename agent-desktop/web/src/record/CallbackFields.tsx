import { useI18n } from "../i18n/I18n.tsx";
import type { RecordFields } from "../live/protocol.ts";

const HOUR_MS = 3_600_000;

/** "I shall call again": ticking it asks when and about what; it becomes a promise that stays on the desk. */
export function CallbackFields({ value, now, onChange }: {
  value: RecordFields["callback"];
  now: number;
  onChange: (value: RecordFields["callback"]) => void;
}) {
  const { t, time } = useI18n();
  const inAnHour = () => new Date(Math.ceil((now + HOUR_MS) / 600_000) * 600_000).toISOString();
  return (
    <>
      <label className="tick">
        <input type="checkbox" checked={value !== null} onChange={(event) => onChange(event.target.checked ? { dueAt: inAnHour(), note: "" } : null)} />
        {t("record.callback")}
      </label>
      {value && (
        <span className="callback">
          <input
            className="ds-input"
            type="datetime-local"
            aria-label={t("record.callback.when")}
            value={time.toInput(value.dueAt)}
            min={time.toInput(new Date(now).toISOString())}
            onChange={(event) => {
              const dueAt = time.fromInput(event.target.value);
              if (dueAt) onChange({ ...value, dueAt });
            }}
          />
          <input className="ds-input" aria-label={t("record.callback.note")} placeholder={t("record.callback.note")} value={value.note} maxLength={500} onChange={(event) => onChange({ ...value, note: event.target.value })} />
        </span>
      )}
    </>
  );
}
