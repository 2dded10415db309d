import { useId, useRef, useState } from "react";
import { useChat } from "./Context";

/** Ends the conversation after one question: it cannot be undone. */
export function EndButton({ label }: { label: "stopWaiting" | "endChat" }) {
  const { client, texts } = useChat();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [state, setState] = useState<"asking" | "ending" | "failed">("asking");
  const end = async () => {
    setState("ending");
    try {
      await client.end();
      dialog.current?.close();
      document.getElementById("ended")?.focus();
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <button
        className="btn btn-quiet"
        type="button"
        onClick={() => {
          setState("asking");
          dialog.current?.showModal();
        }}
      >
        {texts.say(label)}
      </button>
      <dialog className="ask" ref={dialog} aria-labelledby={title}>
        <h2 id={title}>{texts.say("endQuestion")}</h2>
        <p>{texts.say("endBody")}</p>
        {state === "failed" && (
          <p className="fault" role="alert">
            {texts.say("endFailed")}
          </p>
        )}
        <div className="row">
          <button className="btn" type="button" onClick={() => dialog.current?.close()}>
            {texts.say("endNo")}
          </button>
          <button className="btn btn-go" type="button" disabled={state === "ending"} onClick={() => void end()}>
            {texts.say("endYes")}
          </button>
        </div>
      </dialog>
    </>
  );
}
