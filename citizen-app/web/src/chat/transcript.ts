import type { Conversation } from "../live/conversation";
import type { Message } from "../live/protocol";
import { emphasised, labelIn, type Texts } from "../texts/texts";
import { clock } from "../texts/time";
import { systemWords } from "./Bubble";

/** The conversation as plain text to keep. */
export function transcript({ messages, state }: Conversation, texts: Texts): string {
  const day = new Intl.DateTimeFormat(texts.language, { dateStyle: "full" }).format(new Date(state.arrivedAt));
  const number = state.closed ? `${texts.say("record")} ${state.closed.recordNumber}` : "";
  const lines = messages.map((message) => line(message, texts)).filter((text) => text !== "");
  return `${[texts.say("title"), day, number].filter((text) => text !== "").join("\n")}\n\n${lines.join("\n")}\n`;
}

function line(message: Message, texts: Texts): string {
  const words = systemWords(message);
  const said = [words ? emphasised(texts.say(words)).join("") : message.text, ...message.media.map((media) => `[${media.name}]`)]
    .filter((text) => text !== "")
    .join(" ");
  return said === "" ? "" : `${clock(message.at, texts.language)} ${who(message, texts)}: ${said}`;
}

function who(message: Message, texts: Texts): string {
  switch (message.from) {
    case "CITIZEN":
      return texts.say("me");
    case "AGENT":
      return labelIn(message.label ?? undefined, texts.language) ?? texts.say("agent");
    case "INTERPRETER":
      return labelIn(message.label ?? undefined, texts.language) ?? texts.say("interpreter");
    case "SYSTEM":
      return texts.say("auto");
    default:
      message.from satisfies never;
      return "";
  }
}
