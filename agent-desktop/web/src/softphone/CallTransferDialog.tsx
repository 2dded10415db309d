import { useEffect, useId, useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import type { Officer } from "../tools/tools.ts";
import { useTools } from "../tools/ToolsProvider.tsx";
import { useDirectory } from "../transfer/useDirectory.ts";
import { useTargetOptions } from "../transfer/useTargetOptions.ts";
import { Combobox, type Option } from "../ui/Combobox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { phone, type ServerCall, type Target } from "./phone.ts";

const WAYS = ["CONSULT", "BLIND"] as const;
/** Digits as people write them; the server makes one shape of it. */
const NUMBER = /^[0-9+()\-#* ]{2,30}$/;

/** Hands a call on, or asks somebody first: a colleague, a queue, a department, or any number. */
export function CallTransferDialog({ seat, call, target, onClose }: { seat: Seat; call: ServerCall; target?: string | undefined; onClose: () => void }) {
  const { t, citizen } = useI18n();
  const { changed } = useDesk();
  const { busy, error, run } = useAction();
  const ways = WAYS.filter((way) => call.capabilities.includes(way === "CONSULT" ? "CONSULT" : "TRANSFER"));
  const [way, setWay] = useState<(typeof WAYS)[number]>(ways[0] ?? "BLIND");
  const [chosen, setChosen] = useState<string | null>(target ?? null);
  const [number, setNumber] = useState("");
  const [note, setNote] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const numbers = call.capabilities.includes(way === "CONSULT" ? "CONSULT_NUMBER" : "TRANSFER_NUMBER");
  const { options, error: loadError } = useTargets(numbers);
  const id = useId();
  const outside = numbers && NUMBER.test(number.trim()) ? number.trim() : null;
  const to = outside ? `number:${outside}` : options.some(({ value }) => value === chosen) ? chosen : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(to === null);
    if (to === null) return;
    const whom = targetOf(to);
    const done = await run(() => {
      if (way === "CONSULT") return phone.consult(call.interactionId, whom);
      if ("number" in whom) return phone.transfer(call.interactionId, whom.number);
      return http.post(`/seats/${seat.id}/transfer`, { ...whom, ...(note.trim() ? { note: note.trim() } : {}) });
    });
    if (!done) return;
    changed();
    onClose();
  };
  return (
    <Dialog title={t("callTransfer.title", { who: citizen(seat.citizen) })} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        {ways.length > 1 && (
          <div className="seg" role="group" aria-label={t("callTransfer.way")}>
            {ways.map((each) => <button key={each} type="button" aria-pressed={way === each} onClick={() => setWay(each)}>{t(`callTransfer.way.${each}`)}</button>)}
          </div>
        )}
        <p>{t(`callTransfer.body.${way}`)}</p>
        <ErrorBanner error={error ?? loadError} />
        <div>
          <label className="ds-label" htmlFor={`${id}-to`}>{t("callTransfer.to")}</label>
          <Combobox id={`${id}-to`} label={t("callTransfer.to")} placeholder={t(numbers ? "callTransfer.to.placeholder" : "transfer.to.placeholder")} options={options} value={outside ? null : to} invalid={incomplete} noMatch={t("common.noMatch")} onChoose={(value) => { setChosen(value); setNumber(""); setIncomplete(false); }} />
          {incomplete && <p className="ds-error" role="alert">{t("transfer.incomplete")}</p>}
        </div>
        {numbers && (
          <>
            <SpeedDials onChoose={setNumber} />
            <label className="ds-label">{t("callTransfer.number")}
              <input className="ds-input num" type="tel" inputMode="tel" autoComplete="off" maxLength={30} value={number} onChange={(event) => { setNumber(event.target.value); setIncomplete(false); }} />
            </label>
          </>
        )}
        {way === "BLIND" && !outside && (
          <div>
            <label className="ds-label" htmlFor={`${id}-note`}>{t("transfer.note")}</label>
            <textarea id={`${id}-note`} className="ds-input" rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
          </div>
        )}
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy || ways.length === 0}>{t(`callTransfer.submit.${way}`)}</button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The numbers everybody needs at once. */
function SpeedDials({ onChoose }: { onChoose: (number: string) => void }) {
  const { t, label } = useI18n();
  const { speedDials } = useTools();
  if (speedDials.length === 0) return null;
  return (
    <div className="speed-dials" role="group" aria-label={t("callTransfer.speedDials")}>
      {speedDials.map((each) => (
        <button key={each.code} type="button" className="ds-btn ds-btn--sm" onClick={() => onChoose(each.phone)}><b className="num">{each.phone}</b> {label(each.name)}</button>
      ))}
    </div>
  );
}

/** Who can be called: free colleagues first, then queues with their waits and hours, then departments at work if numbers can be dialled. */
function useTargets(numbers: boolean): { options: readonly Option[]; error: unknown } {
  const { t, label } = useI18n();
  const { me } = useDesk();
  const { directory, error } = useDirectory();
  const { ofAgent, ofQueue } = useTargetOptions();
  const [officers, setOfficers] = useState<readonly Officer[]>([]);
  useEffect(() => {
    if (!numbers) return;
    const stop = new AbortController();
    http.get<{ items: readonly Officer[] }>("/officers", { signal: stop.signal }).then(({ items }) => setOfficers(items), () => undefined); // colleagues and queues do
    return () => stop.abort();
  }, [numbers]);
  const agents = (directory?.agents ?? []).filter((agent) => agent.id !== me.agentId);
  const options: Option[] = [
    ...agents.toSorted((a, b) => Number(b.free) - Number(a.free)).map(ofAgent),
    ...(directory?.queues ?? []).map(ofQueue),
    ...(numbers ? officers : []).map((officer) => {
      const stands = officer.absentUntil && officer.deputy ? officer.deputy : officer;
      return {
        value: `number:${stands.phone}`, text: `${label(officer.duties)} · ${label(officer.organisation)}`, code: stands.phone,
        hint: officer.absentUntil ? t("officers.absent", { day: officer.absentUntil }) : [label(stands.post), stands.name].filter(Boolean).join(" "),
      };
    }),
  ];
  return { options, error };
}

function targetOf(value: string): Target {
  const [kind, id] = [value.slice(0, value.indexOf(":")), value.slice(value.indexOf(":") + 1)];
  return kind === "agent" ? { agentId: id } : kind === "queue" ? { queueId: id } : { number: id };
}
