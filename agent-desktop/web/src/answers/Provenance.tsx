import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { TonePill } from "../ui/Pill.tsx";
import type { InsertedAnswer } from "./inserted.ts";

/** Above the reply: which answers stand in it, whose they are and until when they hold. */
export function Provenance({ answers, blank, onUndo, onRemove }: {
  answers: readonly InsertedAnswer[];
  /** A blank is still to be filled in. */
  blank: boolean;
  /** Takes the last one out again; absent when the text has been changed since. */
  onUndo: (() => void) | null;
  /** The words stay, but they are the agent's own. */
  onRemove: (answer: InsertedAnswer) => void;
}) {
  const { t } = useI18n();
  return (
    <ul className="provenance" aria-label={t("answers.provenance")}>
      {answers.map((answer, i) => (
        <li key={`${answer.entryId}@${answer.version}`} className="prov" data-tone="answer">
          <Icon name="book" />
          <span className="grow">
            <b>{answer.title} v{answer.version}</b>{" "}
            {[t("answers.inserted"), answer.organisation, answer.validUntil && t("answers.validUntil", { day: answer.validUntil })].filter(Boolean).join(" · ")}
          </span>
          {blank && i === 0 && <TonePill tone="warning">{t("answers.blank")}</TonePill>}
          {onUndo && i === answers.length - 1
            ? <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" aria-keyshortcuts="Control+Z" onClick={onUndo}>{t("answers.undo")} <span className="ds-kbd">Ctrl Z</span></button>
            : <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" title={t("answers.remove.hint")} onClick={() => onRemove(answer)}>{t("answers.remove")}</button>}
        </li>
      ))}
    </ul>
  );
}
