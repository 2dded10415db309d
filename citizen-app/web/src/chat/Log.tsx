import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { View } from "../live/client";
import { lastFromOthers } from "../live/conversation";
import { useChat } from "./Context";
import { Bubble } from "./Bubble";
import { OutBubble } from "./OutBubble";
import { TypingLine } from "./TypingLine";

/** Seen counts after this long on a visible, focused page. */
const SEEN_MS = 1_000;
/** Distance from the foot of the page within which new messages keep it at the foot. */
const NEAR_PX = 160;

/** All that was said. It stays at its foot while the citizen is there; `ended`: the end stands below it. */
export function Log({ view, ended }: { view: View; ended: boolean }) {
  const { client, texts } = useChat();
  const { conversation, outbox } = view;
  const log = useRef<HTMLDivElement>(null);
  const [below, setBelow] = useState(false);
  const count = (conversation?.messages.length ?? 0) + outbox.length;
  const last = conversation?.messages.at(-1);
  const mine = outbox.length > 0 || last?.from === "CITIZEN";

  useSeen(conversation ? `${conversation.state.streamId}/${lastFromOthers(conversation)}` : "");
  const near = useNearFoot(() => setBelow(false));
  useLayoutEffect(() => {
    if (count === 0) return;
    if (near.current || mine) scrollToFoot();
    else setBelow(true);
  }, [count, mine, near, ended]);

  return (
    <>
      {conversation?.hasEarlier && (
        <button className="btn btn-quiet" type="button" onClick={() => void client.loadEarlier().catch(() => undefined)}>
          {texts.say("earlier")}
        </button>
      )}
      <div className="talk" role="log" aria-live="polite" aria-label={texts.say("log")} ref={log}>
        {conversation?.messages.map((message) => (
          <Bubble
            key={message.id}
            message={message}
            readByAgent={message.interactionId === conversation.state.interactionId ? conversation.state.readByAgent : 0}
          />
        ))}
        {outbox.map((item) => (
          <OutBubble key={item.clientId} item={item} />
        ))}
        <TypingLine parties={conversation?.typing ?? []} />
        {below && (
          <button className="btn below" type="button" onClick={scrollToFoot}>
            {texts.say("newBelow")}
          </button>
        )}
      </div>
    </>
  );
}

function scrollToFoot(): void {
  window.scrollTo({ top: document.documentElement.scrollHeight });
}

/** Whether the citizen is looking at the newest message. */
function useNearFoot(onFoot: () => void) {
  const near = useRef(true);
  const reached = useRef(onFoot);
  reached.current = onFoot;
  useEffect(() => {
    const look = () => {
      const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
      near.current = scrollHeight - clientHeight - scrollTop < NEAR_PX;
      if (near.current) reached.current();
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  return near;
}

/** Marks what is on screen as read once it was visible and focused for a second. */
function useSeen(newest: string): void {
  const { client } = useChat();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible" && document.hasFocus()) timer = setTimeout(() => void client.markRead(), SEEN_MS);
    };
    look();
    window.addEventListener("focus", look);
    window.addEventListener("blur", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", look);
      window.removeEventListener("blur", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [client, newest]);
}
