import { useId, useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";

const LANGUAGES = ["en", "zh", "ja", "vi", "mn", "sign:ksl"];

/** Asks for an interpreter beside me; the ACD finds one, and I stay with the citizen meanwhile. */
export function InterpreterDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { t, language } = useI18n();
  const { changed } = useDesk();
  const { busy, error, run } = useAction();
  const [wanted, setWanted] = useState(LANGUAGES.includes(seat.language) ? seat.language : "en");
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(() => http.post(`/seats/${seat.id}/invite`, { role: "INTERPRETER", language: wanted }))) {
      changed();
      onClose();
    }
  };
  return (
    <Dialog title={t("interpreter.title")} onClose={onClose}>
      <form className="dialog-form" onSubmit={(event) => void submit(event)}>
        <p>{t("interpreter.body")}</p>
        <ErrorBanner error={error} />
        <div>
          <label className="ds-label" htmlFor={id}>{t("interpreter.language")}</label>
          <select id={id} className="ds-input" value={wanted} onChange={(event) => setWanted(event.target.value)}>
            {LANGUAGES.map((code) => <option key={code} value={code}>{language(code)}</option>)}
          </select>
        </div>
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy}>{t("interpreter.submit")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
