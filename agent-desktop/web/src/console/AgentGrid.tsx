import { useI18n } from "../i18n/I18n.tsx";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { Icon } from "../ui/Icon.tsx";
import { clock, secondsSince } from "../ui/time.ts";
import type { AgentAtWork, Named } from "./floor.ts";
import { useNames } from "./WaitingList.tsx";

/** Who is at work: state with its timer, contacts in hand, skills. By name; nobody is ranked. */
export function AgentGrid({ now, agents, reasons, skills, onOpen }: {
  /** The server's time. */
  now: number;
  agents: readonly AgentAtWork[] | null;
  reasons: readonly Named[];
  skills: readonly Named[];
  onOpen: (id: string) => void;
}) {
  const { t, maybe, language } = useI18n();
  const skill = useNames(skills);
  const reason = useNames(reasons);
  const state = (agent: AgentAtWork) => (agent.state === "NOT_READY" && agent.reason ? maybe("notReady", agent.reason) ?? reason(agent.reason) : t(`presence.${agent.state}`));
  return (
    <section aria-labelledby="agents-title">
      <h2 id="agents-title">{t("console.agents")} {agents && <small className="num">{agents.length}</small>}</h2>
      {agents === null && <p className="ds-hint">{t("common.loading")}</p>}
      {agents?.length === 0 && <p className="ds-hint">{t("console.agents.none")}</p>}
      {agents && agents.length > 0 && (
        <div className="scroll">
          <table className="ds-table agents">
            <thead><tr><th scope="col">{t("console.agent")}</th><th scope="col">{t("console.state")}</th><th scope="col" className="end">{t("console.since")}</th><th scope="col">{t("console.contacts")}</th><th scope="col">{t("console.skills")}</th></tr></thead>
            <tbody>
              {agents.map((agent) => (
                <tr key={agent.id}>
                  <th scope="row"><button type="button" className="link" onClick={() => onOpen(agent.id)}>{agent.name}</button></th>
                  <td><span className="dot" data-state={agent.state} data-eligible={agent.connected} /> {state(agent)}{!agent.connected && <small> · {t("console.gone")}</small>}
                    {agent.afterContact && <small> · {t("console.after", { reason: reason(agent.afterContact) })}</small>}
                    {agent.hand && <button type="button" className="asks" data-taken={agent.hand.helper !== null} onClick={() => onOpen(agent.id)}><Icon name="hand" /> {t(agent.hand.helper ? "console.hand.taken" : "console.hand")} <span className="num">{clock(secondsSince(agent.hand.raisedAt, now))}</span></button>}
                  </td>
                  <td className="end num">{clock(secondsSince(agent.since, now))}</td>
                  <td>
                    {agent.contacts.map((held) => (
                      <span key={held.seatId} className="held"><ChannelTile channel={held.channel} /> {language(held.language)} {t(`console.held.${held.state}`)} {held.since && <span className="num">{clock(secondsSince(held.since, now))}</span>}</span>
                    ))}
                    {agent.elsewhere > 0 && <span>{t("console.elsewhere", { n: agent.elsewhere })}</span>}
                    {agent.contacts.length === 0 && agent.elsewhere === 0 && "–"}
                  </td>
                  <td>{Object.entries(agent.skills).map(([code, level]) => <span key={code} className={code in agent.loans ? "lent" : undefined}>{skill(code)} {level}{code in agent.loans && ` ${t("console.lent")}`} </span>)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
