import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { phone, type ServerCall } from "./phone.ts";

/** I ask somebody while the citizen hears music: hand over, talk all together, or go back. */
export function ConsultStrip({ call }: { call: ServerCall }) {
  const { t } = useI18n();
  const { changed } = useDesk();
  const { busy, error, clear, run } = useAction();
  const { consult, interactionId } = call;
  if (!consult) return null;
  const talking = consult.state === "TALKING";
  const act = (step: (call: string) => Promise<unknown>) => void run(async () => {
    await step(interactionId);
    changed();
  });
  return (
    <div className="consult" role="group" aria-label={t("consult.name")}>
      <Icon name="people" />
      <span className="grow" role="status">{t(talking ? "consult.talking" : "consult.ringing", { whom: t(`consult.kind.${consult.kind}`) })}</span>
      <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" aria-disabled={busy || !talking} onClick={() => talking && act(phone.handOver)}>{t("consult.complete")}</button>
      <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy || !talking} onClick={() => talking && act(phone.together)}>{t("consult.conference")}</button>
      <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy} onClick={() => act(phone.back)}>{t("consult.back")}</button>
      <ErrorBanner error={error} onDismiss={clear} />
    </div>
  );
}
