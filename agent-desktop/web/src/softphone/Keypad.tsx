import { useEffect, useRef } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { TELEPHONE_KEYS } from "../ui/telephoneKeys.ts";

/** The keys of a telephone, by mouse or by the keyboard's own digits; what was pressed stays in sight. */
export function Keypad({ tones, onTone, onClose }: { tones: string; onTone: (tone: string) => void; onClose: () => void }) {
  const { t } = useI18n();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector("button")?.focus(), []);
  return (
    <div
      ref={root}
      className="call-keypad"
      role="group"
      aria-label={t("call.keypad")}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onClose();
        } else if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
          event.preventDefault();
          event.stopPropagation();
          onTone(event.key);
        }
      }}
    >
      <output className="num" aria-label={t("call.keypad.pressed")}>{tones || " "}</output>
      {TELEPHONE_KEYS.map((key) => <button key={key} type="button" className="ds-btn" aria-label={t(`call.key.${key}`)} onClick={() => onTone(key)}>{key}</button>)}
      <button type="button" className="ds-btn ds-btn--quiet wide" onClick={onClose}>{t("common.close")}</button>
    </div>
  );
}
