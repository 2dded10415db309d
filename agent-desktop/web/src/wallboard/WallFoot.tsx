import { useI18n } from "../i18n/I18n.tsx";
import type { Link } from "../live/connection.ts";

/** How old the figures are, and what is being done about it. */
export function WallFoot({ age, stale, link, seen }: { age: number; stale: boolean; link: Link; seen: boolean }) {
  const { t } = useI18n();
  if (!seen) return <footer className="foot" />;
  const seconds = stale ? String(Math.floor(age)) : age.toFixed(1);
  const doing = link.phase === "live" ? t("wall.foot.noNews") : t("wall.foot.connecting");
  return (
    <footer className="foot">
      <span>{t("wall.foot.nobody")}</span>
      <span className="age">{t("wall.foot.age")} <b className="num">{t("wall.seconds", { n: seconds })}</b>{stale && <> · {doing}</>}</span>
    </footer>
  );
}
