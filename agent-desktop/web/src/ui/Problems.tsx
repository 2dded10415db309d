import { Problem, Unreachable } from "../api/http.ts";
import { useI18n, type Translate } from "../i18n/I18n.tsx";
import { ko } from "../i18n/ko.ts";
import { Icon } from "./Icon.tsx";

/** A sentence for people: what is the matter, and what is still safe. */
export function problemText(error: unknown, t: Translate): string {
  if (error instanceof Unreachable) return t("problem.unreachable");
  if (error instanceof Problem) {
    const key = `problem.${error.kind}`;
    if (key in ko) return t(key as keyof typeof ko);
    if (error.detail) return error.detail;
    if (error.status === 403) return t("problem.forbidden");
    if (error.status === 404) return t("problem.not-found");
    return t("problem.status", { status: error.status });
  }
  return t("problem.unexpected");
}

export function ErrorBanner({ error, onDismiss }: { error: unknown; onDismiss?: () => void }) {
  const { t } = useI18n();
  if (!error) return null;
  return (
    <div className="ds-banner" data-tone="danger" role="alert">
      <Icon name="alert" />
      <span className="grow">{problemText(error, t)}</span>
      {onDismiss && (
        <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={onDismiss}>{t("common.dismiss")}</button>
      )}
    </div>
  );
}
