import { useId, useState, type KeyboardEvent } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { composing } from "../ui/keys.ts";

/** Several words or phrases: Enter or a comma adds what is typed, Backspace in an empty field takes the last one away. */
export function WordsField({ name, hint, words, lang, readOnly, onChange }: {
  name: string;
  hint?: string;
  words: readonly string[];
  lang: string;
  readOnly: boolean;
  onChange: (words: readonly string[]) => void;
}) {
  const { t } = useI18n();
  const id = useId();
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const fresh = text.split(",").map((each) => each.trim()).filter((each) => each !== "" && !words.includes(each));
    if (fresh.length > 0) onChange([...words, ...new Set(fresh)]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent) || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault(); // Enter does not send the form
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && words.length > 0) onChange(words.slice(0, -1));
  };
  return (
    <div className="full">
      <span className="ds-label" id={id}>{name}</span>
      <div className="ds-input words" role="group" aria-labelledby={id}>
        {words.map((word) => (
          <span key={word} className="word">
            <span lang={lang}>{word}</span>
            {!readOnly && <button type="button" aria-label={t("editor.word.remove", { word })} onClick={() => onChange(words.filter((each) => each !== word))}><Icon name="close" /></button>}
          </span>
        ))}
        {!readOnly && (
          <input
            aria-label={t("editor.word.add", { name })}
            lang={lang}
            maxLength={300}
            autoComplete="off"
            placeholder={words.length === 0 ? t("editor.word.placeholder") : undefined}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => add(typed)}
          />
        )}
      </div>
      {hint && <p className="ds-hint">{hint}</p>}
    </div>
  );
}
