import { useEffect, useState } from "react";
import type { View } from "../live/client";
import { labelIn, type TextKey } from "../texts/texts";
import { After } from "./After";
import { IdleBanner, LostBanner } from "./Banners";
import { Composer } from "./Composer";
import { useChat, useView } from "./Context";
import { EndButton } from "./EndButton";
import { Hours } from "./Hours";
import { Log } from "./Log";
import { Queue } from "./Queue";
import { Start } from "./Start";

const SLOW_MS = 8_000;

export function App() {
  const { texts, phone } = useChat();
  const view = useView();
  useUnreadInTitle(view);
  switch (view.stage) {
    case "none":
      return (
        <div className="pane">
          <p>{texts.say("noChat", { phone })}</p>
          <a className="btn btn-wide" href={`tel:${phone}`}>
            {texts.say("call")}
          </a>
        </div>
      );
    case "hours":
      return <Hours view={view} />;
    case "loading": // of one piece with what follows, so that nobody is interrupted in writing
    case "start":
    case "resuming":
    case "talk":
      return <Talk view={view} />;
    default:
      view.stage satisfies never;
      return null;
  }
}

function Loading() {
  const { texts } = useChat();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="pane grow" role="status">
      {texts.say(slow ? "slow" : "loading")}
    </p>
  );
}

function Talk({ view }: { view: View }) {
  const [again, setAgain] = useState("");
  const state = view.conversation?.state;
  const ended = state?.phase === "CLOSED" && again !== state.interactionId && view.outbox.length === 0;
  const askAgain = () => {
    setAgain(state?.interactionId ?? "");
    setTimeout(() => document.getElementById("say")?.focus());
  };
  return (
    <>
      <LostBanner connected={view.connected} />
      {view.stage === "loading" && view.outbox.length === 0 && <Loading />}
      {view.stage === "start" && <Start view={view} />}
      {state && (state.phase === "WAITING" || state.phase === "OFFERED") && <Queue state={state} />}
      {state && (state.phase === "ACTIVE" || state.phase === "PARKED") && <With view={view} />}
      <IdleBanner view={view} />
      <Log view={view} ended={ended} />
      {ended && view.conversation && <After conversation={view.conversation} onAskAgain={askAgain} />}
      {!ended && <Composer placeholder={placeholderOf(view)} />}
    </>
  );
}

function placeholderOf(view: View): TextKey {
  if (!view.connected || view.stage === "loading") return "placeholderOffline";
  const phase = view.conversation?.state.phase;
  return phase === "WAITING" || phase === "OFFERED" ? "placeholderWait" : "placeholder";
}

/** Who is talking with me, and the way out. */
function With({ view }: { view: View }) {
  const { texts } = useChat();
  const state = view.conversation?.state;
  if (!state) return null;
  const agent = labelIn(state.agent?.label, texts.language) ?? texts.say("agent");
  const interpreter = labelIn(state.interpreter?.label, texts.language);
  const who = interpreter ? `${agent}, ${interpreter}` : agent;
  return (
    <div className="with">
      <span>{state.phase === "PARKED" ? texts.say("parked") : texts.say("with", { who })}</span>
      <EndButton label="endChat" />
    </div>
  );
}

/** Counts in the tab's title what arrived while the page was not looked at. */
function useUnreadInTitle(view: View): void {
  const count = view.conversation?.messages.filter((message) => message.from !== "CITIZEN").length ?? 0;
  const [seen, setSeen] = useState(count);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") setSeen(count);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [count]);
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\) /, "");
    const unread = Math.max(0, count - seen);
    document.title = unread > 0 ? `(${unread}) ${plain}` : plain;
  }, [count, seen]);
}
