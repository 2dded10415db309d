import type { ReactNode } from "react";
import type { Message } from "../live/protocol";
import { labelIn, type TextKey } from "../texts/texts";
import { clock } from "../texts/time";
import { Marked, useChat } from "./Context";
import { Attachment } from "./Attachment";
import { Icon } from "./Icon";
import { linked } from "./linked";

const SYSTEM_WORDS: Readonly<Record<string, TextKey>> = {
  welcome: "welcome",
  "agent.joined": "agentJoined",
  "agent.left": "agentLeft",
  "interpreter.joined": "interpreterJoined",
  "interpreter.left": "interpreterLeft",
  transferred: "transferred",
  "idle.warning": "idleWarned",
  "closed.idle": "closedIdle",
};

/** What the city says by itself; nothing when this page has no words for it. */
export function systemWords(message: Message): TextKey | undefined {
  return message.code ? SYSTEM_WORDS[message.code] : undefined;
}

export function Bubble({ message, readByAgent }: { message: Message; readByAgent: number }) {
  const { texts } = useChat();
  const at = clock(message.at, texts.language);
  if (message.from === "SYSTEM") return <SystemBubble message={message} at={at} />;
  if (message.from === "CITIZEN") {
    const read = message.number <= readByAgent;
    return (
      <div className="msg me">
        <span className="sr-only">{texts.say("me")}:</span>
        <Body message={message} />
        <span className="st">
          <Icon name="check" size="i-s" />
          {texts.say("received", { time: at })}
          {read && ` · ${texts.say("read")}`}
        </span>
      </div>
    );
  }
  const party = labelIn(message.label ?? undefined, texts.language) ?? texts.say(message.from === "AGENT" ? "agent" : "interpreter");
  return (
    <div className="msg">
      <By icon="desk">
        {party} · <time dateTime={message.at}>{at}</time>
      </By>
      <Body message={message} />
    </div>
  );
}

function SystemBubble({ message, at }: { message: Message; at: string }) {
  const { texts, phone } = useChat();
  const words = systemWords(message);
  if (words === "welcome") {
    return (
      <div className="msg">
        <By>
          {texts.say("auto", { phone })} · <time dateTime={message.at}>{at}</time>
        </By>
        <div className="say">
          <Marked text="welcome" as="b" />
        </div>
      </div>
    );
  }
  if (!words && message.text === "") return null;
  return (
    <p className="msg auto">
      {words ? texts.say(words) : message.text} <time dateTime={message.at}>{at}</time>
    </p>
  );
}

function By({ icon, children }: { icon?: "desk"; children: ReactNode }) {
  return (
    <span className="by">
      {icon && <Icon name={icon} size="i-s" />}
      <span>{children}</span>
    </span>
  );
}

function Body({ message }: { message: Message }) {
  return (
    <>
      {message.text !== "" && (
        <div className="say" {...(message.lang ? { lang: message.lang } : {})}>
          {linked(message.text)}
        </div>
      )}
      {message.media.map((media) => (
        <Attachment key={media.id} media={media} />
      ))}
    </>
  );
}
