import { useEffect, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { hasRole } from "../session/Session.tsx";
import { PhoneButton } from "../softphone/PhoneButton.tsx";
import { LanguageSwitch, TextSize } from "../ui/Preferences.tsx";
import { MeMenu } from "./MeMenu.tsx";
import { Link } from "./router.tsx";

/** The bar above every page beside the desk: where one can go by one's roles. */
export function StaffBar({ me }: { me: Me }) {
  const { t, setZone } = useI18n();
  useEffect(() => setZone(me.zone), [me.zone, setZone]);
  const supervisor = hasRole(me, "SUPERVISOR");
  return (
    <header className="bar">
      <div className="brand">{t("app.brand")} <b>120</b></div>
      <nav aria-label={t("nav.name")}>
        {hasRole(me, "AGENT") && <Link to="/desk">{t("nav.desk")}</Link>}
        {(supervisor || hasRole(me, "CASE_OFFICER")) && <Link to="/desk/cases">{t("nav.cases")}</Link>}
        {supervisor && <Link to="/desk/console">{t("nav.console")}</Link>}
        {supervisor && me.cityWide && <Link to="/desk/books">{t("nav.books")}</Link>}
        {supervisor && <Link to="/desk/interactions">{t("nav.interactions")}</Link>}
        {supervisor && <Link to="/desk/reports">{t("nav.reports")}</Link>}
        {supervisor && <Link to="/desk/campaigns">{t("nav.campaigns")}</Link>}
        {supervisor && <Link to="/desk/notices">{t("notices.title")}</Link>}
        {supervisor && <a href="/wallboard" target="_blank" rel="noreferrer">{t("nav.wallboard")}</a>}
        {hasRole(me, "KNOWLEDGE_EDITOR") && <Link to="/desk/knowledge">{t("nav.knowledge")}</Link>}
        {hasRole(me, "ADMIN") && <Link to="/admin">{t("nav.admin")}</Link>}
      </nav>
      <span className="grow" />
      <PhoneButton />
      <LanguageSwitch />
      <TextSize />
      <MeMenu me={me} />
    </header>
  );
}

/** A page of figures and lists beside the desk, under the same bar. */
export function StaffPage({ me, title, sub, children }: { me: Me; title: string; sub: string; children: ReactNode }) {
  return (
    <div className="page">
      <StaffBar me={me} />
      <main>
        <h1>{title}</h1>
        <p className="lead">{sub}</p>
        {children}
      </main>
    </div>
  );
}
