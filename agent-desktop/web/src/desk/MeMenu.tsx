import { useState } from "react";
import { Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { notifications, ring, sound } from "../offers/alarm.ts";
import { hasRole, useSession } from "../session/Session.tsx";
import { Link } from "./router.tsx";
import { Popover } from "../ui/Popover.tsx";
import { LanguageSwitch, TextSize, ThemeChoice } from "../ui/Preferences.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";

/** Who I am, and how this computer shall behave: sound, notifications, look. */
export function MeMenu({ me, onKeys, onToday, onNew }: { me: Me; onKeys?: () => void; onToday?: () => void; onNew?: () => void }) {
  const { t, label, maybe, language } = useI18n();
  const { signOut } = useSession();
  const [audible, setAudible] = useState(sound.on);
  const [permission, setPermission] = useState(notifications.permission);
  const { busy, error, run } = useAction();
  const granted = new Map(me.roles.map(({ role, organisation }) => [role, label(organisation.name)]));
  const openWork = error instanceof Problem && error.kind === "open-work";
  return (
    <Popover className="me-button" align="end" name={t("me.button", { name: me.name })} button={<span className="me" aria-hidden="true">{Array.from(me.name)[0]}</span>}>
      {(close) => (
        <div className="me-menu">
          <p className="me-name"><b>{me.name}</b> <span className="num">{me.username}</span></p>
          <p className="ds-hint">
            {[...granted].map(([role, organisation]) => `${maybe("role", role) ?? role} (${organisation})`).join(", ")}
            {me.languages.length > 0 && ` · ${me.languages.map(language).join(", ")}`}
          </p>
          <label className="switch">
            <input
              type="checkbox"
              role="switch"
              checked={audible}
              onChange={(event) => {
                sound.set(event.target.checked);
                setAudible(event.target.checked);
                if (event.target.checked) ring();
              }}
            />
            <span>{t("me.sound")}</span>
          </label>
          <div className="switch">
            <span>{t("me.notifications")}</span>
            {permission === "default" ? (
              <button type="button" className="ds-btn ds-btn--sm" onClick={() => void notifications.ask().then(() => setPermission(notifications.permission()))}>{t("me.notifications.ask")}</button>
            ) : (
              <span className="ds-hint">{t(`me.notifications.${permission}`)}</span>
            )}
          </div>
          <div className="switch"><span>{t("pref.theme")}</span><ThemeChoice /></div>
          <div className="switch only-phone"><span>{t("pref.languageAndSize")}</span><LanguageSwitch /><TextSize /></div>
          {onNew && <button type="button" className="choice" onClick={() => { close(); onNew(); }}>{t("new.title")}<span className="ds-kbd">Alt N</span></button>}
          {onToday && <button type="button" className="choice" onClick={() => { close(); onToday(); }}>{t("today.title")}<span className="ds-kbd">Alt T</span></button>}
          {onKeys && <button type="button" className="choice" onClick={() => { close(); onKeys(); }}>{t("keys.title")}<span className="ds-kbd">?</span></button>}
          {hasRole(me, "AGENT") && <Link className="choice" to="/desk">{t("nav.desk")}</Link>}
          {hasRole(me, "SUPERVISOR") && (
            <>
              {me.cityWide && <Link className="choice" to="/desk/books">{t("nav.books")}</Link>}
              <Link className="choice" to="/desk/interactions">{t("nav.interactions")}</Link>
            </>
          )}
          {hasRole(me, "KNOWLEDGE_EDITOR") && <Link className="choice" to="/desk/knowledge">{t("nav.knowledge")}</Link>}
          <button type="button" className="choice" aria-disabled={busy} onClick={() => void run(signOut)}>{t("me.signOut")}</button>
          {error !== null && (
            <p className="ds-error" role="alert">
              {openWork ? t("me.openWork", { n: Number((error as Problem).body.seats ?? 0) }) : problemText(error, t)}
            </p>
          )}
        </div>
      )}
    </Popover>
  );
}
