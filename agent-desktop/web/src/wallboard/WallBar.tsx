import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Link } from "../live/connection.ts";
import type { Choices } from "../reports/report.ts";
import { Icon } from "../ui/Icon.tsx";
import { LanguageSwitch } from "../ui/Preferences.tsx";
import { WallChooser } from "./WallChooser.tsx";
import type { Choice, Wall } from "./wall.ts";

interface Props {
  wall: Wall | null;
  choice: Choice;
  choices: Choices | null;
  organisation: string | null;
  stale: boolean;
  link: Link;
  onChange: (choice: Choice) => void;
}

/** Whose wall it is and what time it is there; when the line is cut, that comes first. */
export function WallBar({ wall, choice, choices, organisation, stale, link, onChange }: Props) {
  const { t, label, time } = useI18n();
  const [choosing, setChoosing] = useState(false);
  const some = choice.queues.length > 0 && wall ? wall.queues.map((queue) => label(queue.name)).join(" · ") : null;
  return (
    <header className="top">
      <h1>{t("app.brand")} <b>120</b> {t("wall.heading")}</h1>
      {wall && stale ? (
        <p className="stale-bar" role="alert"><Icon name="alert" />{link.phase === "live" ? t("wall.stale.noNews") : t("wall.stale.cut")} · {t("wall.stale.of", { time: time.precise(wall.at) })}</p>
      ) : (
        <p>{wall && <><b>{label(wall.organisation.name)}</b>{some && <> · {some}</>} · {t("wall.ratios")} · {time.longDay(wall.at)}</>}</p>
      )}
      <div className="wall-tools">
        <LanguageSwitch />
        <button type="button" aria-pressed={choice.sound} onClick={() => onChange({ ...choice, sound: !choice.sound })}>{choice.sound ? t("wall.sound.on") : t("wall.sound.off")}</button>
        <button type="button" disabled={!choices} onClick={() => setChoosing(true)}>{t("wall.choose")}</button>
        <button type="button" onClick={fullScreen}>{t("wall.fullScreen")}</button>
      </div>
      <time className="now num">{wall ? time.time(wall.at) : ""}</time>
      {choosing && choices && (
        <WallChooser choice={choice} choices={choices} organisation={organisation} onClose={() => setChoosing(false)}
          onChoose={(next) => { onChange(next); setChoosing(false); }} />
      )}
    </header>
  );
}

function fullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen();
}
