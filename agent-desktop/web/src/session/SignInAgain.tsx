import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useSession } from "./Session.tsx";
import { SignInForm } from "./SignInForm.tsx";

/** Laid over the desk when the session has run out: nothing behind it is closed or forgotten. */
export function SignInAgain({ me }: { me: Me }) {
  const { t } = useI18n();
  const { leave } = useSession();
  const [credentials, setCredentials] = useState({ username: me.username, password: "" });
  return (
    <Dialog title={t("signin.again.title")} onClose={() => {}} required>
      <p>{t("signin.again.body")}</p>
      <SignInForm value={credentials} onChange={setCredentials} fixedName />
      <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={leave}>{t("signin.again.other")}</button>
    </Dialog>
  );
}
