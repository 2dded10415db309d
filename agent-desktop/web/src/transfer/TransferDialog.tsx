import { useId, useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { Combobox, type Option } from "../ui/Combobox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { useDirectory } from "./useDirectory.ts";
import { useTargetOptions } from "./useTargetOptions.ts";

/** Hands a contact to a queue or a person: a new seat, with the citizen's old place in time. Mine stays until it is taken. */
export function TransferDialog({ seat, target, onClose }: { seat: Seat; target?: string | undefined; onClose: () => void }) {
  const { t, citizen } = useI18n();
  const { changed, me } = useDesk();
  const { directory, error: loadError } = useDirectory();
  const { ofAgent, ofQueue } = useTargetOptions();
  const { busy, error, run } = useAction();
  const [chosen, setChosen] = useState<string | null>(target ?? null);
  const [note, setNote] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const id = useId();

  const options: Option[] = [
    ...(directory?.queues ?? []).map(ofQueue),
    ...(directory?.agents ?? []).filter((agent) => agent.id !== me.agentId).map(ofAgent),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(chosen === null);
    if (!chosen) return;
    const [kind, targetId] = chosen.split(":") as ["queue" | "agent", string];
    const body = { ...(kind === "queue" ? { queueId: targetId } : { agentId: targetId }), ...(note.trim() ? { note: note.trim() } : {}) };
    if (await run(() => http.post(`/seats/${seat.id}/transfer`, body))) {
      changed();
      onClose();
    }
  };
  return (
    <Dialog title={t("transfer.title", { who: citizen(seat.citizen) })} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <p>{t("transfer.body")}</p>
        <ErrorBanner error={error ?? loadError} />
        <div>
          <label className="ds-label" htmlFor={`${id}-to`}>{t("transfer.to")}</label>
          <Combobox id={`${id}-to`} label={t("transfer.to")} placeholder={directory ? t("transfer.to.placeholder") : t("common.loading")} options={options} value={chosen} invalid={incomplete} noMatch={t("common.noMatch")} onChoose={(value) => { setChosen(value); setIncomplete(false); }} />
          {incomplete && <p className="ds-error" role="alert">{t("transfer.incomplete")}</p>}
        </div>
        <div>
          <label className="ds-label" htmlFor={`${id}-note`}>{t("transfer.note")}</label>
          <textarea id={`${id}-note`} className="ds-input" rows={3} maxLength={1000} placeholder={t("transfer.note.placeholder")} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy}>{t("transfer.submit")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
