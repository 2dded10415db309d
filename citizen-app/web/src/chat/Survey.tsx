import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ConversationState } from "../live/protocol";
import { useChat } from "./Context";
import { Icon } from "./Icon";

const RATINGS = [1, 2, 3, 4, 5] as const;
const MOST_WORDS = 1_000;

/** How satisfied the citizen was: asked below everything else, so that nothing moves when the question comes. */
export function Survey({ state }: { state: ConversationState }) {
  const { texts } = useChat();
  const [given, setGiven] = useState<{ interactionId: string; rating: number }>();
  const asked = state.closed?.survey;
  const mine = given?.interactionId === state.interactionId ? given.rating : undefined;
  const rating = asked?.rating ?? mine; // thanked as soon as it is stored, whatever becomes of the line
  const open = asked?.open && !rating;
  return (
    <section className="survey" aria-label={open || rating ? texts.say("surveyLead") : undefined}>
      <div role="status">{open && <h2>{texts.say("surveyLead")}</h2>}</div>
      {open && <Question key={state.interactionId} interactionId={state.interactionId} onGiven={(chosen) => setGiven({ interactionId: state.interactionId, rating: chosen })} />}
      {rating && <Thanks rating={rating} focus={mine !== undefined} />}
    </section>
  );
}

/** Five answers with their words and none of them chosen, and room to say more. */
function Question({ interactionId, onGiven }: { interactionId: string; onGiven: (rating: number) => void }) {
  const { client, texts } = useChat();
  const form = useRef<HTMLFormElement>(null);
  const [kept] = useState(() => client.surveyDraft(interactionId));
  const [fault, setFault] = useState(false);
  const [state, setState] = useState<"choosing" | "sending" | "failed">("choosing");
  useEffect(() => {
    form.current?.querySelector("fieldset")?.scrollIntoView?.({ block: "nearest" }); // newer browsers return a promise: no clean-up
  }, []);

  const read = () => {
    const data = new FormData(form.current ?? undefined);
    return { rating: Number(data.get("rating") ?? 0), words: String(data.get("words") ?? "") };
  };
  const keep = () => {
    setFault(false);
    client.saveSurveyDraft({ interactionId, ...read() });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === "sending") return;
    const { rating, words } = read();
    if (rating === 0) {
      setFault(true);
      form.current?.querySelector<HTMLElement>("input")?.focus();
      return;
    }
    setState("sending");
    try {
      if (await client.answerSurvey(rating, words.trim())) onGiven(rating);
      else setState("choosing");
    } catch {
      setState("failed");
    }
  };

  return (
    <form className="choices" ref={form} noValidate onSubmit={(event) => void submit(event)} onChange={keep}>
      <fieldset aria-describedby={fault ? "survey-free survey-fault" : "survey-free"}>
        <legend className="label">{texts.say("surveyQuestion")}</legend>
        <p className="small" id="survey-free">
          {texts.say("surveyFree")}
        </p>
        <div className="ratings">
          {RATINGS.map((n) => (
            <label key={n}>
              <input type="radio" name="rating" value={n} defaultChecked={kept?.rating === n} />
              <b className="num" aria-hidden="true">
                {n}
              </b>
              <span>{texts.say(`rate${n}`)}</span>
            </label>
          ))}
        </div>
        {fault && (
          <p className="fault" id="survey-fault" role="alert">
            <Icon name="warn" size="i-s" />
            {texts.say("surveyNeed")}
          </p>
        )}
      </fieldset>
      <div>
        <label className="label" htmlFor="survey-words">
          {texts.say("surveyWords")} <span className="small">({texts.say("optional")})</span>
        </label>
        <textarea className="field" id="survey-words" name="words" rows={2} maxLength={MOST_WORDS} defaultValue={kept?.words ?? ""} />
      </div>
      {state === "failed" && (
        <p className="fault" role="alert">
          <Icon name="warn" size="i-s" />
          {texts.say("surveyFailed")}
        </p>
      )}
      <button className="btn btn-wide" type="submit" aria-disabled={state === "sending"}>
        {texts.say(state === "sending" ? "sending" : "send")}
      </button>
    </form>
  );
}

/** What was answered. After one's own press the focus is here: the form that had it is gone. */
function Thanks({ rating, focus }: { rating: number; focus: boolean }) {
  const { texts } = useChat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  const word = RATINGS.find((n) => n === rating);
  return (
    <div className="note" data-kind="ok" role="status">
      <Icon name="check" />
      <div>
        <h2 className="lead" tabIndex={-1} ref={heading}>
          {texts.say("surveyThanks")}
        </h2>
        <p>{word && texts.say("surveyGiven", { n: rating, word: texts.say(`rate${word}`) })}</p>
      </div>
    </div>
  );
}
