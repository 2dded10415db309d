import { useEffect, useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { WhyDialog } from "../ui/WhyDialog.tsx";
import { configuration, type Change, type Item } from "./configuration.ts";
import { Differences } from "./Differences.tsx";

/** Who changed it, when and why; each version can be brought back. */
export function History({ item, onReverted }: { item: Item; onReverted: () => void }) {
  const { t, time } = useI18n();
  const [changes, setChanges] = useState<readonly Change[] | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const [back, setBack] = useState<number | null>(null);
  const { busy, error, run } = useAction();
  useEffect(() => {
    if (item.version > 0) configuration.changes(item.kind, item.key).then(setChanges, () => setChanges([]));
  }, [item]);
  if (!changes || changes.length === 0) return null;
  const revert = (why: string) => run(async () => {
    await configuration.revert(item, back ?? 0, why);
    setBack(null);
    onReverted();
  });
  return (
    <section className="history" aria-labelledby="history-title">
      <h3 id="history-title">{t("admin.history")}</h3>
      <ErrorBanner error={error} />
      <table className="ds-table">
        <thead><tr><th scope="col">{t("admin.version")}</th><th scope="col">{t("admin.when")}</th><th scope="col">{t("admin.who")}</th><th scope="col">{t("admin.why")}</th><th scope="col"><span className="sr-only">{t("admin.act")}</span></th></tr></thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.version} aria-current={change.version === item.version ? "true" : undefined}>
              <th scope="row">
                <button type="button" className="link num" aria-expanded={opened === change.version} onClick={() => setOpened(opened === change.version ? null : change.version)}>v{change.version}</button>
                {opened === change.version && <Differences differences={change.differences} />}
              </th>
              <td className="num">{time.dayTime(change.at)}</td>
              <td>{change.by.name}</td>
              <td>{change.why}</td>
              <td className="end">
                {item.editable && change.version > 1 && (
                  <button type="button" className="link" onClick={() => setBack(change.version - 1)}>{t("admin.revert", { version: change.version - 1 })}</button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {back !== null && <WhyDialog title={t("admin.revert.title", { version: back })} action={t("admin.revert.do")} busy={busy} onDo={revert} onClose={() => setBack(null)} />}
    </section>
  );
}
