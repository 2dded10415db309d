import { useState } from "react";
import { Link } from "../desk/router.tsx";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { hasRole } from "../session/Session.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useNow } from "../ui/useNow.ts";
import { AgentGrid } from "./AgentGrid.tsx";
import { AgentDialog } from "./AgentDialog.tsx";
import { useFloor } from "./useFloor.ts";
import { WaitingList } from "./WaitingList.tsx";

const STALE_MS = 10_000;

/** The supervisor's console: who waits and why, who is at work with what, and what can be done about it. */
export function ConsolePage({ me }: { me: Me }) {
  const { t } = useI18n();
  const { roster, waiting, seenAt, ahead, error, refresh } = useFloor();
  const [opened, setOpened] = useState<string | null>(null);
  const now = useNow();
  const stale = seenAt !== null && now - seenAt > STALE_MS;
  // who asks for help stands first, longest first; all others by name
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: me.zone }).format(now + ahead); // 2026-11-23
  const agents = roster ? [...roster.items].sort((a, b) => (a.hand?.raisedAt ?? "~").localeCompare(b.hand?.raisedAt ?? "~")) : null;
  const agent = agents?.find((each) => each.id === opened);
  return (
    <StaffPage me={me} title={t("console.title")} sub={t("console.sub")}>
      <p className="ds-hint">
        <Link to="/desk/reports?step=HALF_HOUR&by=QUEUE">{t("console.halfHours")}</Link>{" · "}
        <a href={`/api/v1/reports/intervals.csv?step=HALF_HOUR&by=QUEUE&from=${today}&to=${today}`}>CSV</a>
      </p>
      <ErrorBanner error={error} />
      {stale && <p className="ds-banner" data-tone="warning" role="status">{t("console.stale")}</p>}
      <WaitingList now={now + ahead} waiting={waiting} agents={agents ?? []} skills={roster?.skills ?? []} mayPull={hasRole(me, "AGENT")} onDone={() => void refresh()} onAgent={setOpened} />
      <AgentGrid now={now + ahead} agents={agents} reasons={roster?.reasons ?? []} skills={roster?.skills ?? []} onOpen={setOpened} />
      {agent && roster && <AgentDialog agent={agent} me={me} reasons={roster.reasons} skills={roster.skills} onDone={() => void refresh()} onClose={() => setOpened(null)} />}
    </StaffPage>
  );
}
