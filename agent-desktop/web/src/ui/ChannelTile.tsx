import { useI18n } from "../i18n/I18n.tsx";
import type { Channel } from "../live/protocol.ts";
import { Icon, type IconName } from "./Icon.tsx";

const ICONS: Record<Channel, IconName> = {
  VOICE: "phone", SMS: "sms", CHAT: "chat", VIDEO: "video", SNS: "share", EMAIL: "mail", FAX: "page", COUNTER: "counter", POST: "page",
};

/** The channel as an icon on its hue; its word is the tile's name. */
export function ChannelTile({ channel, large = false }: { channel: Channel; large?: boolean }) {
  const { t } = useI18n();
  return (
    <span className={large ? "ds-ch large" : "ds-ch"} data-ch={channel}>
      <Icon name={ICONS[channel]} label={t(`channel.${channel}`)} />
    </span>
  );
}
