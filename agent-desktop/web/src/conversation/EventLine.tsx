import { AnswerLine } from "../answers/AnswerLine.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { TimelineEvent } from "../live/protocol.ts";
import { stepOf } from "./entries.ts";

/** One step of the contact as a quiet line: who joined, left, handed over. */
export function EventLine({ event, times }: { event: TimelineEvent; times: number }) {
  const { t, label, time, maybe } = useI18n();
  const step = stepOf(event);
  if (!step) return null;
  if (step === "answered") return <AnswerLine event={event} />;
  const kind = typeof event.data?.kind === "string" ? event.data.kind : "";
  const post = kind === "CITIZEN" ? t("event.citizen") : (maybe("role", kind) ?? t("event.someone"));
  const who = label(event.actor) || post;
  return (
    <p className="line">
      {t(`event.${step}`, { who, n: Number(event.data?.rating ?? 0), number: String(event.data?.number ?? "") })}{times > 1 && ` ×${times}`}
      {" "}<time dateTime={event.at}>{time.time(event.at)}</time>
    </p>
  );
}
