import { useEffect, useRef, useState } from "react";
import type { ConversationState } from "../live/protocol";
import { emphasised, type TextKey, type Values } from "../texts/texts";
import { minutes } from "../texts/time";
import { Marked, useChat } from "./Context";
import { EndButton } from "./EndButton";
import { Icon } from "./Icon";

/** People drawn one by one up to here; beyond, a number. */
const DRAWN = 5;
const DRAWN_OF_MANY = 4;
/** The place is spoken at most this often. */
const SPOKEN_EVERY_MS = 30_000;

/** The sentence that says where in the queue we are. */
export function placeWords({ phase, queue }: ConversationState): { text: TextKey; values: Values } {
  if (phase === "OFFERED") return { text: "offered", values: {} };
  if (!queue) return { text: "placing", values: {} };
  const { ahead: n, expectedWaitSeconds: seconds } = queue;
  if (seconds === null) return { text: n === 0 ? "next" : "aheadUnknown", values: { n } };
  return { text: n === 0 ? "nextMinutes" : "ahead", values: { n, minutes: minutes(seconds) } };
}

export function Queue({ state }: { state: ConversationState }) {
  const { texts } = useChat();
  const { text, values } = placeWords(state);
  return (
    <div className="queue">
      <p className="big">
        <Marked text={text} values={values} />
      </p>
      <UsualError state={state} />
      <Spoken sentence={emphasised(texts.say(text, values)).join("")} />
      <Line ahead={state.phase === "OFFERED" ? 0 : (state.queue?.ahead ?? 0)} />
      <div className="acts">
        <p className="small">{texts.say("keepPlace")}</p>
        <EndButton label="stopWaiting" />
      </div>
    </div>
  );
}

/** Says how good the estimate is, once it is known to be off by a minute or more. */
function UsualError({ state }: { state: ConversationState }) {
  const { texts } = useChat();
  const { expectedWaitSeconds = null, usualErrorSeconds = null } = state.queue ?? {};
  if (state.phase === "OFFERED" || expectedWaitSeconds === null || usualErrorSeconds === null || usualErrorSeconds < 60) return null;
  return <p className="small">{texts.say("usualError", { minutes: minutes(usualErrorSeconds) })}</p>;
}

/** Speaks a change of place, not every tick of the estimate. */
function Spoken({ sentence }: { sentence: string }) {
  const [spoken, setSpoken] = useState(sentence);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + SPOKEN_EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(sentence);
    }, wait);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="sr-only" role="status">
      {spoken}
    </p>
  );
}

/** The queue as a picture: me, those before me, the desk. For the eye only; the sentence above says the same. */
export function Line({ ahead }: { ahead: number }) {
  const { texts } = useChat();
  const drawn = ahead > DRAWN ? DRAWN_OF_MANY : ahead;
  return (
    <ol className="line" aria-hidden="true">
      <li className="me">
        <span className="who">
          <Icon name="person" />
        </span>
        {texts.say("me")}
      </li>
      {ahead > drawn && (
        <li>
          <span className="who">…</span>
          {texts.say("others", { n: ahead - drawn })}
        </li>
      )}
      {Array.from({ length: drawn }, (_, i) => (
        <li key={i}>
          <span className="who">
            <Icon name="person" />
          </span>
          {drawn <= 2 ? texts.say("before") : "\u00a0"}
        </li>
      ))}
      <li className="desk">
        <span className="who">
          <Icon name="desk" />
        </span>
        {texts.say("agent")}
      </li>
    </ol>
  );
}
