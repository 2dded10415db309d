import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { editor, type Content, type Work } from "./editor.ts";
import { EntryPill } from "./EntryPill.tsx";
import { VersionDiff } from "./VersionDiff.tsx";

interface Compared {
  before: { version: number; content: Content };
  after: { version: number; content: Content };
}

/** Every version there was, with who wrote and who approved it: any two neighbours can be compared, any one taken up again. */
export function EntryHistory({ work, writable, onTakeUp }: { work: Work; writable: boolean; onTakeUp: (content: Content, version: number) => void }) {
  const { t, time } = useI18n();
  const { error, clear, run } = useAction();
  const [compared, setCompared] = useState<Compared | null>(null);
  const compare = (before: number, after: number) => void run(async () => {
    if (compared?.after.version === after) return setCompared(null);
    const [one, other] = await Promise.all([editor.text(work.id, before), editor.text(work.id, after)]);
    setCompared({ before: { version: before, content: one }, after: { version: after, content: other } });
  });
  const takeUp = (version: number) => void run(async () => onTakeUp(await editor.text(work.id, version), version));
  return (
    <section className="wide" aria-labelledby="history-title">
      <h3 className="s" id="history-title">{t("editor.history")}<small>{t("editor.history.hint")}</small></h3>
      <ErrorBanner error={error} onDismiss={clear} />
      <div className="scroll">
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("editor.version")}</th>
              <th scope="col">{t("editor.inForce")}</th>
              <th scope="col">{t("editor.reason")}</th>
              <th scope="col">{t("editor.who")}</th>
              <th scope="col"><span className="sr-only">{t("editor.do")}</span></th>
            </tr>
          </thead>
          <tbody>
            {work.versions.map((past, i) => {
              const earlier = work.versions[i + 1];
              return (
                <tr key={past.version} aria-current={compared?.after.version === past.version ? "true" : undefined}>
                  <th scope="row" className="num">v{past.version} <EntryPill state={past.state} /></th>
                  <td className="num">
                    {past.publishedAt ? `${time.dateKey(past.publishedAt)} ~ ${past.retiredAt ? time.dateKey(past.retiredAt) : ""}` : t("editor.never", { day: time.dateKey(past.savedAt) })}
                  </td>
                  <td>{past.reason ?? (past.bulk ? t("editor.bulk") : "–")}</td>
                  <td>{[past.author || t("editor.sample"), past.approver].filter(Boolean).join(" → ")}</td>
                  <td className="end acts">
                    {earlier && (
                      <button type="button" className="link" aria-expanded={compared?.after.version === past.version} onClick={() => compare(earlier.version, past.version)}>
                        {t("editor.compare", { version: earlier.version })}
                      </button>
                    )}
                    {writable && past.state === "RETIRED" && <button type="button" className="link" onClick={() => takeUp(past.version)}>{t("editor.takeUp")}</button>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {compared && (
        <VersionDiff
          lang={work.lang}
          name={t("editor.diff.name", { before: compared.before.version, after: compared.after.version })}
          before={{ head: `v${compared.before.version}`, content: compared.before.content }}
          after={{ head: `v${compared.after.version}`, content: compared.after.content }}
        />
      )}
    </section>
  );
}
