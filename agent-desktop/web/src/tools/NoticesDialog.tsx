import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import type { Notice } from "./notices.ts";

/** What supervisors tell us, unread ones first; each is put away by its own button. */
export function NoticesDialog({ notices, error, onRead, onClose }: {
  notices: readonly Notice[];
  error: unknown;
  onRead: (id: string) => void;
  onClose: () => void;
}) {
  const { t, label, time } = useI18n();
  const sorted = [...notices].sort((a, b) => Number(a.readAt !== null) - Number(b.readAt !== null) || b.postedAt.localeCompare(a.postedAt));
  return (
    <Dialog title={t("notices.title")} onClose={onClose} wide>
      <ErrorBanner error={error} />
      {sorted.length === 0 && <p className="ds-hint">{t("notices.none")}</p>}
      <ul className="notice-list">
        {sorted.map((notice) => (
          <li key={notice.id} data-unread={notice.readAt === null}>
            <h3>{notice.important && <Icon name="alert" label={t("notices.important")} />} {notice.title}</h3>
            <p className="text">{notice.body}</p>
            <small>
              {[label(notice.organisation), notice.author, time.dayTime(notice.postedAt), notice.until && t("notices.until", { time: time.dayTime(notice.until) })].filter(Boolean).join(" · ")}
            </small>
            {notice.readAt === null
              ? <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" onClick={() => onRead(notice.id)}>{t("notices.read")}</button>
              : <span className="ds-hint"><Icon name="check" /> {t("notices.readAt", { time: time.dayTime(notice.readAt) })}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
