import { useEffect } from "react";
import { AdminPage } from "./admin/AdminPage.tsx";
import { CampaignsPage } from "./campaigns/CampaignsPage.tsx";
import { CasesPage } from "./cases/CasesPage.tsx";
import { ConsolePage } from "./console/ConsolePage.tsx";
import { DeskScreen } from "./desk/DeskScreen.tsx";
import { go, usePath } from "./desk/router.tsx";
import { KnowledgePage } from "./editor/KnowledgePage.tsx";
import { I18nProvider, useI18n } from "./i18n/I18n.tsx";
import { DeskProvider } from "./live/DeskProvider.tsx";
import type { Me } from "./live/protocol.ts";
import { BooksPage } from "./reconciliation/BooksPage.tsx";
import { ChangePasswordPage } from "./session/ChangePasswordPage.tsx";
import { hasRole, SessionProvider, useSession } from "./session/Session.tsx";
import { SignInAgain } from "./session/SignInAgain.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import { DeskPhone, PhoneProvider } from "./softphone/PhoneProvider.tsx";
import { InteractionsPage } from "./supervisor/InteractionsPage.tsx";
import { NoticesPage } from "./tools/NoticesPage.tsx";
import { ReportPage } from "./reports/ReportPage.tsx";
import { WallboardPage } from "./wallboard/WallboardPage.tsx";
import { Commands } from "./ui/Commands.tsx";

export function App() {
  return (
    <I18nProvider>
      <SessionProvider>
        <Entrance />
      </SessionProvider>
    </I18nProvider>
  );
}

function Entrance() {
  const { t } = useI18n();
  const { state } = useSession();
  switch (state.phase) {
    case "asking":
      return null;
    case "unreachable":
      return <div className="ds-empty whole" role="alert"><b>{t("app.unreachable")}</b><span>{t("app.unreachable.body")}</span></div>;
    case "signed-out":
      return <SignInPage />;
    case "signed-in":
    case "expired":
      if (state.me.mustChangePassword) return state.phase === "expired" ? <SignInPage /> : <ChangePasswordPage me={state.me} />;
      // The same tree in both phases: signing in again must not take down what is open.
      return (
        <>
          <Pages key={state.me.agentId} me={state.me} expired={state.phase === "expired"} />
          {state.phase === "expired" && <SignInAgain me={state.me} />}
        </>
      );
  }
  return state satisfies never;
}

function Pages({ me, expired }: { me: Me; expired: boolean }) {
  const path = usePath();
  const agent = hasRole(me, "AGENT");
  const supervisor = hasRole(me, "SUPERVISOR");
  const admin = hasRole(me, "ADMIN");
  const officer = hasRole(me, "CASE_OFFICER");
  const editor = hasRole(me, "KNOWLEDGE_EDITOR");
  const wall = supervisor && path === "/wallboard";
  const page = supervisor && path === "/desk/console" ? <ConsolePage me={me} />
    : supervisor && me.cityWide && path === "/desk/books" ? <BooksPage me={me} />
    : supervisor && path === "/desk/reports" ? <ReportPage me={me} />
    : supervisor && path === "/desk/notices" ? <NoticesPage me={me} />
    : editor && path === "/desk/knowledge" ? <KnowledgePage me={me} />
    : admin && path === "/admin" ? <AdminPage me={me} />
    : (officer || supervisor) && path === "/desk/cases" ? <CasesPage me={me} />
    : supervisor && path === "/desk/campaigns" ? <CampaignsPage me={me} />
    : supervisor && path === "/desk/interactions" ? <InteractionsPage me={me} />
    : null;
  const home = supervisor ? (me.cityWide ? "/desk/books" : "/desk/console") : admin ? "/admin" : editor ? "/desk/knowledge" : officer ? "/desk/cases" : null;
  useEffect(() => {
    if (!agent && !page && !wall && home) go(home);
  }, [agent, home, page, wall]);
  if (wall) return <WallboardPage me={me} />; // a screen, no desk: whoever switches it on is not at work by that
  if (!agent) {
    if (!page) return <NoDesk />;
    return supervisor ? <PhoneProvider agentId={me.agentId} picture={null}>{page}</PhoneProvider> : page;
  }
  return (
    <DeskProvider me={me}>
      <DeskPhone>
        <Commands enabled={!expired}>
          {page ?? <DeskScreen />}
        </Commands>
      </DeskPhone>
    </DeskProvider>
  );
}

function NoDesk() {
  const { t } = useI18n();
  const { signOut } = useSession();
  return (
    <div className="ds-empty whole">
      <b>{t("desk.noRole")}</b>
      <span>{t("desk.noRole.body")}</span>
      <button type="button" className="ds-btn" onClick={() => void signOut()}>{t("me.signOut")}</button>
    </div>
  );
}
