import { useI18n } from "../i18n/I18n.tsx";
import type { Level } from "./wall.ts";

const SHAPES: Record<Exclude<Level, "none">, string> = {
  ok: "M10 2.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15z",
  near: "M10 2 19 18H1z",
  over: "M10 0 20 10 10 20 0 10z",
};

/** A level as shape and words: its colour is only the third way to say it. */
export function LevelMark({ level, quiet = false }: { level: Level; quiet?: boolean }) {
  const { t } = useI18n();
  if (level === "none") return null;
  const words = t(`wall.level.${level}`);
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true"><path d={SHAPES[level]} /></svg>
      {quiet && level === "ok" ? <span className="sr-only">{words}</span> : <b>{words}</b>}
    </>
  );
}
