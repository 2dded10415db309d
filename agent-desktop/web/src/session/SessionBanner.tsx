import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import { Icon } from "../ui/Icon.tsx";
import { clock, secondsUntil } from "../ui/time.ts";
import { useSession } from "./Session.tsx";

/** Says before the session runs out that it will; one press keeps it. */
export function SessionBanner() {
  const { t } = useI18n();
  const { state, sessionRenewed } = useDesk();
  const { refresh } = useSession();
  const now = useServerNow();
  if (!state.sessionExpiresAt) return null;
  return (
    <div className="ds-banner" data-tone="warning" role="status">
      <Icon name="clock" />
      <span className="grow">{t("session.expiring")} <time role="timer" aria-live="off">{clock(secondsUntil(state.sessionExpiresAt, now))}</time></span>
      <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" onClick={() => void refresh().then(sessionRenewed)}>{t("session.stay")}</button>
    </div>
  );
}
