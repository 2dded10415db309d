import { useI18n } from "../i18n/I18n.tsx";
import type { Media, StaffMessage } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Delivery } from "./deliveries.ts";
import { DeliveryLine } from "./DeliveryLine.tsx";
import { fileSize } from "./files.ts";

/** What the system tells the agents and not the citizen. */
const INSIDE: ReadonlySet<string> = new Set([
  "media.blocked", "sms.stopped", "sms.started",
  "call.answered", ...["BUSY", "NO_ANSWER", "REFUSED", "NO_SUCH_NUMBER", "FAILED", "CANCELLED", "NO_PHONE", "LOST"].map((result) => `call.${result}`),
]);

/** A stored message. `read` is whether the citizen has seen it; `mine` whether I wrote it. */
export function MessageBubble({ message, delivery, read, mine, language }: {
  message: StaffMessage;
  /** What became of it on its way to the citizen, if it goes by a provider. */
  delivery?: Delivery | undefined;
  read: boolean;
  mine: boolean;
  /** The contact's language, for what the citizen wrote. */
  language: string;
}) {
  const { t, label, time, maybe } = useI18n();
  if (message.from === "SYSTEM") {
    const text = message.text || (message.code ? (maybe("system", message.code) ?? message.code) : "");
    return (
      <p className="line">
        {!INSIDE.has(message.code ?? "") && <span>{t("message.toCitizen")}</span>} {text}{" "}
        <time dateTime={message.at}>{time.time(message.at)}</time>
        {delivery && <> · <DeliveryLine interactionId={message.interactionId} delivery={delivery} /></>}
      </p>
    );
  }
  const author = message.author ? label(message.author.label) : label(message.label);
  if (message.from === "NOTE") {
    return (
      <div className="msg note">
        <div className="b">
          <Icon name="lock" />
          <span><b>{t(message.code === "flow.path" ? "message.path" : "message.note")}</b> <span className="text">{message.text}</span><Files message={message} /></span>
        </div>
        <div className="m"><span>{mine ? "" : author}</span><time dateTime={message.at}>{time.time(message.at)}</time></div>
      </div>
    );
  }
  const inbound = message.from === "CITIZEN";
  return (
    <div className={inbound ? "msg in" : "msg out"}>
      <div className="b">
        <span className="sr-only">{inbound ? t("message.citizen") : mine ? t("message.me") : author}: </span>
        <span className="text" lang={message.lang ?? (inbound ? language : undefined)}>{message.text}</span>
        <Files message={message} />
      </div>
      <div className="m">
        {!inbound && !mine && author && <span>{author}</span>}
        {!inbound && read && !delivery && <span>{t("message.read")}</span>}
        {delivery && <DeliveryLine interactionId={message.interactionId} delivery={delivery} />}
        <time dateTime={message.at}>{time.time(message.at)}</time>
      </div>
    </div>
  );
}

function Files({ message }: { message: StaffMessage }) {
  if (message.media.length === 0) return null;
  const href = (media: Media) => `/api/v1/interactions/${message.interactionId}/media/${media.id}`;
  return (
    <ul className="files">
      {message.media.map((media) => (
        <li key={media.id}>
          <a href={href(media)} download={media.name}>
            {media.mime.startsWith("image/") ? <img src={href(media)} alt="" loading="lazy" /> : <Icon name="page" />}
            <span>{media.name}</span> <small className="num">{fileSize(media.size)}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
