import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import type { QuickEntry } from "./tools.ts";
import { useTools } from "./ToolsProvider.tsx";

/** Fills the record of an everyday contact at once. */
export function QuickEntries({ onChoose }: { onChoose: (entry: QuickEntry) => void }) {
  const { t, label } = useI18n();
  const { quickEntries } = useTools();
  if (quickEntries.length === 0) return null;
  return (
    <Popover className="ds-btn ds-btn--sm quick" name={t("quick.name")} button={<>{t("quick.name")} <Icon name="down" /></>}>
      {(close) => (
        <div className="quick-menu">
          {quickEntries.map((entry) => (
            <button key={entry.code} type="button" className="choice" onClick={() => { onChoose(entry); close(); }}>{label(entry.name)}</button>
          ))}
        </div>
      )}
    </Popover>
  );
}
