import { useI18n, type TextKey } from "../i18n/I18n.tsx";
import type { Survey } from "../live/protocol.ts";
import { useNow } from "../ui/useNow.ts";

/** How satisfied the citizen was with a contact, in their own words if there are any. */
export function SurveyLine({ survey, language }: { survey: Survey; language: string }) {
  const { t, time } = useI18n();
  const now = useNow();
  const { rating, words, answeredAt } = survey;
  return (
    <div className="survey">
      <b>{t("survey.title")}</b>{" "}
      {rating
        ? <><span className="num">{t("survey.rating", { n: rating, word: t(`survey.${rating}` as TextKey) })}</span>{answeredAt && <> <time dateTime={answeredAt}>{time.dayTime(answeredAt)}</time></>}</>
        : t(now < Date.parse(survey.expiresAt) ? "survey.waiting" : "survey.silent")}
      {words && <blockquote lang={language}>{words}</blockquote>}
    </div>
  );
}
