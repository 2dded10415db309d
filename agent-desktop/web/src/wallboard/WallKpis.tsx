import type { ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { clock } from "../ui/time.ts";
import { LevelMark } from "./LevelMark.tsx";
import { percent, waitingGoal, type Goals, type Level, type Levels, type Wall } from "./wall.ts";

interface Props {
  wall: Wall;
  goals: Goals;
  levels: Levels;
  age: number;
  stale: boolean;
  onOpen: (measure: string) => void;
}

/** Five numbers, each with its goal and its age. */
export function WallKpis({ wall, goals, levels, age, stale, onOpen }: Props) {
  const { t } = useI18n();
  const level = percent(wall.recent.serviceLevel);
  const abandoned = percent(wall.recent.abandonRate);
  const ago = t("wall.ago", { n: Math.floor(age) });
  const old = stale ? ago : null;
  const ratiosAge = Math.max(0, Math.round((Date.parse(wall.at) - Date.parse(wall.recent.at)) / 1000));
  const ratios = old ?? (ratiosAge < 2 ? t("wall.now") : t("wall.ago", { n: ratiosAge }));
  return (
    <section className="kpis" aria-label={t("wall.kpis")}>
      <Kpi name={t("wall.waiting")} when={old ?? t("wall.now")} level={levels.waiting} value={String(wall.waiting)}
        goal={`≤ ${waitingGoal(wall, goals)}`} onOpen={() => onOpen("waiting")} />
      <Kpi name={t("wall.longest")} when={old ?? t("wall.now")} level={levels.longest}
        value={wall.longestWaitSeconds == null ? "–" : clock(wall.longestWaitSeconds)}
        goal={wall.longestWaitTarget == null ? "" : `≤ ${clock(wall.longestWaitTarget)}`} onOpen={() => onOpen("longestWaiting")} />
      <Kpi name={wall.targetSeconds == null ? t("wall.level") : t("wall.level.within", { n: wall.targetSeconds })} when={ratios} level={levels.serviceLevel}
        value={level === null ? "–" : figure(level)} unit={level === null ? "" : "%"} goal={`≥ ${goals.serviceLevel}%`} onOpen={() => onOpen("recentServiceLevel")} />
      <Kpi name={t("wall.abandoned")} when={ratios} level={levels.abandonRate}
        value={abandoned === null ? "–" : figure(abandoned)} unit={abandoned === null ? "" : "%"} goal={`≤ ${goals.abandonRate}%`} onOpen={() => onOpen("recentAbandonRate")} />
      <Agents wall={wall} when={old ?? t("wall.now")} onOpen={onOpen} />
    </section>
  );
}

/** Four digits at most: 88.4, but 100. */
function figure(percentage: number): string {
  return percentage >= 100 ? "100" : percentage.toFixed(1);
}

function Kpi({ name, when, level, value, unit = "", goal, onOpen }: {
  name: string; when: string; level: Level; value: string; unit?: string; goal: string; onOpen: () => void;
}) {
  return (
    <article className="kpi" data-level={level}>
      <h2><button type="button" onClick={onOpen}>{name}</button><span>{when}</span></h2>
      <p className="big num" data-long={value.length > 4 ? "" : undefined}>{value}<small>{unit}</small></p>
      <p className="goal"><LevelMark level={level} /><span>{goal}</span></p>
    </article>
  );
}

const STATES = [["ready", "dot", "agentsReady"], ["talking", "dot", "agentsTalking"], ["wrapUp", "tri", "agentsInWrapUp"], ["away", "bar", "agentsAway"]] as const;

/** Agents by what they do: a count for each state, no names. */
function Agents({ wall, when, onOpen }: { wall: Wall; when: string; onOpen: (measure: string) => void }) {
  const { t } = useI18n();
  const all = STATES.reduce((sum, [state]) => sum + wall.agents[state], 0);
  const parts: ReactNode[] = STATES.map(([state, shape, measure]) => (
    <div key={state}>
      <dt><i className={shape} data-state={state} /><button type="button" onClick={() => onOpen(measure)}>{t(`wall.agents.${state}`)}</button></dt>
      <dd className="num">{wall.agents[state]}</dd>
    </div>
  ));
  return (
    <article className="kpi">
      <h2>{t("wall.agents", { n: all })}<span>{when}</span></h2>
      <dl className="people">{parts}</dl>
      <svg className="stack" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{bars(wall, all)}</svg>
    </article>
  );
}

function bars(wall: Wall, all: number): ReactNode[] {
  let x = 0;
  return STATES.map(([state]) => {
    const width = all === 0 ? 0 : (wall.agents[state] / all) * 1000;
    const bar = <rect key={state} data-state={state} x={x} y="0" width={Math.max(0, width - 3)} height="10" />;
    x += width;
    return bar;
  });
}
