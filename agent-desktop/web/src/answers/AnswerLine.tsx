import { useI18n } from "../i18n/I18n.tsx";
import { useAnswer } from "../knowledge/useAnswer.ts";
import type { TimelineEvent } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";

/** In the timeline: which standard answer was told. */
export function AnswerLine({ event }: { event: TimelineEvent }) {
  const { t, time } = useI18n();
  const entry = typeof event.data?.entry === "string" ? event.data.entry : null;
  const version = typeof event.data?.version === "number" ? event.data.version : 0;
  const answer = useAnswer(entry, version);
  return (
    <p className="line answered">
      <Icon name="book" /> {t("answers.told")} <b lang={answer?.lang}>{answer?.title ?? ""}</b> v{version} <time dateTime={event.at}>{time.time(event.at)}</time>
    </p>
  );
}
