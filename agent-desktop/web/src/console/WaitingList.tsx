import { Fragment, useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock, secondsSince } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";
import { WhyDialog } from "../ui/WhyDialog.tsx";
import { floor, type AgentAtWork, type Hindrance, type Named, type WaitingContact } from "./floor.ts";

/** Who waits, with the reason in a sentence; opened, it tells who is nearest to taking it and what would end the wait. */
export function WaitingList({ now, waiting, agents, skills, mayPull, onAgent }: {
  /** The server's time. */
  now: number;
  waiting: readonly WaitingContact[] | null;
  agents: readonly AgentAtWork[];
  skills: readonly Named[];
  mayPull: boolean;
  onAgent: (id: string) => void;
}) {
  const { t, label } = useI18n();
  const skillText = useNames(skills);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <section aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t("console.waiting")} {waiting && <small className="num">{waiting.length}</small>}</h2>
      {waiting === null && <p className="ds-hint">{t("common.loading")}</p>}
      {waiting?.length === 0 && <p className="ds-hint">{t("console.waiting.none")}</p>}
      {waiting && waiting.length > 0 && (
        <div className="scroll">
          <table className="ds-table waiting">
            <thead><tr><th scope="col">{t("console.contact")}</th><th scope="col" className="end">{t("console.waited")}</th><th scope="col">{t("console.needs")}</th><th scope="col">{t("console.why")}</th></tr></thead>
            <tbody>
              {waiting.map((contact) => (
                <Fragment key={contact.seatId}>
                  <tr aria-current={opened === contact.seatId ? "true" : undefined}>
                    <th scope="row"><ChannelTile channel={contact.channel} /> {label(contact.queue)}</th>
                    <td className="end num">{clock(secondsSince(contact.since, now))}</td>
                    <td>{contact.needs.map(({ skill, minimum }) => `${skillText(skill)} ${minimum}`).join(", ") || "–"}</td>
                    <td>
                      <button type="button" className="link" aria-expanded={opened === contact.seatId} onClick={() => setOpened(opened === contact.seatId ? null : contact.seatId)}>
                        {t(`console.standing.${contact.why.standing}`)}
                      </button>
                    </td>
                  </tr>
                  {opened === contact.seatId && (
                    <tr className="details"><td colSpan={4}><Why contact={contact} agents={agents} skills={skills} mayPull={mayPull} onAgent={onAgent} /></td></tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Why({ contact, agents, skills, mayPull, onAgent }: {
  contact: WaitingContact;
  agents: readonly AgentAtWork[];
  skills: readonly Named[];
  mayPull: boolean;
  onAgent: (id: string) => void;
}) {
  const { t } = useI18n();
  const hindrance = useHindrance(skills);
  const { busy, error, run } = useAction();
  const [to, setTo] = useState("");
  const [asking, setAsking] = useState<"push" | "pull" | null>(null);
  const { why } = contact;
  const ready = agents.filter((agent) => agent.state === "READY" && agent.connected);
  const act = (reason: string) => run(async () => {
    if (asking === "push") await floor.push(contact.seatId, to, reason);
    else await floor.pull(contact.seatId, reason);
    setAsking(null);
  });
  return (
    <div className="why">
      <p>{t("console.considered", { n: why.considered, able: why.able })}</p>
      {why.remedies.length > 0 && (
        <>
          <h3>{t("console.remedies")}</h3>
          <ul>{why.remedies.map(({ change, agents: n }) => <li key={`${change.code}${change.skill}`}>{t("console.remedy", { change: hindrance(change), n })}</li>)}</ul>
        </>
      )}
      {why.nearest.length > 0 && (
        <>
          <h3>{t("console.nearest")}</h3>
          <ul>
            {why.nearest.map((one) => (
              <li key={one.agent}><button type="button" className="link" onClick={() => onAgent(one.agent)}>{one.label}</button>: {one.changes.map(hindrance).join(" · ")}</li>
            ))}
          </ul>
        </>
      )}
      <div className="filters">
        <label>{t("console.push")}
          <select className="ds-input" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t("console.choose")}</option>
            {ready.map((agent) => <option key={agent.id} value={agent.id}>{agent.name}</option>)}
          </select>
        </label>
        <button type="button" className="ds-btn" disabled={!to || busy} onClick={() => setAsking("push")}>{t("console.push.do")}</button>
        {mayPull && <button type="button" className="ds-btn" disabled={busy} onClick={() => setAsking("pull")}>{t("console.pull")}</button>}
      </div>
      <ErrorBanner error={error} />
      {asking && <WhyDialog title={t(asking === "push" ? "console.push" : "console.pull")} action={t(asking === "push" ? "console.push.do" : "console.pull")} busy={busy} onDo={act} onClose={() => setAsking(null)} />}
    </div>
  );
}

/** The configured word for a code, or the code itself. */
export function useNames(names: readonly Named[]): (code: string) => string {
  const { label } = useI18n();
  return (code) => label(names.find((each) => each.code === code)?.label) || code;
}

function useHindrance(skills: readonly Named[]): (change: Hindrance) => string {
  const { t, maybe } = useI18n();
  const skill = useNames(skills);
  return (change) => {
    if (!change.skill) return maybe("excluded", change.code) ?? maybe("why", change.code) ?? change.code;
    const words = { skill: skill(change.skill), has: change.has, minimum: change.minimum };
    if (change.code === "SKILL_MISSING") return t("console.lacks.none", words);
    return t(change.has > 0 ? "console.lacks.less" : "console.lacks.level", words);
  };
}
