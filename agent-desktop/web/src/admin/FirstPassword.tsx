import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { configuration } from "./configuration.ts";

/** Gives somebody a password for one sign-in; it is shown this once. */
export function FirstPassword({ username }: { username: string }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const { busy, error, run } = useAction();
  const close = () => {
    setAsking(false);
    setPassword(null);
  };
  return (
    <>
      <button type="button" className="ds-btn" onClick={() => setAsking(true)}>{t("admin.password")}</button>
      {asking && (
        <Dialog title={t("admin.password.title", { username })} onClose={close}>
          <ErrorBanner error={error} />
          {password === null ? (
            <>
              <p>{t("admin.password.body")}</p>
              <div className="row">
                <button type="button" className="ds-btn" onClick={close}>{t("common.cancel")}</button>
                <button type="button" className="ds-btn ds-btn--primary" disabled={busy} onClick={() => void run(async () => setPassword(await configuration.firstPassword(username)))}>{t("admin.password.do")}</button>
              </div>
            </>
          ) : (
            <>
              <p>{t("admin.password.once")}</p>
              <p><output className="secret num">{password}</output></p>
              <div className="row"><button type="button" className="ds-btn ds-btn--primary" onClick={close}>{t("common.close")}</button></div>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
