import { useEffect, useId, useRef, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "./Icon.tsx";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
  /** A dialog that must be answered has no way round it. */
  required?: boolean;
}

/** A modal dialog: the page behind is inert, Esc closes it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children, wide = false, required = false }: DialogProps) {
  const { t } = useI18n();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // To where one writes first; the button that closes comes before it only in the order of the page.
    dialog?.querySelector<HTMLElement>("input:not([readonly]), select, textarea:not([readonly])")?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? "ds-dialog dialog wide" : "ds-dialog dialog"}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!required) onClose();
      }}
    >
      <header className="dialog-h">
        <h2 id={titleId}>{title}</h2>
        {!required && (
          <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon" aria-label={t("common.close")} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
