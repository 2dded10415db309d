import { useSyncExternalStore } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { AnswerRef } from "../knowledge/knowledge.ts";
import { answerKey } from "../knowledge/useAnswer.ts";
import { Icon } from "../ui/Icon.tsx";
import { AnswerList } from "./AnswerList.tsx";

/** Which answers were told in this contact; with `heading` as a part of its own, without it as one line. Nothing while there are none. */
export function UsedAnswers({ interactionId, used, heading = false }: { interactionId: string; used: readonly AnswerRef[]; heading?: boolean }) {
  const { t } = useI18n();
  const { usage } = useDesk();
  const all = useSyncExternalStore(usage.subscribe, usage.list);
  const recorded = new Set(used.map(answerKey));
  const open = all.filter((use) => use.interactionId === interactionId && !recorded.has(answerKey(use)));
  const failed = open.filter((use) => use.state === "failed");
  if (used.length + open.length === 0) return null;
  const list = <AnswerList refs={[...used, ...open]} />;
  return (
    <section className={heading ? "used" : "used line full"} aria-label={t("answers.usedHere")}>
      {heading ? <h3 className="sub">{t("answers.usedHere")}</h3> : <Icon name="book" label={t("answers.usedHere")} />}
      {list}
      {failed.length > 0 && (
        <p className="ds-error" role="alert">
          <Icon name="alert" />{t("answers.notRecorded", { n: failed.length })}{" "}
          <button type="button" className="link" onClick={() => failed.forEach((use) => usage.again(use))}>{t("answers.recordAgain")}</button>{" "}
          <button type="button" className="link" onClick={() => failed.forEach((use) => usage.discard(use))}>{t("common.dismiss")}</button>
        </p>
      )}
    </section>
  );
}
