import { useI18n } from "../i18n/I18n.tsx";
import { TonePill } from "../ui/Pill.tsx";
import { urgency, type CaseLine, type CaseState } from "./cases.ts";

const LOOKS: Record<CaseState, "queue" | "offer" | "active" | "hold" | "wrap" | "closed"> = {
  RECEIVED: "queue", TRIAGED: "queue", COORDINATION: "offer", ASSIGNED: "active", IN_PROGRESS: "active", WAITING_CITIZEN: "hold", APPROVAL: "wrap",
  ADDITIONAL: "offer", ANSWERED: "closed", TRANSFERRED: "closed", MERGED: "closed", WITHDRAWN: "closed", REJECTED: "closed", CLOSED: "closed",
};

/** One word and one shape for each state of a case. */
export function CaseStatePill({ state }: { state: CaseState }) {
  const { t } = useI18n();
  return <span className="ds-pill" data-state={LOOKS[state]}>{t(`cases.state.${state}`)}</span>;
}

/** The day an answer is due; overdue and last days say so. */
export function Due({ line }: { line: Pick<CaseLine, "overdue" | "dueOn" | "waitsForCitizen"> }) {
  const { t, time } = useI18n();
  const level = urgency(line, time.dateKey(new Date().toISOString()));
  if (line.waitsForCitizen) return <span className="ds-hint">{t("cases.paused")}</span>;
  if (!line.dueOn || !level) return <span aria-hidden="true">–</span>;
  const day = line.dueOn.slice(5);
  return level === "over" ? <TonePill tone="danger">{t("cases.overdue", { day })}</TonePill>
    : level === "near" ? <TonePill tone="warning">{t("cases.today", { day })}</TonePill>
    : <span className="num">{day}</span>;
}
