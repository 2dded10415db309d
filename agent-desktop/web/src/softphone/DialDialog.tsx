import { useState, type FormEvent } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { useTools } from "../tools/ToolsProvider.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useCallOut } from "./CallOut.tsx";
import { phone } from "./phone.ts";

const LANGUAGES = ["ko", "en", "zh", "ja", "vi", "mn"];

/** Calls a number, typed or from the speed dial; the own telephone rings first. */
export function DialDialog({ onClose }: { onClose: () => void }) {
  const { t, label, language } = useI18n();
  const { speedDials } = useTools();
  const out = useCallOut();
  const [number, setNumber] = useState("");
  const [spoken, setSpoken] = useState("ko");
  const blocked = !out || out.why !== null || out.busy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!out || blocked || number.trim() === "") return;
    void out.call((clientId) => phone.callNumber(clientId, number.trim(), spoken));
  };
  return (
    <Dialog title={t("callOut.title")} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p className="ds-hint">{t("callOut.body")}</p>
        <ErrorBanner error={out?.error ?? null} />
        {out?.why && <p className="ds-banner" data-tone="warning" role="status">{t(out.why)}</p>}
        {speedDials.length > 0 && (
          <div className="speed-dials" role="group" aria-label={t("callTransfer.speedDials")}>
            {speedDials.map((each) => (
              <button key={each.code} type="button" className="ds-btn ds-btn--sm" onClick={() => setNumber(each.phone)}><b className="num">{each.phone}</b> {label(each.name)}</button>
            ))}
          </div>
        )}
        <label className="ds-label">{t("callOut.number")}
          <input className="ds-input num" type="tel" inputMode="tel" autoComplete="off" autoFocus maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />
        </label>
        <label className="ds-label">{t("citizen.language")}
          <select className="ds-input" value={spoken} onChange={(event) => setSpoken(event.target.value)}>
            {LANGUAGES.map((code) => <option key={code} value={code}>{language(code)}</option>)}
          </select>
        </label>
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={blocked || number.trim() === ""}>{t("callOut.submit")}</button>
        </footer>
      </form>
    </Dialog>
  );
}
