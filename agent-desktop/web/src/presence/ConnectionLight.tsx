import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useNow } from "../ui/useNow.ts";

/** Whether the screen is live and when it last was; the words are spoken when they change, the clock never. */
export function ConnectionLight() {
  const { t, time } = useI18n();
  const { link, retryNow } = useDesk();
  const now = useNow();
  const last = link.lastHeard ? time.precise(link.lastHeard) : "–";
  const good = link.phase === "live";
  const wait = link.phase === "lost" ? Math.max(0, Math.ceil((link.retryAt - now) / 1000)) : 0;
  return (
    <span className="live" data-phase={link.phase}>
      <Icon name={good ? "check" : link.phase === "connecting" ? "clock" : "cut"} />
      <span role="status">{t(`link.${link.phase}`)}</span>
      <time aria-label={t("link.last", { time: last })}>{last}</time>
      {link.phase === "lost" && (
        <button type="button" onClick={retryNow}>{wait > 0 ? t("link.retryIn", { n: wait }) : t("link.retry")}</button>
      )}
    </span>
  );
}
