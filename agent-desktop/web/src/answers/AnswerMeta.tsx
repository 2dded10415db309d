import { useI18n } from "../i18n/I18n.tsx";
import { expiresIn, type Answer } from "../knowledge/knowledge.ts";
import { TonePill } from "../ui/Pill.tsx";
import { useNow } from "../ui/useNow.ts";

/** Which version is in force, or that it will soon be no longer. */
export function ValidityPill({ version, validUntil }: { version: number; validUntil?: string | null | undefined }) {
  const { t, time } = useI18n();
  const now = useNow();
  const days = expiresIn(validUntil, time.dateKey(new Date(now).toISOString()));
  if (days === null) return <TonePill tone="success">{t("answers.approved", { version })}</TonePill>;
  return <TonePill tone="warning">{days > 0 ? t("answers.expires", { days }) : t("answers.expiresToday")}</TonePill>;
}

/** Whose answer it is, when somebody last made sure of it, and until when it holds. */
export function AnswerMeta({ answer }: { answer: Pick<Answer, "organisation" | "confirmedOn" | "validUntil" | "sample"> }) {
  const { t, label } = useI18n();
  return (
    <p className="meta">
      <span>{label(answer.organisation.name)}</span>
      {answer.confirmedOn && <span>{t("answers.confirmed", { day: answer.confirmedOn.slice(0, 10) })}</span>}
      {answer.validUntil && <span>{t("answers.until", { day: answer.validUntil.slice(0, 10) })}</span>}
      {answer.sample && <span>{t("answers.sample")}</span>}
    </p>
  );
}
