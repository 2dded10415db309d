import { useI18n } from "../i18n/I18n.tsx";
import type { Json, Value } from "./configuration.ts";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Hours of each day of the week, such as `09:00-12:00, 13:00-18:00`; a day without any is closed. */
export function HoursField({ value, readOnly, onChange }: { value: Value; readOnly: boolean; onChange: (to: Json) => void }) {
  const { t } = useI18n();
  const write = (day: string, text: string) => {
    const hours = text.split(",").map((each) => each.trim()).filter(Boolean);
    onChange(Object.fromEntries(Object.entries({ ...value, [day]: hours }).filter(([, each]) => Array.isArray(each) && each.length > 0)));
  };
  return (
    <div className="hours">
      {DAYS.map((day) => (
        <label key={day}>
          <span>{t(`admin.day.${day}`)}</span>
          <input
            className="ds-input num"
            disabled={readOnly}
            placeholder={t("admin.closed")}
            defaultValue={Array.isArray(value[day]) ? value[day].join(", ") : ""}
            key={Array.isArray(value[day]) ? value[day].join() : ""}
            onBlur={(event) => write(day, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
