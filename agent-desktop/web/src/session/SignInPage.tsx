import { useEffect, useRef, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { SignInForm } from "./SignInForm.tsx";

interface DemoAccounts {
  accounts: readonly { username: string; roles: readonly string[]; languages: readonly string[] }[];
  password: string;
}

/** Those who talk with citizens first; within a kind the server's order stays. */
function rank({ roles }: { roles: readonly string[] }): number {
  return roles.includes("AGENT") ? 0 : roles.includes("SUPERVISOR") ? 1 : 2;
}

/** The way in. A demonstration shows its accounts; any other installation has none to show. */
export function SignInPage() {
  const { t, lang, setLang, language, maybe } = useI18n();
  const [credentials, setCredentials] = useState({ username: "", password: "" });
  const [demo, setDemo] = useState<DemoAccounts | null>(null);
  const submit = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    http.get<DemoAccounts>("/session/demo", { expectSignedOut: true }).then(setDemo, () => setDemo(null));
  }, []);
  return (
    <div className="signin">
      <main className="signin-card">
        <header>
          <p className="brand">{t("app.brand")} <b>120</b></p>
          <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" lang={lang === "ko" ? "en" : "ko"} onClick={() => setLang(lang === "ko" ? "en" : "ko")}>
            {lang === "ko" ? "English" : "한국어"}
          </button>
        </header>
        <h1>{t("signin.title")}</h1>
        <SignInForm value={credentials} onChange={setCredentials} submitRef={submit} />
        {demo && (
          <section className="demo" aria-labelledby="demo-t">
            <h2 id="demo-t">{t("signin.demo")}</h2>
            <p className="ds-hint">{t("signin.demo.hint", { password: demo.password })}</p>
            <ul>
              {[...demo.accounts].sort((a, b) => rank(a) - rank(b)).map((account) => (
                <li key={account.username}>
                  <button
                    type="button"
                    className="ds-btn ds-btn--sm"
                    aria-pressed={credentials.username === account.username}
                    onClick={() => {
                      setCredentials({ username: account.username, password: demo.password });
                      submit.current?.focus(); // so that Enter signs in
                    }}
                  >
                    <b>{account.username}</b>
                    <span>
                      {[...account.roles.map((role) => maybe("role", role) ?? role), ...account.languages.map(language)].join(" · ")}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}
