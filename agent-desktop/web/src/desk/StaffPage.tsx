import { useEffect, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { hasRole } from "../session/Session.tsx";
import { LanguageSwitch, TextSize } from "../ui/Preferences.tsx";
import { MeMenu } from "./MeMenu.tsx";
import { Link } from "./router.tsx";

/** A page of figures and lists beside the desk, under the same bar. */
export function StaffPage({ me, title, sub, children }: { me: Me; title: string; sub: string; children: ReactNode }) {
  const { t, setZone } = useI18n();
  useEffect(() => setZone(me.zone), [me.zone, setZone]);
  return (
    <div className="page">
      <header className="bar">
        <div className="brand">{t("app.brand")} <b>120</b></div>
        <nav aria-label={t("nav.name")}>
          {hasRole(me, "AGENT") && <Link to="/desk">{t("nav.desk")}</Link>}
          <Link to="/desk/books">{t("nav.books")}</Link>
          <Link to="/desk/interactions">{t("nav.interactions")}</Link>
          <Link to="/desk/reports">{t("nav.reports")}</Link>
          <a href="/wallboard" target="_blank" rel="noreferrer">{t("nav.wallboard")}</a>
        </nav>
        <span className="grow" />
        <LanguageSwitch />
        <TextSize />
        <MeMenu me={me} />
      </header>
      <main>
        <h1>{title}</h1>
        <p className="lead">{sub}</p>
        {children}
      </main>
    </div>
  );
}
