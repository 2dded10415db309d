import { useId, useState, type FormEvent } from "react";
import { http, Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { useSession } from "./Session.tsx";

const SHORTEST = 10;
type Field = "currentPassword" | "newPassword" | "again";

/** A password somebody else has chosen opens nothing but this page. */
export function ChangePasswordPage({ me }: { me: Me }) {
  const { t } = useI18n();
  const { refresh, signOut } = useSession();
  const { busy, error, run } = useAction();
  const [values, setValues] = useState<Record<Field, string>>({ currentPassword: "", newPassword: "", again: "" });
  const [tried, setTried] = useState(false);
  const id = useId();
  const refused = error instanceof Problem ? new Map(error.errors.map((e) => [e.field, e.message])) : new Map<string, string>();
  const wrong: Record<Field, string | null> = {
    currentPassword: tried && values.currentPassword === "" ? t("password.needed") : refused.has("currentPassword") ? t("password.wrong") : null,
    newPassword:
      tried && values.newPassword.length < SHORTEST ? t("password.short", { n: SHORTEST })
      : tried && values.newPassword === values.currentPassword ? t("password.same")
      : refused.has("newPassword") ? t("password.refused") : null,
    again: tried && values.again !== values.newPassword ? t("password.differs") : null,
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const ready = values.currentPassword !== "" && values.newPassword.length >= SHORTEST
      && values.newPassword !== values.currentPassword && values.again === values.newPassword;
    if (!ready) return;
    const { currentPassword, newPassword } = values;
    if (await run(() => http.put("/session/password", { currentPassword, newPassword }))) await refresh();
  };
  const field = (name: Field, autoComplete: string) => (
    <div>
      <label className="ds-label" htmlFor={`${id}-${name}`}>{t(`password.${name}`)}</label>
      <input
        id={`${id}-${name}`}
        className="ds-input"
        type="password"
        autoComplete={autoComplete}
        aria-invalid={wrong[name] !== null || undefined}
        aria-describedby={wrong[name] ? `${id}-${name}-error` : undefined}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
      {wrong[name] && <p className="ds-error" id={`${id}-${name}-error`}><Icon name="alert" />{wrong[name]}</p>}
    </div>
  );
  return (
    <div className="signin">
      <main className="signin-card">
        <header>
          <p className="brand">{t("app.brand")} <b>120</b></p>
          <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={() => void signOut()}>{t("me.signOut")}</button>
        </header>
        <h1>{t("password.title")}</h1>
        <p className="lead">{t("password.body", { name: me.username })}</p>
        <form className="signin-form" noValidate onSubmit={(event) => void submit(event)}>
          {field("currentPassword", "current-password")}
          {field("newPassword", "new-password")}
          {field("again", "new-password")}
          {error !== null && refused.size === 0 && <p className="ds-error" role="alert"><Icon name="alert" />{problemText(error, t)}</p>}
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy}>{t("password.submit")}</button>
        </form>
      </main>
    </div>
  );
}
