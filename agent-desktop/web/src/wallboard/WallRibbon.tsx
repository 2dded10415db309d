import { useI18n } from "../i18n/I18n.tsx";
import { figure } from "../reports/report.ts";
import { atMost, type Wall } from "./wall.ts";

const ENDS = ["handled", "selfServed", "abandoned", "promised", "refused", "lost", "open"] as const;

/** The day as one equation, what citizens said of it, and what the city owes. */
export function WallRibbon({ wall, onOpen }: { wall: Wall; onOpen: (measure: string) => void }) {
  const { t, time } = useI18n();
  const { values } = wall.today;
  const late = atMost(wall.promises.late, 0);
  const shown = ENDS.filter((end) => (values[end] ?? 0) > 0 || end === "handled" || end === "abandoned" || end === "open");
  return (
    <section className="ribbon" aria-label={t("wall.ribbon")}>
      <section>
        <div>
          <h2>{t("wall.today", { time: time.time(wall.today.at) })}</h2>
          <p className="equation">
            <button type="button" onClick={() => onOpen("arrived")}>{t("wall.today.arrived")} <b className="num">{values.arrived ?? 0}</b></button>
            {shown.map((end, i) => (
              <span key={end}>
                <i aria-hidden="true">{i === 0 ? "=" : "+"}</i>
                <button type="button" onClick={() => onOpen(end)}>{t(`wall.today.${end}`)} <b className="num">{values[end] ?? 0}</b></button>
              </span>
            ))}
          </p>
        </div>
      </section>
      <section>
        <div>
          <h2>{t("wall.survey")}</h2>
          <p className="equation">
            <button type="button" onClick={() => onOpen("satisfaction")}><b className="num">{figure(values.satisfaction, "RATING")}</b> / 5</button>
            <button type="button" onClick={() => onOpen("surveysAnswered")}>{t("wall.survey.answered")} <b className="num">{values.surveysAnswered ?? 0}</b></button>
          </p>
        </div>
      </section>
      <section className="owed" data-level={late}>
        <div>
          <h2>{t("wall.promises")}</h2>
          <p className="equation">
            <button type="button" onClick={() => onOpen("promisesSoon")}>{t("wall.promises.soon")} <b className="num">{wall.promises.soon}</b></button>
            <button type="button" className="late" onClick={() => onOpen("promisesLate")}>{late === "over" && "◆ "}{t("wall.promises.late")} <b className="num">{wall.promises.late}</b></button>
          </p>
        </div>
      </section>
    </section>
  );
}
