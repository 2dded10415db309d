import { useState } from "react";
import { useI18n, type TextKey } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Preview } from "./configuration.ts";
import { Differences } from "./Differences.tsx";

/** What is about to happen, and why. */
export function SaveDialog({ preview, added, busy, onSave, onClose }: {
  preview: Preview;
  added: boolean;
  busy: boolean;
  onSave: (why: string) => void;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [why, setWhy] = useState("");
  const touched = Object.entries(preview.touches).filter(([, count]) => count > 0);
  return (
    <Dialog title={t(added ? "admin.save.add" : "admin.save.change")} wide onClose={onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (why.trim()) onSave(why.trim());
        }}
      >
        {!added && <Differences differences={preview.differences} />}
        {touched.map(([what, count]) => <p key={what} className="impact">{t(`admin.touches.${what}` as TextKey, { n: count })}</p>)}
        <p className="ds-hint">{t("admin.atOnce")}</p>
        <label className="ds-label">{t("admin.why")}
          <input className="ds-input" required maxLength={500} autoComplete="off" value={why} onChange={(event) => setWhy(event.target.value)} />
        </label>
        <div className="row">
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" disabled={busy || !why.trim()}>{t("admin.save")}</button>
        </div>
      </form>
    </Dialog>
  );
}
