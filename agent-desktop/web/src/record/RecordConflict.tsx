import { useI18n } from "../i18n/I18n.tsx";
import type { CounsellingRecord, RecordFields } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { fieldsOf } from "./saver.ts";
import { useOutcome } from "./useOutcome.ts";

/** Two versions of one record side by side; the agent says which stays. Only the lines that differ are shown. */
export function RecordConflict({ mine, current, onKeep }: {
  mine: RecordFields;
  current: CounsellingRecord;
  onKeep: (mine: boolean) => void;
}) {
  const { t, label, time } = useI18n();
  const outcome = useOutcome();
  const show = (fields: RecordFields): [string, string][] => [
    [t("record.outcome"), fields.outcome ? outcome.text(fields.outcome) : "–"],
    [t("record.topics"), fields.topics.map(outcome.topic).join(", ") || "–"],
    [t("record.resolved"), fields.resolved ? t(`record.resolved.${fields.resolved}`) : "–"],
    [t("record.memo"), fields.memo || "–"],
    [t("record.callback"), fields.callback ? `${time.dayTime(fields.callback.dueAt)} ${fields.callback.note}` : "–"],
    [t("record.gap"), fields.knowledgeGap ? t("common.yes") : t("common.no")],
  ];
  const theirs = show(fieldsOf(current));
  const rows = show(mine).map(([name, value], i) => ({ name, value, other: theirs[i]?.[1] ?? "–" })).filter((row) => row.value !== row.other);
  const by = [label(current.savedBy), current.savedAt ? time.precise(current.savedAt) : ""].filter(Boolean).join(" ");
  return (
    <div className="conflict full" role="alert">
      <p><Icon name="alert" /><b>{t("record.conflict")}</b> {t("record.conflict.body")}</p>
      <table className="ds-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t("record.conflict.mine")}</th>
            <th scope="col">{t("record.conflict.theirs")} <small>{by}</small></th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => <tr key={row.name}><th scope="row">{row.name}</th><td>{row.value}</td><td>{row.other}</td></tr>)}
        </tbody>
      </table>
      <div className="acts">
        <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" onClick={() => onKeep(true)}>{t("record.conflict.keepMine")}</button>
        <button type="button" className="ds-btn ds-btn--sm" onClick={() => onKeep(false)}>{t("record.conflict.takeTheirs")}</button>
      </div>
    </div>
  );
}
