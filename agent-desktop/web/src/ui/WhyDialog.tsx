import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "./Dialog.tsx";

/** Something that needs a reason. */
export function WhyDialog({ title, action, busy, onDo, onClose }: {
  title: string;
  action: string;
  busy: boolean;
  onDo: (why: string) => void;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [why, setWhy] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (why.trim()) onDo(why.trim());
        }}
      >
        <label className="ds-label">{t("why.label")}
          <input className="ds-input" required maxLength={500} autoComplete="off" value={why} onChange={(event) => setWhy(event.target.value)} />
        </label>
        <div className="row">
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" disabled={busy || !why.trim()}>{action}</button>
        </div>
      </form>
    </Dialog>
  );
}
