import { useI18n } from "../i18n/I18n.tsx";
import type { Seat } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { problemText } from "../ui/Problems.tsx";
import { clock, secondsUntil } from "../ui/time.ts";
import type { RecordState } from "./saver.ts";

const NEAR_END_S = 12;

/** When the record was last saved, how long the wrap-up still lasts, and what to do when saving fails. */
export function RecordStatus({ status, seat, now, onRetry, onExtend }: {
  status: Omit<RecordState, "fields">;
  seat: Seat;
  now: number;
  onRetry: () => void;
  onExtend: () => void;
}) {
  const { t, time } = useI18n();
  const left = seat.wrapUp ? secondsUntil(seat.wrapUp.deadline, now) : null;
  return (
    <div className="status">
      <h2>{seat.state === "WRAP_UP" ? t("seat.WRAP_UP") : t("record.name")}</h2>
      {status.status === "unsaved" ? (
        <small className="bad" role="alert">
          <Icon name="alert" />{t("record.unsaved")}
          <button type="button" className="link" title={problemText(status.problem, t)} onClick={onRetry}>{t("record.retry")}</button>
        </small>
      ) : status.status === "conflict" ? (
        <small className="bad"><Icon name="alert" />{t("record.conflict.short")}</small>
      ) : status.status === "clean" && status.savedAt ? (
        <small className="ok"><span aria-hidden="true">✓ </span>{t("record.saved", { time: time.precise(status.savedAt) })}</small>
      ) : status.status === "clean" ? (
        <small>{t("record.asYouType")}</small>
      ) : (
        <small>{t("record.saving")}</small>
      )}
      {left !== null && (
        <small className={left <= NEAR_END_S ? "near" : undefined}>
          {left <= NEAR_END_S && <Icon name="alert" />}
          <time role="timer" aria-live="off">{t("time.left", { time: clock(left) })}</time>
          {seat.wrapUp?.extended ? <span> · {t("record.extended")}</span> : <button type="button" className="link" onClick={onExtend}>{t("record.extend")}</button>}
        </small>
      )}
    </div>
  );
}
