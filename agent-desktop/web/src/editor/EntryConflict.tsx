import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { currentText, EMPTY_CONTENT, type Content, type Work } from "./editor.ts";
import { VersionDiff } from "./VersionDiff.tsx";

/** Somebody else was first: both texts side by side, and a choice. Neither is lost until it is made. */
export function EntryConflict({ current, mine, onTakeTheirs, onKeepMine, onClose }: {
  current: Work;
  mine: Content;
  onTakeTheirs: () => void;
  /** Null where what they did cannot be written over: it waits for approval. */
  onKeepMine: (() => void) | null;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const theirs = currentText(current);
  return (
    <Dialog title={t("editor.conflict")} wide onClose={onClose}>
      <p>{t("editor.conflict.body", { who: theirs?.author || t("editor.somebody") })}</p>
      {!onKeepMine && <p>{t("editor.conflict.review")}</p>}
      <VersionDiff
        lang={current.lang}
        name={t("editor.conflict")}
        before={{ head: t("editor.theirs"), content: theirs ?? EMPTY_CONTENT }}
        after={{ head: t("editor.mine"), content: mine }}
      />
      <div className="row">
        <button type="button" className="ds-btn" onClick={onTakeTheirs}>{t("editor.takeTheirs")}</button>
        {onKeepMine && <button type="button" className="ds-btn ds-btn--primary" onClick={onKeepMine}>{t("editor.keepMine")}</button>}
      </div>
    </Dialog>
  );
}
