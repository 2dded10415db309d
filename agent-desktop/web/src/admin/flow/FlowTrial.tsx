import { useEffect, useRef, useState } from "react";
import { useI18n, type TextKey } from "../../i18n/I18n.tsx";
import { ErrorBanner } from "../../ui/Problems.tsx";
import { TELEPHONE_KEYS } from "../../ui/telephoneKeys.ts";
import { useAction } from "../../ui/useAction.ts";
import type { Value } from "../configuration.ts";
import { flows, type Act, type Fault, type Step, type Trial } from "./flows.ts";

/** A test call without a telephone: what callers hear as text, a keypad, and what becomes of the call. */
export function FlowTrial({ flow, onNodes, onFaults }: {
  flow: Value;
  /** Told which nodes the call has come to. */
  onNodes: (nodes: readonly string[]) => void;
  onFaults: (faults: readonly Fault[]) => void;
}) {
  const { t, label, language } = useI18n();
  const { busy, error, run } = useAction();
  const [acts, setActs] = useState<readonly Act[]>([]);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [at, setAt] = useState("");
  const [number, setNumber] = useState("");
  const log = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const list = log.current;
    if (list) list.scrollTop = list.scrollHeight;
  }, [trial]);
  const call = (next: readonly Act[]) => run(async () => {
    const answer = await flows.trial(flow, at === "" ? null : new Date(at).toISOString(), next);
    onFaults(answer.faults);
    setActs(next);
    setTrial(answer.trial);
    setNumber("");
    onNodes(answer.trial?.nodes ?? []);
  });
  const press = (keys: string) => call([...acts, { keys, hangUp: false }]);
  const question = trial?.question ?? null;
  const several = question !== null && question.most > 1;
  return (
    <section className="flow-trial" aria-labelledby="flow-trial-title">
      <h3 id="flow-trial-title">{t("flow.trial")}</h3>
      <p className="ds-hint">{t("flow.trial.body")}</p>
      <ErrorBanner error={error} />
      <div className="filters">
        <label>{t("flow.trial.at")}
          <input className="ds-input" type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
        </label>
        <button type="button" className="ds-btn ds-btn--primary" disabled={busy} onClick={() => void call([])}>{t(trial ? "flow.trial.again" : "flow.trial.call")}</button>
      </div>
      {trial && (
        <div className="call">
          <ol ref={log} role="log" aria-label={t("flow.trial.log")} tabIndex={0}>
            {trial.steps.map((step, i) => <Line key={i} step={step} />)}
            {trial.end && (
              <li className="end">
                <b>{t(`flow.end.${trial.end.how}` as TextKey)}</b>
                {trial.end.queue && <span>{label(trial.end.queue)} · {language(trial.end.language)}</span>}
                {trial.end.path.length > 0 && <span>{trial.end.path.join(" › ")}</span>}
              </li>
            )}
          </ol>
          {question && (
            <div className="keys">
              {several && (
                <form
                  onSubmit={(event) => {
                    event.preventDefault();
                    if (/^[0-9*#]{1,32}$/.test(number)) void press(number);
                  }}
                >
                  <label className="ds-label" htmlFor="flow-trial-number">{t("flow.trial.number")}</label>
                  <input id="flow-trial-number" className="ds-input num" inputMode="tel" autoComplete="off" value={number} onChange={(event) => setNumber(event.target.value)} />
                  <button className="ds-btn" type="submit" disabled={busy || number === ""}>{t("flow.trial.enter")}</button>
                </form>
              )}
              <div className="keypad" role="group" aria-label={t("flow.trial.keys")}>
                {TELEPHONE_KEYS.map((key) => {
                  const option = question.options.find((each) => each.key === key);
                  return (
                    <button
                      key={key}
                      type="button"
                      className="ds-btn"
                      disabled={busy}
                      data-option={option !== undefined || undefined}
                      onClick={() => (several && key !== "*" && key !== "#" ? setNumber(number + key) : void press(several ? number + key : key))}
                    >
                      <b>{key}</b>{option?.label && <small>{option.label}</small>}
                    </button>
                  );
                })}
              </div>
              <div className="row">
                <button type="button" className="ds-btn ds-btn--sm" disabled={busy} onClick={() => void call([...acts, { keys: null, hangUp: false }])}>{t("flow.trial.silence")}</button>
                <button type="button" className="ds-btn ds-btn--sm ds-btn--danger" disabled={busy} onClick={() => void call([...acts, { keys: null, hangUp: true }])}>{t("flow.trial.hangUp")}</button>
                {acts.length > 0 && <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" disabled={busy} onClick={() => void call(acts.slice(0, -1))}>{t("flow.trial.back")}</button>}
              </div>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function Line({ step }: { step: Step }) {
  const { t } = useI18n();
  if (step.what === "HEARD") {
    return (
      <li className="heard">
        <span lang={step.language ?? undefined}>{step.text}</span>
        {!step.sound && <small>{t("flow.trial.noSound")}</small>}
      </li>
    );
  }
  return <li className="done">{t(`flow.did.${step.what}` as TextKey, { text: step.text })}</li>;
}
