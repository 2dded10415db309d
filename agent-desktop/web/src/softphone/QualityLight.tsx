import { useI18n } from "../i18n/I18n.tsx";
import type { Quality } from "./quality.ts";

/** How well the line carries, as a word with a shape; the figures behind it on request. */
export function QualityLight({ quality }: { quality: Quality | null }) {
  const { t } = useI18n();
  if (quality === null) return <span className="line-quality" />;
  const { level, loss, jitter, roundTrip } = quality;
  const figures = t("phone.quality.figures", {
    loss: loss.toFixed(1), jitter: jitter === null ? "–" : Math.round(jitter), roundTrip: roundTrip === null ? "–" : Math.round(roundTrip),
  });
  const tone = level === "GOOD" ? "success" : level === "FAIR" ? "warning" : "danger";
  return <span className="line-quality ds-pill" data-tone={tone} title={figures}>{t(`phone.quality.${level}`)}<span className="sr-only"> {figures}</span></span>;
}
