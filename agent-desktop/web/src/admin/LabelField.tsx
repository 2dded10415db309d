import { useI18n } from "../i18n/I18n.tsx";
import type { Json, Value } from "./configuration.ts";

const LANGUAGES = ["ko", "en", "zh", "ja", "vi", "mn"] as const;

/** A text in the languages of the city; an empty one is left out. */
export function LabelField({ value, optional, readOnly, onChange, name }: {
  value: Value | null;
  optional: boolean;
  readOnly: boolean;
  onChange: (to: Json) => void;
  name: string;
}) {
  const { language } = useI18n();
  const write = (lang: string, text: string) => {
    const next = Object.fromEntries(Object.entries({ ...value, [lang]: text }).filter(([, each]) => each !== ""));
    onChange(optional && Object.keys(next).length === 0 ? null : next);
  };
  return (
    <div className="label-field">
      {LANGUAGES.map((lang) => (
        <label key={lang}>
          <span>{language(lang)}</span>
          <input className="ds-input" lang={lang} disabled={readOnly} aria-label={`${name} · ${language(lang)}`} value={String(value?.[lang] ?? "")} onChange={(event) => write(lang, event.target.value)} />
        </label>
      ))}
    </div>
  );
}
