import { useEffect, useState } from "react";
import type { View } from "../live/client";
import { clock } from "../texts/time";
import { useChat } from "./Context";
import { Icon } from "./Icon";

/** A break shorter than this is not worth a word. */
const SAY_AFTER_MS = 1_500;
const BACK_SHOWN_MS = 5_000;

/** What happened, what we kept, what to do: lost connection, and connected again. */
export function LostBanner({ connected }: { connected: boolean }) {
  const { client, texts, phone } = useChat();
  const [shown, setShown] = useState<"nothing" | "lost" | "back">("nothing");
  useEffect(() => {
    const timer = connected
      ? setTimeout(() => setShown("nothing"), BACK_SHOWN_MS)
      : setTimeout(() => setShown("lost"), navigator.onLine ? SAY_AFTER_MS : 0);
    if (connected) setShown((before) => (before === "lost" ? "back" : before));
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <div className="news" role="status">
      {shown === "lost" && (
        <div className="note" data-kind="warn">
          <Icon name="off" />
          <div>
            <p className="lead">{texts.say("lostLead")}</p>
            <p>{texts.say("lostBody")}</p>
          </div>
          <div className="acts">
            <button className="btn" type="button" onClick={() => client.now()}>
              <Icon name="retry" size="i-s" />
              {texts.say("now")}
            </button>
            <a className="btn" href={`tel:${phone}`}>
              <Icon name="phone" size="i-s" />
              {texts.say("call")}
            </a>
          </div>
        </div>
      )}
      {shown === "back" && (
        <div className="note" data-kind="ok">
          <Icon name="check" />
          <p className="lead">{texts.say("connected")}</p>
        </div>
      )}
    </div>
  );
}

/** Nobody has written for a while: one press says that we are still here. */
export function IdleBanner({ view }: { view: View }) {
  const { client, texts } = useChat();
  const warning = view.conversation?.state.warning;
  if (!warning || view.conversation?.state.phase === "CLOSED") return null;
  return (
    <div className="note news" data-kind="warn" role="status">
      <Icon name="clock" />
      <div>
        <p className="lead">{texts.say("idleLead")}</p>
        <p>{texts.say("idleBody", { time: clock(warning.closesAt, texts.language) })}</p>
      </div>
      <div className="acts">
        <button className="btn" type="button" onClick={() => client.send(texts.say("idleStayText"))}>
          {texts.say("idleStay")}
        </button>
      </div>
    </div>
  );
}
