import { useState } from "react";
import { Link } from "../desk/router.tsx";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { STALE_SECONDS, useAge } from "../live/useScreen.ts";
import { ListeningStrip } from "../softphone/Supervise.tsx";
import { hasRole } from "../session/Session.tsx";
import { useNow } from "../ui/useNow.ts";
import { AgentGrid } from "./AgentGrid.tsx";
import { AgentDialog } from "./AgentDialog.tsx";
import { useFloor } from "./useFloor.ts";
import { WaitingList } from "./WaitingList.tsx";

/** The supervisor's console: who waits and why, who is at work with what, and what can be done about it. */
export function ConsolePage({ me }: { me: Me }) {
  const { t } = useI18n();
  const { seen, link, line } = useFloor();
  const [opened, setOpened] = useState<string | null>(null);
  const age = useAge(seen?.at ?? null);
  const now = useNow() + (seen?.ahead ?? 0);
  const stale = seen !== null && age > STALE_SECONDS;
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: me.zone }).format(now); // 2026-11-23
  const { agents = null, waiting = null, reasons = [], skills = [] } = seen?.console ?? {};
  // who asks for help stands first, longest first; all others by name
  const sorted = agents && [...agents].sort((a, b) => (a.hand?.raisedAt ?? "~").localeCompare(b.hand?.raisedAt ?? "~"));
  const agent = agents?.find((each) => each.id === opened);
  return (
    <StaffPage me={me} title={t("console.title")} sub={t("console.sub")}>
      <p className="console-line">
        <Link to="/desk/reports?step=HALF_HOUR&by=QUEUE">{t("console.halfHours")}</Link>
        <a href={`/api/v1/reports/intervals.csv?step=HALF_HOUR&by=QUEUE&from=${today}&to=${today}`}>CSV</a>
        {seen && <span className="age">{t("wall.foot.age")} <b className="num">{t("wall.seconds", { n: Math.floor(age) })}</b></span>}
      </p>
      {link.phase === "refused" && <p className="ds-banner" data-tone="warning" role="alert">{t("link.refused.body")}</p>}
      {stale && <p className="ds-banner" data-tone="warning" role="alert">{t("console.stale")} {link.phase === "live" ? t("wall.foot.noNews") : t("wall.foot.connecting")}</p>}
      {!seen && link.phase === "lost" && <p className="ds-banner" data-tone="warning" role="status">{t("wall.unreachable")}</p>}
      <ListeningStrip />
      <div className="console" data-stale={stale || undefined}>
        <WaitingList now={now} waiting={waiting} agents={sorted ?? []} skills={skills} mayPull={hasRole(me, "AGENT")} onAgent={setOpened} />
        <AgentGrid now={now} agents={sorted} reasons={reasons} skills={skills} onOpen={setOpened} />
      </div>
      {agent && <AgentDialog agent={agent} me={me} line={line} reasons={reasons} skills={skills} onClose={() => setOpened(null)} />}
    </StaffPage>
  );
}
