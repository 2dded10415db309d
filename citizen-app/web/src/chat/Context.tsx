import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { ChatClient, View } from "../live/client";
import { emphasised, type Texts, type TextKey, type Values } from "../texts/texts";

interface Chat {
  readonly client: ChatClient;
  readonly texts: Texts;
  readonly phone: string;
}

const ChatContext = createContext<Chat | undefined>(undefined);

export function ChatProvider({ children, ...chat }: Chat & { children: ReactNode }) {
  return <ChatContext value={chat}>{children}</ChatContext>;
}

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error("useChat needs a ChatProvider");
  return chat;
}

export function useView(): View {
  const { client } = useChat();
  return useSyncExternalStore(client.subscribe, client.current);
}

/** A text with its important parts marked up. */
export function Marked({ text, values, as: As = "em" }: { text: TextKey; values?: Values; as?: "em" | "b" }) {
  const { texts } = useChat();
  return (
    <>
      {emphasised(texts.say(text, values)).map((piece, i) => (i % 2 === 1 ? <As key={i}>{piece}</As> : piece))}
    </>
  );
}
