import { useState } from "react";
import type { Conversation } from "../live/conversation";
import { labelIn } from "../texts/texts";
import { clock } from "../texts/time";
import { useChat } from "./Context";
import { Icon } from "./Icon";
import { saveBlob } from "./saveBlob";
import { Survey } from "./Survey";
import { transcript } from "./transcript";

/** The end: what to note down, what to take along, the way back in, and how it was. */
export function After({ conversation, onAskAgain }: { conversation: Conversation; onAskAgain: () => void }) {
  const { texts } = useChat();
  const [saved, setSaved] = useState(false);
  const { state } = conversation;
  const { closed } = state;
  const begun = clock(state.connectedAt ?? state.arrivedAt, texts.language);
  const times = closed ? `${begun}–${clock(closed.at, texts.language)}` : begun;
  const agent = labelIn(state.agent?.label, texts.language);
  const save = () => {
    const text = transcript(conversation, texts);
    const name = [texts.say("fileName"), closed?.recordNumber].filter(Boolean).join("-");
    saveBlob(new Blob([text], { type: "text/plain;charset=utf-8" }), `${name}.txt`);
    setSaved(true);
  };
  return (
    <section className="ended" aria-labelledby="ended">
      <div className="note" data-kind="ok" role="status">
        <Icon name="check" />
        <div>
          <h2 className="lead" id="ended" tabIndex={-1}>
            {texts.say("afterLead")}
          </h2>
          <p>
            {agent ? `${times} · ${agent}` : times}
            {closed && (
              <>
                <br />
                {texts.say("record")}{" "}
                <b className="num" aria-label={spelled(closed.recordNumber)}>
                  {closed.recordNumber}
                </b>
              </>
            )}
          </p>
        </div>
      </div>
      <div className="pane">
        <div className="choices">
          <button className="btn btn-go btn-wide" type="button" onClick={onAskAgain}>
            {texts.say("askAgain")}
          </button>
          <button className="btn btn-wide" type="button" onClick={save}>
            <Icon name="save" size="i-s" />
            {texts.say("save")}
          </button>
          <p className="small" role="status">
            {saved ? texts.say("saved") : ""}
          </p>
        </div>
        {closed && <p className="small">{texts.say("afterHint")}</p>}
      </div>
      <Survey state={state} />
    </section>
  );
}

/** Read digit by digit. */
export function spelled(number: string): string {
  return [...number].join(" ");
}
