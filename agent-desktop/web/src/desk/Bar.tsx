import { useI18n } from "../i18n/I18n.tsx";
import type { Desk } from "../live/protocol.ts";
import { ConnectionLight } from "../presence/ConnectionLight.tsx";
import { PresenceMenu } from "../presence/PresenceMenu.tsx";
import { QueueLights } from "../presence/QueueLights.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LanguageSwitch, TextSize } from "../ui/Preferences.tsx";
import { MeMenu } from "./MeMenu.tsx";

/** My state, the queues, search, the link, and what is mine on this computer. */
export function Bar({ desk, run, onSearch, onKeys }: {
  desk: Desk;
  run: (action: () => Promise<unknown>) => Promise<boolean>;
  onSearch: () => void;
  onKeys: () => void;
}) {
  const { t } = useI18n();
  return (
    <header className="bar">
      <div className="brand">{t("app.brand")} <b>120</b></div>
      <PresenceMenu presence={desk.presence} reasons={desk.reasons} run={run} />
      <QueueLights queues={desk.queues} />
      <button type="button" className="find" aria-keyshortcuts="Control+K" onClick={onSearch}>
        <Icon name="search" /><span>{t("search.button")}</span><span className="ds-kbd">Ctrl K</span>
      </button>
      <ConnectionLight />
      <LanguageSwitch />
      <TextSize />
      <MeMenu me={desk.me} onKeys={onKeys} />
    </header>
  );
}
