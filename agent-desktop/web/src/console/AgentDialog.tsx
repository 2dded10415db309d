import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { go } from "../desk/router.tsx";
import type { Me, PresenceState } from "../live/protocol.ts";
import type { ScreenLine } from "../live/useScreen.ts";
import { hasRole } from "../session/Session.tsx";
import { ListeningStrip, SuperviseButtons } from "../softphone/Supervise.tsx";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { floor, type AgentAtWork, type Held, type Named } from "./floor.ts";
import { SupervisedContact } from "./SupervisedContact.tsx";
import { useNames } from "./WaitingList.tsx";

/** What a supervisor can do for or to an agent: lend a skill, change the state. */
export function AgentDialog({ agent, me, line, reasons, skills, onClose }: {
  agent: AgentAtWork;
  me: Me;
  line: ScreenLine;
  reasons: readonly Named[];
  skills: readonly Named[];
  onClose: () => void;
}) {
  const { t, label, time, language } = useI18n();
  const skillText = useNames(skills);
  const { busy, error, run } = useAction();
  const [skill, setSkill] = useState("");
  const [level, setLevel] = useState("3");
  const [minutes, setMinutes] = useState("60");
  const [state, setState] = useState<PresenceState>(agent.state === "READY" ? "NOT_READY" : "READY");
  const [reason, setReason] = useState(reasons[0]?.code ?? "");
  const [seen, setSeen] = useState<Held | null>(null);
  const [why, setWhy] = useState("");
  const done = (action: () => Promise<unknown>) => void run(async () => {
    await action();
    setWhy("");
  });
  const given = why.trim() !== "" && !busy;
  return (
    <Dialog title={agent.name} onClose={onClose} wide>
      <ErrorBanner error={error} />
      <ListeningStrip />
      <label className="ds-label">{t("console.reason")}
        <input className="ds-input" maxLength={500} autoComplete="off" value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <p className="ds-hint">{t("console.reason.hint")}</p>
      {agent.hand && (
        <p className="again">
          <Icon name="hand" /> {t(agent.hand.helper ? "console.hand.taken" : "console.hand")}
          {agent.hand.helper === null && <button type="button" className="ds-btn ds-btn--sm" disabled={busy} onClick={() => done(() => floor.takeHand(agent.id))}>{t("console.hand.take")}</button>}
          <button type="button" className="ds-btn ds-btn--sm" disabled={busy} onClick={() => done(() => floor.lowerHand(agent.id))}>{t("console.hand.over")}</button>
        </p>
      )}
      {agent.contacts.length > 0 && <h3>{t("console.inHand")}</h3>}
      {agent.contacts.map((held) => {
        const runs = held.state === "ACTIVE" || held.state === "PARKED";
        return (
          <div key={held.seatId} className="filters">
            <span className="held"><ChannelTile channel={held.channel} /> {language(held.language)} {t(`console.held.${held.state}`)}</span>
            <button type="button" className="ds-btn ds-btn--sm" onClick={() => setSeen(held)}>{t("console.open")}</button>
            <button type="button" className="ds-btn ds-btn--sm" disabled={!given || !runs} onClick={() => done(() => floor.join(held.seatId, false, why.trim()).then(() => setSeen(held)))}>{t("console.join.quiet")}</button>
            <button type="button" className="ds-btn ds-btn--sm" disabled={!given || !runs} onClick={() => done(() => floor.join(held.seatId, true, why.trim()).then(() => setSeen(held)))}>{t("console.join.visible")}</button>
            {held.channel === "VOICE" && held.state === "ACTIVE" && <SuperviseButtons interactionId={held.interactionId} why={why} onJoined={() => setWhy("")} />}
            {hasRole(me, "AGENT") && <button type="button" className="ds-btn ds-btn--sm" disabled={!given || !runs} onClick={() => done(() => floor.takeOver(held.seatId, why.trim()).then(() => go("/desk")))}>{t("console.takeOver")}</button>}
          </div>
        );
      })}
      {seen && <SupervisedContact key={seen.interactionId} held={seen} meId={me.agentId} line={line} onLeave={() => done(() => floor.leave(seen.seatId))} onClose={() => setSeen(null)} />}
      <h3>{t("console.lend")}</h3>
      <div className="filters">
        <label>{t("console.skill")}
          <select className="ds-input" value={skill} onChange={(event) => setSkill(event.target.value)}>
            <option value="">{t("console.choose")}</option>
            {skills.map(({ code, label: name }) => <option key={code} value={code}>{label(name)}</option>)}
          </select>
        </label>
        <label>{t("console.level")}
          <select className="ds-input" value={level} onChange={(event) => setLevel(event.target.value)}>{[1, 2, 3, 4, 5].map((each) => <option key={each}>{each}</option>)}</select>
        </label>
        <label>{t("console.minutes")}
          <input className="ds-input num" type="number" min={1} max={720} value={minutes} onChange={(event) => setMinutes(event.target.value)} />
        </label>
        <button type="button" className="ds-btn ds-btn--primary" disabled={!given || !skill} onClick={() => done(() => floor.lend(agent.id, skill, Number(level), Number(minutes), why.trim()))}>{t("console.lend.do")}</button>
      </div>
      {Object.entries(agent.loans).map(([code, loan]) => (
        <p key={code}>
          {t("console.lent.until", { skill: skillText(code), level: loan.proficiency, time: time.time(loan.until) })}{" "}
          <button type="button" className="ds-btn ds-btn--sm" disabled={!given} onClick={() => done(() => floor.takeBack(agent.id, code, why.trim()))}>{t("console.takeBack")}</button>
        </p>
      ))}
      <h3>{t("console.force")}</h3>
      <div className="filters">
        <label>{t("console.state")}
          <select className="ds-input" value={state} onChange={(event) => setState(event.target.value as PresenceState)}>
            {(["READY", "NOT_READY", "OFFLINE"] as const).map((each) => <option key={each} value={each}>{t(`presence.${each}`)}</option>)}
          </select>
        </label>
        {state === "NOT_READY" && (
          <label>{t("console.cause")}
            <select className="ds-input" value={reason} onChange={(event) => setReason(event.target.value)}>
              {reasons.map(({ code, label: name }) => <option key={code} value={code}>{label(name)}</option>)}
            </select>
          </label>
        )}
        <button type="button" className="ds-btn" disabled={!given} onClick={() => done(() => floor.force(agent.id, state, state === "NOT_READY" ? reason : null, why.trim()))}>{t("console.force.do")}</button>
      </div>
    </Dialog>
  );
}
