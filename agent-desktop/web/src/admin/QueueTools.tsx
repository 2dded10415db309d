import { useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";
import { isObject, type Json, type Value } from "./configuration.ts";
import { useReferences } from "./References.tsx";

interface Rules {
  relaxation: { after: number; minimums: Record<string, number> }[];
  overflow: { after: number; organisationId: string } | null;
  preferredSeconds: number;
}

interface Moment {
  waitedSeconds: number;
  needs: { skill: string; minimum: number }[];
  candidates: { agent: string; label: string; score: number; load: string }[];
  counts: Record<string, number>;
  considered: number;
}

interface Fare {
  offered: number;
  answered: number;
  abandoned: number;
  withinTarget: number;
  meanWaitSeconds: number;
  longestWaitSeconds: number;
}

interface Replay {
  recorded: Fare;
  inForce: Fare;
  changed: Fare;
  differing: number;
}

/** Who would get a contact of this queue now and why, and how a past day would have gone: with the rules as they stand in the form. */
export function QueueTools({ queueId, value }: { queueId: string; value: Value }) {
  const { t, language, maybe, label } = useI18n();
  const organisations = useReferences("organisations");
  const skills = useReferences("skills");
  const [wanted, setWanted] = useState("ko");
  const [day, setDay] = useState("");
  const [moments, setMoments] = useState<readonly Moment[] | null>(null);
  const [replay, setReplay] = useState<Replay | null>(null);
  const { busy, error, run } = useAction();
  const rules = () => rulesOf(value, (code) => organisations.find((each) => each.key === code)?.id ?? null);
  const tryIt = () => run(async () => {
    const answer = await http.post<{ moments: Moment[] }>(`/queues/${queueId}/trial`, { channel: "CHAT", language: wanted, rules: rules() });
    setMoments(answer.moments);
  });
  const liveAgain = () => run(async () => setReplay(await http.post<Replay>(`/queues/${queueId}/replay`, { day, rules: rules() })));
  const languages = skills.filter((skill) => skill.key.length === 2);
  return (
    <section className="queue-tools" aria-labelledby="tools-title">
      <h3 id="tools-title">{t("admin.try")}</h3>
      <p className="ds-hint">{t("admin.try.body")}</p>
      <ErrorBanner error={error} />
      <div className="filters">
        <label>{t("admin.try.language")}
          <select className="ds-input" value={wanted} onChange={(event) => setWanted(event.target.value)}>
            {languages.map((each) => <option key={each.key} value={each.key}>{language(each.key)}</option>)}
          </select>
        </label>
        <button type="button" className="ds-btn" disabled={busy} onClick={() => void tryIt()}>{t("admin.try.do")}</button>
        <label>{t("admin.replay.day")}
          <input className="ds-input" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
        <button type="button" className="ds-btn" disabled={busy || !day} onClick={() => void liveAgain()}>{t("admin.replay.do")}</button>
      </div>
      {moments && (
        <table className="ds-table" aria-live="polite">
          <thead><tr><th scope="col">{t("admin.try.waited")}</th><th scope="col">{t("admin.f.needs")}</th><th scope="col">{t("admin.try.who")}</th><th scope="col">{t("admin.try.others")}</th></tr></thead>
          <tbody>
            {moments.map((moment) => (
              <tr key={moment.waitedSeconds}>
                <th scope="row" className="num">{clock(moment.waitedSeconds)}</th>
                <td>{moment.needs.map(({ skill, minimum }) => `${label(skills.find((each) => each.key === skill)?.title) || skill} ${minimum}`).join(", ") || "–"}</td>
                <td>{moment.candidates.length === 0 ? t("admin.try.nobody") : moment.candidates.map((each) => `${each.label} (${each.load})`).join(", ")}</td>
                <td>{Object.entries(moment.counts).map(([code, n]) => `${maybe("excluded", code) ?? code} ${n}`).join(", ") || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {replay && (
        <>
          <table className="ds-table" aria-live="polite">
            <thead><tr><th scope="col"><span className="sr-only">{t("admin.field")}</span></th><th scope="col" className="end">{t("admin.replay.recorded")}</th><th scope="col" className="end">{t("admin.replay.inForce")}</th><th scope="col" className="end">{t("admin.replay.changed")}</th></tr></thead>
            <tbody>
              {FIGURES.map((figure) => (
                <tr key={figure}>
                  <th scope="row">{t(`admin.replay.${figure}`)}</th>
                  {[replay.recorded, replay.inForce, replay.changed].map((fare, i) => (
                    <td key={i} className="end num">{figure.endsWith("Seconds") ? clock(Math.round(fare[figure])) : fare[figure]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="impact">{t("admin.replay.differing", { n: replay.differing })}</p>
        </>
      )}
    </section>
  );
}

const FIGURES = ["offered", "answered", "abandoned", "withinTarget", "meanWaitSeconds", "longestWaitSeconds"] as const;

/** The rules of the form in the shape the tester takes. */
export function rulesOf(value: Value, idOf: (code: string) => string | null): Rules {
  const number = (each: Json | undefined) => (typeof each === "number" ? each : 0);
  const steps = Array.isArray(value.relaxation) ? (value.relaxation as readonly Json[]).filter(isObject) : [];
  const overflow = isObject(value.overflow) ? value.overflow : null;
  const helpers = overflow ? idOf(String(overflow.organisation)) : null;
  return {
    relaxation: steps.map((step) => ({
      after: number(step.after),
      minimums: isObject(step.needs) ? Object.fromEntries(Object.entries(step.needs).map(([skill, level]) => [skill, number(level)])) : {},
    })),
    overflow: overflow && helpers ? { after: number(overflow.after), organisationId: helpers } : null,
    preferredSeconds: number(value.preferred),
  };
}
