import { useId, useState, type FormEvent, type Ref } from "react";
import { Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { useSession } from "./Session.tsx";

export interface Credentials {
  username: string;
  password: string;
}

/** Name and password. `fixedName` for signing in again: the open work belongs to this one person. */
export function SignInForm({ value, onChange, fixedName = false, onDone, submitRef }: {
  value: Credentials;
  onChange: (value: Credentials) => void;
  fixedName?: boolean;
  onDone?: () => void;
  submitRef?: Ref<HTMLButtonElement>;
}) {
  const { t } = useI18n();
  const { signIn } = useSession();
  const { busy, error, run } = useAction();
  const [incomplete, setIncomplete] = useState(false);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const complete = value.username.trim() !== "" && value.password !== "";
    setIncomplete(!complete);
    if (complete && (await run(() => signIn(value.username.trim(), value.password)))) onDone?.();
  };
  const message = incomplete ? t("signin.incomplete")
    : error instanceof Problem && error.status === 429 ? t("problem.too-many-requests")
    : error ? problemText(error, t) : null;
  return (
    <form className="signin-form" onSubmit={(event) => void submit(event)} noValidate>
      <div>
        <label className="ds-label" htmlFor={`${id}-name`}>{t("signin.username")}</label>
        <input
          id={`${id}-name`}
          className="ds-input"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={fixedName}
          autoFocus={!fixedName}
          value={value.username}
          onChange={(event) => onChange({ ...value, username: event.target.value })}
        />
      </div>
      <div>
        <label className="ds-label" htmlFor={`${id}-password`}>{t("signin.password")}</label>
        <input
          id={`${id}-password`}
          className="ds-input"
          type="password"
          autoComplete="current-password"
          autoFocus={fixedName}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? `${id}-error` : undefined}
          value={value.password}
          onChange={(event) => onChange({ ...value, password: event.target.value })}
        />
        {message && <p className="ds-error" id={`${id}-error`} role="alert"><Icon name="alert" />{message}</p>}
      </div>
      <button ref={submitRef} type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy}>
        {busy ? t("signin.busy") : t("signin.submit")}
      </button>
    </form>
  );
}
