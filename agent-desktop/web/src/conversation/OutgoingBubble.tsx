import type { Outbox, Outgoing } from "../composer/outbox.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { problemText } from "../ui/Problems.tsx";

/** A message on its way: says what is known of it, and offers what can be done when it did not arrive. */
export function OutgoingBubble({ outgoing, outbox, onEdit }: { outgoing: Outgoing; outbox: Outbox; onEdit: (outgoing: Outgoing) => void }) {
  const { t } = useI18n();
  const { state } = outgoing;
  const stuck = state === "failed" || state === "held";
  return (
    <div className={outgoing.kind === "NOTE" ? "msg note" : "msg out"} data-state={state}>
      <div className="b">
        {outgoing.kind === "NOTE" && <Icon name="lock" />}
        <span className="text">{outgoing.text}</span>
        {outgoing.media.map((media) => <span key={media.id} className="src"><Icon name="clip" />{media.name}</span>)}
        {outgoing.answers?.map((answer) => <span key={answer.entryId} className="src"><Icon name="book" />{t("answers.from", { title: answer.title, version: answer.version })}</span>)}
        {stuck && (
          <div className="stuck" role="alert">
            <p>{state === "failed" ? t("outgoing.failed.why", { why: problemText(outgoing.problem, t) }) : t("outgoing.held.why")}</p>
            <button type="button" className="ds-btn ds-btn--sm" onClick={() => outbox.again(outgoing.clientId)}>{t("outgoing.again")}</button>
            <button type="button" className="ds-btn ds-btn--sm" onClick={() => { onEdit(outgoing); outbox.discard(outgoing.clientId); }}>{t("outgoing.edit")}</button>
          </div>
        )}
      </div>
      <div className="m"><span>{t(`outgoing.${state}`)}</span></div>
    </div>
  );
}
