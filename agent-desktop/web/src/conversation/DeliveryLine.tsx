import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { isTrouble, type Delivery } from "./deliveries.ts";

/** What became of a text, and the choice that is left to people when nobody knows. */
export function DeliveryLine({ interactionId, delivery }: { interactionId: string; delivery: Delivery }) {
  const { t, maybe } = useI18n();
  const { state, code } = delivery;
  const why = code ? (maybe("delivery.code", code) ?? t("delivery.code", { code })) : "";
  const said = maybe("delivery", state) ?? state;
  if (!isTrouble(delivery)) return <span>{said}</span>;
  return (
    <span className="delivery" data-state={state}>
      <Icon name="alert" />
      <span role="status">{said}{why && state !== "UNCERTAIN" && ` · ${why}`}</span>
      {state === "UNCERTAIN" && <Decide interactionId={interactionId} delivery={delivery} />}
    </span>
  );
}

function Decide({ interactionId, delivery }: { interactionId: string; delivery: Delivery }) {
  const { t } = useI18n();
  const { busy, error, run } = useAction();
  const decide = (decision: "SEND_AGAIN" | "GIVE_UP") =>
    run(() => http.post(`/interactions/${interactionId}/deliveries/${delivery.id}/decision`, { decision }));
  return (
    <>
      <button type="button" className="ds-btn ds-btn--sm" disabled={busy} title={t("delivery.sendAgain.why")} onClick={() => void decide("SEND_AGAIN")}>{t("delivery.sendAgain")}</button>
      <button type="button" className="ds-btn ds-btn--sm" disabled={busy} onClick={() => void decide("GIVE_UP")}>{t("delivery.giveUp")}</button>
      {error !== null && <span role="alert">{problemText(error, t)}</span>}
    </>
  );
}
