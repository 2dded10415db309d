import { useI18n } from "../i18n/I18n.tsx";
import type { Json, Value } from "./configuration.ts";

const CHANNELS = ["VOICE", "VIDEO", "CHAT", "SMS", "SNS", "EMAIL", "FAX", "COUNTER", "POST"] as const;

/** How many contacts of each channel somebody takes at once. */
export function PlacesField({ value, readOnly, onChange }: { value: Value; readOnly: boolean; onChange: (to: Json) => void }) {
  const { t } = useI18n();
  const write = (channel: string, places: number) =>
    onChange(Object.fromEntries(Object.entries({ ...value, [channel]: places }).filter(([, each]) => Number(each) > 0)));
  return (
    <div className="places">
      {CHANNELS.map((channel) => (
        <label key={channel}>
          <span>{t(`channel.${channel}`)}</span>
          <input className="ds-input num" type="number" min={0} max={20} disabled={readOnly} value={String(value[channel] ?? 0)} onChange={(event) => write(channel, event.target.valueAsNumber || 0)} />
        </label>
      ))}
    </div>
  );
}
