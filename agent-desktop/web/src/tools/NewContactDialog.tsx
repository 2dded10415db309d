import { useRef, useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { uuidv7 } from "../api/ids.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Channel } from "../live/protocol.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";

const CHANNELS: readonly Channel[] = ["COUNTER", "POST", "VOICE"];
const LANGUAGES = ["ko", "en", "zh", "ja", "vi", "mn"];

/** A contact no machine has seen: somebody at the counter, a letter, a call on a plain telephone. */
export function NewContactDialog({ onOpened, onClose }: { onOpened: (seatId: string) => void; onClose: () => void }) {
  const { t, language } = useI18n();
  const { busy, error, run } = useAction();
  const clientId = useRef(uuidv7()); // the same one when it is sent again
  const [channel, setChannel] = useState<Channel>("COUNTER");
  const [spoken, setSpoken] = useState("ko");
  const [phone, setPhone] = useState("");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { seatId } = await http.post<{ seatId: string }>("/desk/contacts", {
        clientId: clientId.current, channel, language: spoken, ...(phone.trim() ? { phone: phone.trim() } : {}), ...(note.trim() ? { note: note.trim() } : {}),
      });
      onOpened(seatId);
    });
  };
  return (
    <Dialog title={t("new.title")} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p className="ds-hint">{t("new.body")}</p>
        <ErrorBanner error={error} />
        <div className="seg" role="group" aria-label={t("new.channel")}>
          {CHANNELS.map((each) => (
            <button key={each} type="button" aria-pressed={channel === each} onClick={() => setChannel(each)}>{t(each === "VOICE" ? "new.phoneMemo" : `channel.${each}`)}</button>
          ))}
        </div>
        <label className="ds-label">{t("citizen.language")}
          <select className="ds-input" value={spoken} onChange={(event) => setSpoken(event.target.value)}>
            {LANGUAGES.map((code) => <option key={code} value={code}>{language(code)}</option>)}
          </select>
        </label>
        <label className="ds-label">{t("new.phone")}
          <input className="ds-input num" type="tel" autoComplete="off" maxLength={40} value={phone} onChange={(event) => setPhone(event.target.value)} />
        </label>
        <label className="ds-label">{t("new.note")}
          <textarea className="ds-input" rows={3} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy}>{t("new.submit")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
