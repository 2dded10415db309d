import { useI18n } from "../i18n/I18n.tsx";
import { answerKey, useAnswers } from "../knowledge/useAnswer.ts";

/** Answers by their titles, each with the version that was told. */
export function AnswerList({ refs }: { refs: readonly { entryId: string; version: number }[] }) {
  const { t } = useI18n();
  const known = useAnswers(refs);
  return (
    <ul className="answer-list">
      {refs.map((ref) => {
        const answer = known.get(answerKey(ref));
        return <li key={answerKey(ref)}><span lang={answer?.lang}>{answer?.title ?? t("answers.unknown")}</span> <small className="num">v{ref.version}</small></li>;
      })}
    </ul>
  );
}
