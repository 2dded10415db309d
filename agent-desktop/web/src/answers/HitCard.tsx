import { useI18n } from "../i18n/I18n.tsx";
import { sameMarks } from "../knowledge/highlights.ts";
import type { Hit } from "../knowledge/knowledge.ts";
import { Marked } from "../knowledge/Marked.tsx";
import { useAnswer } from "../knowledge/useAnswer.ts";
import { Icon } from "../ui/Icon.tsx";
import { AnswerMeta, ValidityPill } from "./AnswerMeta.tsx";

interface HitCardProps {
  hit: Hit;
  current: boolean;
  /** Whether the citizen can be written to on this channel. */
  writable: boolean;
  onPoint: () => void;
  onInsert: () => void;
  /** Told in other words, or read out. */
  onUsed: () => void;
}

/** An answer as found. The current one can be read in full, put into the reply, or noted as told. */
export function HitCard({ hit, current, writable, onPoint, onInsert, onUsed }: HitCardProps) {
  const { t } = useI18n();
  const answer = useAnswer(current ? hit.id : null, hit.version);
  return (
    <li className="hit" aria-current={current || undefined} onClick={onPoint}>
      <h3>
        <span lang={hit.lang}><Marked text={hit.title} marks={hit.titleMarks} /></span>
        <ValidityPill version={hit.version} validUntil={hit.validUntil} />
      </h3>
      {current
        ? (
          <div className="hit-text" lang={hit.lang} tabIndex={0} role="group" aria-label={t("answers.text")}>
            {answer && answer.body !== "" ? <Marked text={answer.body} marks={sameMarks(answer.body, hit)} /> : <Marked text={hit.snippet} marks={hit.marks} />}
          </div>
        )
        : <p className="hit-snippet" lang={hit.lang}><Marked text={hit.snippet} marks={hit.marks} /></p>}
      <AnswerMeta answer={hit} />
      {current && (
        <div className="do">
          {writable && (
            <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" onClick={onInsert}>
              <Icon name="insert" />{t("answers.insert")} <span className="ds-kbd">↵</span>
            </button>
          )}
          <button type="button" className={writable ? "ds-btn ds-btn--sm" : "ds-btn ds-btn--sm ds-btn--primary"} title={t("answers.used.hint")} onClick={onUsed}>
            <Icon name="check" />{t("answers.used")}{!writable && <> <span className="ds-kbd">↵</span></>}
          </button>
        </div>
      )}
    </li>
  );
}
