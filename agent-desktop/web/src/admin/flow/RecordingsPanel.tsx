import { useCallback, useEffect, useState } from "react";
import { useI18n } from "../../i18n/I18n.tsx";
import { Problem } from "../../api/http.ts";
import { ErrorBanner } from "../../ui/Problems.tsx";
import { useAction } from "../../ui/useAction.ts";
import { isObject, type Value } from "../configuration.ts";
import { flows, type Recordings } from "./flows.ts";

/** The recordings of a prompt: which languages have one, which are spoken by a machine, and which callers cannot hear. */
export function RecordingsPanel({ prompt, value, readOnly }: { prompt: string; value: Value; readOnly: boolean }) {
  const { t, language, time } = useI18n();
  const { busy, error, run } = useAction();
  const [found, setFound] = useState<Recordings | null>(null);
  const [refused, setRefused] = useState<{ language: string; why: string } | null>(null);
  const load = useCallback(() => run(async () => setFound(await flows.recordings(prompt))), [prompt, run]);
  useEffect(() => {
    void load();
  }, [load]);
  const languages = isObject(value.text) ? Object.keys(value.text).toSorted() : [];
  const upload = (lang: string, file: File) => run(async () => {
    setRefused(null);
    try {
      setFound(await flows.record(prompt, lang, file));
    } catch (failure) {
      const fault = failure instanceof Problem ? failure.errors.find(({ field }) => field === "file") : undefined;
      if (!fault) throw failure;
      setRefused({ language: lang, why: fault.message });
    }
  });
  const remove = (lang: string) => run(async () => {
    await flows.forget(prompt, lang);
    setFound(await flows.recordings(prompt));
  });
  return (
    <section className="recordings" aria-labelledby="recordings-title">
      <h3 id="recordings-title">{t("prompt.recordings")}</h3>
      <p className="ds-hint">{t("prompt.recordings.body")}</p>
      <ErrorBanner error={error} />
      {languages.length === 0 && <p className="ds-hint">{t("prompt.noText")}</p>}
      {languages.length > 0 && found && (
        <table className="ds-table">
          <thead><tr><th scope="col">{t("admin.f.language")}</th><th scope="col">{t("prompt.heard")}</th><th scope="col"><span className="sr-only">{t("prompt.record")}</span></th></tr></thead>
          <tbody>
            {languages.map((lang) => {
              const recording = found.recordings.find((each) => each.language === lang);
              return (
                <tr key={lang}>
                  <th scope="row">{language(lang)}</th>
                  <td>
                    {recording
                      ? <><audio controls preload="none" src={flows.listenTo(prompt, lang)} aria-label={t("prompt.listen", { language: language(lang) })} /> <small>{t("prompt.by", { seconds: (recording.millis / 1000).toFixed(1), who: recording.by, when: time.dayTime(recording.at) })}</small></>
                      : found.spoken.includes(lang) ? t("prompt.spoken") : <span className="ds-pill" data-tone="warning">{t("prompt.silent")}</span>}
                    {refused?.language === lang && <p className="ds-error" role="alert">{refused.why}</p>}
                  </td>
                  <td>
                    {!readOnly && (
                      <div className="row">
                        <label className="ds-btn ds-btn--sm">
                          {t("prompt.upload", { language: language(lang) })}
                          <input
                            className="sr-only"
                            type="file"
                            accept="audio/wav,.wav"
                            disabled={busy}
                            onChange={(event) => {
                              const file = event.target.files?.[0];
                              event.target.value = "";
                              if (file) void upload(lang, file);
                            }}
                          />
                        </label>
                        {recording && <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" disabled={busy} onClick={() => void remove(lang)}>{t("prompt.forget", { language: language(lang) })}</button>}
                      </div>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
