import { useI18n, type TextKey } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";

const KEYS: readonly (readonly [string, TextKey])[] = [
  ["F2", "keys.accept"],
  ["⇧ F2", "keys.decline"],
  ["F6", "keys.transfer"],
  ["F7", "keys.interpreter"],
  ["F8", "keys.finish"],
  ["F9", "keys.ready"],
  ["Ctrl K", "keys.search"],
  ["Ctrl ↵", "keys.send"],
  ["↵", "keys.newline"],
  ["Alt ↑ ↓", "keys.move"],
  ["Alt 1–2", "keys.tools"],
  ["?", "keys.map"],
];

export function KeyMapDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl className="keymap">
        {KEYS.map(([key, text]) => (
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
