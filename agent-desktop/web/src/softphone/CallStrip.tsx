import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { useServerNow } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { useCommand } from "../ui/Commands.tsx";
import { Icon } from "../ui/Icon.tsx";
import { StatePill, TonePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock, secondsSince } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";
import { ConsultStrip } from "./ConsultStrip.tsx";
import { Keypad } from "./Keypad.tsx";
import { phone, type ServerCall } from "./phone.ts";
import { callOf, usePhone } from "./PhoneProvider.tsx";
import { QualityLight } from "./QualityLight.tsx";
import { ListeningStrip } from "./Supervise.tsx";
import { useCall, type OneCall } from "./useCall.ts";

/** The call on my line, in sight whichever contact is open: who, how long, how well, and what the hand can do about it. */
export function CallStrip({ seats, selected, onSelect }: { seats: readonly Seat[]; selected: Seat | null; onSelect: (seatId: string) => void }) {
  const { t } = useI18n();
  const { tell, view } = usePhone();
  const call = useCall();
  if (!call) {
    if (view.trouble !== "REJOIN_FAILED") return null;
    return (
      <p className="ds-banner" data-tone="warning" role="alert">
        <Icon name="cut" /><span className="grow">{t("phone.trouble.REJOIN_FAILED")}</span>
        <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={() => tell({ type: "dismiss" })}>{t("common.dismiss")}</button>
      </p>
    );
  }
  if (call.leg?.role === "SUPERVISOR") return <ListeningStrip />;
  const seat = seats.find((each) => each.interactionId === call.interactionId) ?? null;
  return <OpenCall key={call.interactionId} call={call} seat={seat} here={seat !== null && seat.id === selected?.id} onSelect={onSelect} />;
}

function OpenCall({ call, seat, here, onSelect }: { call: OneCall; seat: Seat | null; here: boolean; onSelect: (seatId: string) => void }) {
  const { t, citizen } = useI18n();
  const { tell, view, device } = usePhone();
  const now = useServerNow();
  const { server, leg } = call;
  const [keypad, setKeypad] = useState(false);
  const may = (ability: string) => server?.capabilities.includes(ability) ?? false;
  const talking = leg?.phase === "TALKING";
  const held = leg?.held ?? server?.state === "HELD";
  const hold = () => talking && tell({ type: held ? "resume" : "hold" });
  const mute = () => talking && tell({ type: leg.muted ? "unmute" : "mute" });
  const openKeypad = () => talking && setKeypad((open) => !open);
  useCommand("hold", hold);
  useCommand("mute", mute);
  useCommand("keypad", openKeypad);
  useCommand("hangUp", () => leg && tell({ type: "hangUp" }));
  const name = seat ? citizen(seat.citizen) : t("call.someone");
  const handled = device === "BROWSER" && leg !== null;
  return (
    <section className="call-strip" aria-label={t("call.name", { name })} data-held={held || undefined}>
      <div className="call-line">
        <Icon name="phone" />
        {here || !seat ? <b>{name}</b> : <button type="button" className="link" onClick={() => onSelect(seat.id)}>{name}</button>}
        {seat?.citizen.maskedAddress && seat.citizen.maskedAddress !== name && <span className="num">{seat.citizen.maskedAddress}</span>}
        <time className="num" aria-label={t("call.time")}>{clock(secondsSince(seat?.connectedAt ?? server?.since, now))}</time>
        <State call={call} held={held} />
        {server && <Parties server={server} />}
        <span className="grow" />
        {server && server.recording !== "OFF" && <Recording server={server} may={may("RECORDING")} />}
        {handled && <QualityLight quality={view.quality} />}
        {handled && (
          <>
            <button type="button" className="ds-btn ds-btn--sm" aria-keyshortcuts="F3" aria-pressed={held} aria-disabled={!talking || leg.turning} onClick={hold}>
              <Icon name={held ? "play" : "pause"} />{t(held ? "call.resume" : "call.hold")} <span className="ds-kbd">F3</span>
            </button>
            <button type="button" className="ds-btn ds-btn--sm" aria-keyshortcuts="F4" aria-pressed={leg.muted} aria-disabled={!talking} onClick={mute}>
              <Icon name="mute" />{t(leg.muted ? "call.unmute" : "call.mute")} <span className="ds-kbd">F4</span>
            </button>
            <button type="button" className="ds-btn ds-btn--sm" aria-keyshortcuts="Alt+K" aria-expanded={keypad} aria-disabled={!talking} onClick={openKeypad}>
              <Icon name="keypad" />{t("call.keypad")}
            </button>
            <button type="button" className="ds-btn ds-btn--sm ds-btn--danger" aria-keyshortcuts="Shift+F8" onClick={() => tell({ type: "hangUp" })}>
              {t("call.hangUp")} <span className="ds-kbd">⇧F8</span>
            </button>
          </>
        )}
      </div>
      {view.trouble && view.trouble !== "REJOIN_FAILED" && handled && <p className="ds-error" role="alert">{t(`phone.trouble.${view.trouble}`)}</p>}
      {server?.consult && <ConsultStrip call={server} />}
      {keypad && talking && <Keypad tones={leg.tones} onTone={(tone) => tell({ type: "tone", tone })} onClose={() => setKeypad(false)} />}
    </section>
  );
}

/** One word for how the call stands; the worst comes first. */
function State({ call: { leg, server }, held }: { call: OneCall; held: boolean }) {
  const { t } = useI18n();
  const word = leg?.phase === "REJOINING" || leg?.stalled ? <TonePill tone="warning">{t("call.state.cut")}</TonePill>
    : server?.state === "DIALLING" ? <StatePill state="OFFERED">{t("call.state.dialling")}</StatePill>
    : leg?.phase === "RINGING" || leg?.phase === "ANSWERING" ? <StatePill state="OFFERED">{t("call.state.connecting")}</StatePill>
    : held ? <StatePill state="PARKED">{t("call.state.held")}</StatePill>
    : leg?.muted ? <TonePill tone="warning">{t("call.state.muted")}</TonePill>
    : <StatePill state="ACTIVE">{t(server?.state === "CONFERENCE" ? "call.state.conference" : "call.state.talking")}</StatePill>;
  return <span className="call-state" role="status">{word}</span>;
}

/** Everybody but the citizen and me; a supervisor who listens in the open is named so. */
function Parties({ server }: { server: ServerCall }) {
  const { t } = useI18n();
  const others = server.parties.filter(({ kind }) => kind === "INTERPRETER" || kind === "OUTSIDE" || kind === "SUPERVISOR");
  const colleagues = server.parties.filter(({ kind }) => kind === "AGENT").slice(1);
  if (others.length + colleagues.length === 0) return null;
  return (
    <ul className="call-parties" aria-label={t("call.parties")}>
      {[...colleagues, ...others].map(({ kind, staffId, state }, i) => (
        <li key={`${kind}${staffId ?? i}`}><Icon name="people" />{t(kind === "SUPERVISOR" && state === "TALKING" ? "call.party.SUPERVISOR.TALKING" : `call.party.${kind}`)}{state !== "TALKING" && state !== "LISTENING" && <small> {t(`call.party.state.${state}`)}</small>}</li>
      ))}
    </ul>
  );
}

function Recording({ server, may }: { server: ServerCall; may: boolean }) {
  const { t } = useI18n();
  const { busy, error, run } = useAction();
  const on = server.recording === "ON";
  const turn = () => void run(() => phone.record(server.interactionId, !on));
  return (
    <>
      {may
        ? <button type="button" className="ds-btn ds-btn--sm recording" data-on={on} aria-disabled={busy} onClick={turn}>{t(on ? "call.recording.pause" : "call.recording.on")}</button>
        : <span className="recording" data-on={on}>{t(on ? "call.recording" : "call.recording.paused")}</span>}
      <ErrorBanner error={error} />
    </>
  );
}

/** Whether a contact has a call on my line just now. */
export function useHasCall(interactionId: string | null | undefined): boolean {
  const { calls, view } = usePhone();
  return callOf(calls, interactionId) !== null || (interactionId != null && view.call?.interactionId === interactionId);
}
