import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { http } from "../api/http.ts";
import { usePath } from "../desk/router.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { STALE_SECONDS, useAge } from "../live/useScreen.ts";
import { BehindDialog, type Behind } from "../measures/BehindDialog.tsx";
import type { Choices } from "../reports/report.ts";
import { WallBar } from "./WallBar.tsx";
import { WallFoot } from "./WallFoot.tsx";
import { WallKpis } from "./WallKpis.tsx";
import { WallRibbon } from "./WallRibbon.tsx";
import { WallTiles } from "./WallTiles.tsx";
import { beep } from "./beep.ts";
import { useWall } from "./useWall.ts";
import { addressOf, choiceOf, levels, worsened, type Choice, type Levels } from "./wall.ts";

/** The wall: how the centre is now, for everybody in the room to read. It names nobody. */
export function WallboardPage({ me }: { me: Me }) {
  const { t, setZone } = useI18n();
  usePath();
  const [choice, setChoice] = useState<Choice>(() => choiceOf(location.search));
  const [choices, setChoices] = useState<Choices | null>(null);
  const [behind, setBehind] = useState<Behind | null>(null);
  const organisation = choice.organisation ?? choices?.organisations[0]?.id ?? null;
  const { seen, link } = useWall(organisation, choice.queues);
  const age = useAge(seen?.at ?? null);
  const stale = age > STALE_SECONDS;
  const wall = seen?.wall ?? null;
  const now = useMemo(() => (wall ? levels(wall, choice.goals) : null), [wall, choice.goals]);
  useThresholdSound(choice.sound && !stale, now);

  const loadChoices = useCallback(() => {
    http.get<Choices>("/reports/choices").then(setChoices, () => setTimeout(loadChoices, 3_000));
  }, []);
  useEffect(loadChoices, [loadChoices]);
  useEffect(() => setZone(wall?.zone ?? me.zone), [wall?.zone, me.zone, setZone]);
  useEffect(() => {
    document.documentElement.classList.add("is-wall");
    document.title = t("wall.title");
    return () => document.documentElement.classList.remove("is-wall");
  }, [t]);

  const change = (next: Choice) => {
    history.replaceState(null, "", addressOf(next));
    setChoice(next);
  };
  const open = (measure: string, more: Partial<Behind> = {}) => {
    if (!wall) return;
    const to = new Date(Date.parse(wall.at) + 60_000).toISOString();
    setBehind({ measure, from: new Date(Date.parse(wall.at) - 30 * 60_000).toISOString(), to, organisation: wall.organisation.id, ...more });
  };
  const long = wall ? new Date(Date.parse(wall.at) - 7 * 86_400_000).toISOString() : "";
  return (
    <main className="wall" data-stale={stale && seen ? "" : undefined} data-theme="dark">
      <WallBar wall={wall} choice={choice} choices={choices} organisation={organisation} stale={stale} link={link} onChange={change} />
      {wall && now ? (
        <>
          <WallKpis wall={wall} goals={choice.goals} levels={now} age={age} stale={stale} onOpen={(measure) => open(measure, isOfNow(measure) ? { from: long } : {})} />
          <WallTiles wall={wall} onOpen={(tile) => open("waiting", { from: long, channel: tile.channel, language: tile.language })} />
          <WallRibbon wall={wall} onOpen={(measure) => open(measure, { from: measure.startsWith("promises") ? long : dayStart(wall.at, wall.zone) })} />
        </>
      ) : (
        <p className="wall-wait" role="status">{link.phase === "refused" ? t("link.refused.body") : link.phase === "lost" ? t("wall.unreachable") : t("common.loading")}</p>
      )}
      <WallFoot age={age} stale={stale} link={link} seen={seen !== null} />
      {behind && <BehindDialog behind={behind} onClose={() => setBehind(null)} />}
    </main>
  );
}

function isOfNow(measure: string): boolean {
  return !measure.startsWith("recent");
}

/** Midnight in the city before that moment. */
function dayStart(at: string, zone: string): string {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const [h = 0, m = 0, s = 0] = clock.format(new Date(at)).split(":").map(Number);
  return new Date(Math.floor(Date.parse(at) / 1000) * 1000 - ((h * 60 + m) * 60 + s) * 1000).toISOString();
}

function useThresholdSound(on: boolean, now: Levels | null): void {
  const before = useRef<Levels | null>(null);
  useEffect(() => {
    if (now && on && worsened(before.current, now)) beep();
    before.current = now;
  }, [on, now]);
}
