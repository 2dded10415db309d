import { useId, useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { Combobox } from "../ui/Combobox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useDirectory } from "./useDirectory.ts";
import { useAction } from "../ui/useAction.ts";

const LANGUAGES = ["en", "zh", "ja", "vi", "mn", "sign:ksl"];

const PARTIES = ["INTERPRETER", "AGENT"] as const;

/** Asks for an interpreter or a colleague beside me; the ACD finds one, and I stay with the citizen meanwhile. */
export function InterpreterDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { t, label, language } = useI18n();
  const { changed } = useDesk();
  const { busy, error, run } = useAction();
  const [wanted, setWanted] = useState(LANGUAGES.includes(seat.language) ? seat.language : "en");
  const [party, setParty] = useState<(typeof PARTIES)[number]>("INTERPRETER");
  const [colleague, setColleague] = useState<string | null>(null);
  const { directory, error: directoryError } = useDirectory();
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const invitation = party === "INTERPRETER"
      ? { role: party, language: wanted }
      : { role: party, language: seat.language, ...(colleague?.startsWith("agent:") ? { agentId: colleague.slice("agent:".length) } : { queueId: colleague?.slice("queue:".length) }) };
    if (party === "AGENT" && colleague === null) return;
    if (await run(() => http.post(`/seats/${seat.id}/invite`, invitation))) {
      changed();
      onClose();
    }
  };
  return (
    <Dialog title={t("interpreter.title")} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <div className="seg" role="group" aria-label={t("interpreter.party")}>
          {PARTIES.map((each) => <button key={each} type="button" aria-pressed={party === each} onClick={() => setParty(each)}>{t(`interpreter.party.${each}`)}</button>)}
        </div>
        <p>{t(party === "INTERPRETER" ? "interpreter.body" : "interpreter.body.colleague")}</p>
        <ErrorBanner error={error ?? directoryError} />
        {party === "AGENT" && (
          <Combobox
            label={t("interpreter.colleague")}
            placeholder={t("search.placeholder")}
            options={[
              ...(directory?.agents ?? []).map((agent) => ({ value: `agent:${agent.id}`, text: label(agent.label), hint: agent.free ? t("transfer.agent.free") : t(`presence.${agent.state}`) })),
              ...(directory?.queues ?? []).map((queue) => ({ value: `queue:${queue.id}`, text: label(queue.name), hint: t("search.queue") })),
            ]}
            value={colleague}
            noMatch={t("common.noMatch")}
            onChoose={setColleague}
          />
        )}
        {party === "INTERPRETER" && <div>
          <label className="ds-label" htmlFor={id}>{t("interpreter.language")}</label>
          <select id={id} className="ds-input" value={wanted} onChange={(event) => setWanted(event.target.value)}>
            {LANGUAGES.map((code) => <option key={code} value={code}>{language(code)}</option>)}
          </select>
        </div>}
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy || (party === "AGENT" && colleague === null)}>{t("interpreter.submit")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
