import { useI18n, type TextKey } from "../i18n/I18n.tsx";
import { usePhone } from "../softphone/PhoneProvider.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { BINDINGS } from "../ui/keys.ts";

/** Keys the text field answers itself. */
const WHILE_WRITING: readonly (readonly [string, TextKey])[] = [["↵", "keys.newline"], ["??", "keys.answer"], ["::", "keys.block"], ["Tab", "keys.blank"]];

/** Every key of the desk, from the table that answers them. */
export function KeyMapDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { device } = usePhone();
  const bindings = BINDINGS.filter((each) => !each.phone || device !== "NONE");
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl className="keymap">
        {[...bindings.map(({ shown, text }) => [shown, text] as const), ...WHILE_WRITING].map(([key, text]) => (
          <div key={key}>
            <dt><span className="ds-kbd">{key}</span></dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="ds-hint">{t("keys.composing")}</p>
    </Dialog>
  );
}
