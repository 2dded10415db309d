import { useI18n } from "../i18n/I18n.tsx";
import type { Desk } from "../live/protocol.ts";
import { ConnectionLight } from "../presence/ConnectionLight.tsx";
import { PresenceMenu } from "../presence/PresenceMenu.tsx";
import { QueueLights } from "../presence/QueueLights.tsx";
import { PhoneButton } from "../softphone/PhoneButton.tsx";
import { Icon } from "../ui/Icon.tsx";
import { LanguageSwitch, TextSize } from "../ui/Preferences.tsx";
import { MeMenu } from "./MeMenu.tsx";

/** My state, the queues, search, the link, and what is mine on this computer. */
export function Bar({ desk, run, unread, onSearch, onKeys, onNotices, onToday, onNew, onHand }: {
  desk: Desk;
  run: (action: () => Promise<unknown>) => Promise<boolean>;
  onSearch: () => void;
  onKeys: () => void;
  /** Notices I have not read. */
  unread: number;
  onNotices: () => void;
  onToday: () => void;
  onNew: () => void;
  onHand: () => void;
}) {
  const { t } = useI18n();
  return (
    <header className="bar">
      <div className="brand">{t("app.brand")} <b>120</b></div>
      <PresenceMenu presence={desk.presence} reasons={desk.reasons} run={run} />
      <PhoneButton />
      <QueueLights queues={desk.queues} />
      <button type="button" className="find" aria-keyshortcuts="Control+K" onClick={onSearch}>
        <Icon name="search" /><span>{t("search.button")}</span><span className="ds-kbd">Ctrl K</span>
      </button>
      <button type="button" className="bar-button" aria-keyshortcuts="Alt+H" aria-pressed={Boolean(desk.hand)} title={desk.hand?.helper ? t("hand.helper", { name: desk.hand.helper }) : t("hand.hint")} onClick={onHand}>
        <Icon name="hand" /><span>{desk.hand?.helper ? t("hand.coming") : t("hand.button")}</span>
      </button>
      <button type="button" className="bar-button" aria-keyshortcuts="Alt+B" aria-label={t("notices.button", { n: unread })} title={t("notices.title")} onClick={onNotices}>
        <Icon name="bell" />{unread > 0 && <b className="num">{unread}</b>}
      </button>
      <ConnectionLight />
      <LanguageSwitch />
      <TextSize />
      <MeMenu me={desk.me} onKeys={onKeys} onToday={onToday} onNew={onNew} />
    </header>
  );
}
