import { useI18n } from "../i18n/I18n.tsx";
import { useOutcome } from "../record/useOutcome.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { CaseStatePill, Due } from "./CaseRows.tsx";
import type { CaseStep, CaseView } from "./cases.ts";

/** A case whole: what the citizen wants, whose it is, and everything that happened to it. */
export function CaseDetails({ view }: { view: CaseView }) {
  const { t, label, language, time } = useI18n();
  const outcome = useOutcome();
  return (
    <div className="case">
      <dl className="facts">
        <dt>{t("cases.state")}</dt><dd><CaseStatePill state={view.state} /> {view.closingReason && t(`cases.closing.${view.closingReason}`)}</dd>
        <dt>{t("cases.due")}</dt><dd><Due line={view} /></dd>
        <dt>{t("cases.type")}</dt><dd>{t(`cases.type.${view.type}`)}</dd>
        <dt>{t("cases.organisation")}</dt><dd>{label(view.organisation.name)}{view.bounces > 0 && ` · ${t("cases.bounces", { n: view.bounces })}`}</dd>
        <dt>{t("cases.officer")}</dt><dd>{view.officer ? `${view.officer.name} (${label(view.officer.post)})` : t("cases.officer.none")}</dd>
        {view.place && <><dt>{t("cases.place")}</dt><dd>{view.place}</dd></>}
        <dt>{t("cases.citizen")}</dt><dd className="num">{view.citizen ?? t("cases.citizen.unknown")} · {language(view.language)}</dd>
        <dt>{t("cases.contact")}</dt><dd><ChannelTile channel={view.contact.channel} /> <time className="num" dateTime={view.contact.at}>{time.dayTime(view.contact.at)}</time></dd>
        {view.rating !== null && <><dt>{t("cases.rating")}</dt><dd className="num">{t("cases.rating.of", { n: view.rating })}</dd></>}
      </dl>
      <h3>{t("cases.text")}</h3>
      <p className="text" lang={view.language}>{view.erasedAt ? t("past.erased") : view.text}</p>
      <h3>{t("cases.timeline")}</h3>
      <ol className="case-steps" aria-label={t("cases.timeline")}>
        {view.timeline.map((step) => <StepItem key={step.seq} step={step} language={view.language} />)}
      </ol>
      {view.history.length > 0 && (
        <>
          <h3>{t("cases.history")}</h3>
          <ul className="past">
            {view.history.map((each) => (
              <li key={`${each.at}${each.channel}`}>
                <ChannelTile channel={each.channel} />
                <span className="grow">{each.outcome ? outcome.text(each.outcome) : t("citizen.history.open")}</span>
                <time className="r" dateTime={each.at}>{time.dayTime(each.at)}</time>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function StepItem({ step, language }: { step: CaseStep; language: string }) {
  const { t, label, time, maybe } = useI18n();
  const what = step.to ? t(`cases.state.${step.to}`)
    : step.type === "cases.opened" ? t("cases.event.opened")
    : step.type === "cases.rated" ? t("cases.event.rated", { n: step.rating ?? 0 })
    : step.type === "cases.erased" ? t("past.erased")
    : t("cases.event.noted");
  return (
    <li>
      <p>
        <b>{what}</b> {step.to === "TRIAGED" && label(step.organisation)} {step.closingReason && t(`cases.closing.${step.closingReason}`)}
        <small>{step.by || (step.type === "cases.rated" || step.to === "ADDITIONAL" || step.from === "WAITING_CITIZEN" ? t("cases.by.citizen") : t("cases.by.system"))} · <time className="num" dateTime={step.at}>{time.dayTime(step.at)}</time></small>
      </p>
      {step.said.map((each, i) => (
        <div key={i} className="said" data-inside={!each.forCitizen}>
          <small>{maybe("cases.said", each.kind) ?? each.kind}{!each.forCitizen && ` · ${t("cases.inside")}`}</small>
          <p className="text" lang={each.by ? undefined : language}>{each.text}</p>
        </div>
      ))}
    </li>
  );
}
