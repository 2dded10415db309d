import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Label } from "../live/protocol.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";

interface Candidate {
  agentId?: string;
  label: Label | string;
  score: number;
  idleSeconds: number;
  proficiency?: Readonly<Record<string, number>>;
  /** Places used and had, such as `1/3`, on the offer's channel or by channel. */
  load?: string | Readonly<Record<string, string>>;
  reason?: string | null;
}
export interface Explanation {
  offerId: string;
  ruleVersion: string | number;
  at: string;
  winner: Candidate;
  runnersUp: readonly Candidate[];
  counts: Readonly<Record<string, number>>;
}

/** The stored decision behind an offer: who won, who came next with which score, and why the others were passed over. */
export function ExplanationDialog({ offerId, mine = true, onClose }: { offerId: string; mine?: boolean; onClose: () => void }) {
  const { t, time, maybe, language, label } = useI18n();
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    http.get<Explanation>(`/offers/${offerId}/explanation`).then(setExplanation, setError);
  }, [offerId]);
  const loadOf = (load: Candidate["load"]) =>
    typeof load === "string" ? load : Object.entries(load ?? {}).map(([code, n]) => `${maybe("channel", code) ?? code} ${n}`).join(", ") || "–";
  const skill = (code: string) => maybe("skill", code) ?? (code.length === 2 || code.startsWith("sign:") ? language(code) : code);
  return (
    <Dialog title={t(mine ? "explanation.title" : "explanation.supervisor")} onClose={onClose} wide>
      <ErrorBanner error={error} />
      {!explanation && error === null && <p className="ds-hint">{t("common.loading")}</p>}
      {explanation && (
        <>
          <p className="ds-hint">
            {t("explanation.rule", { rule: String(explanation.ruleVersion), time: time.precise(explanation.at) })}
          </p>
          <div className="scroll">
            <table className="ds-table">
              <thead>
                <tr>
                  <th scope="col">{t("explanation.candidate")}</th>
                  <th scope="col" className="end">{t("explanation.score")}</th>
                  <th scope="col" className="end">{t("explanation.idle")}</th>
                  <th scope="col">{t("explanation.skills")}</th>
                  <th scope="col">{t("explanation.load")}</th>
                  <th scope="col">{t("explanation.reason")}</th>
                </tr>
              </thead>
              <tbody>
                {[explanation.winner, ...explanation.runnersUp].map((candidate, i) => (
                  <tr key={i} aria-current={i === 0 ? "true" : undefined}>
                    <th scope="row">{label(candidate.label)}</th>
                    <td className="end">{Math.round(candidate.score * 100) / 100}</td>
                    <td className="end">{clock(candidate.idleSeconds)}</td>
                    <td>{Object.entries(candidate.proficiency ?? {}).map(([code, n]) => `${skill(code)} ${n}`).join(", ") || "–"}</td>
                    <td className="num">{loadOf(candidate.load)}</td>
                    <td>{i === 0 ? t("explanation.winner") : candidate.reason ? (maybe("excluded", candidate.reason) ?? candidate.reason) : t("explanation.lower")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {Object.keys(explanation.counts ?? {}).length > 0 && (
            <>
              <h3>{t("explanation.others")}</h3>
              <ul className="counts">
                {Object.entries(explanation.counts).map(([code, n]) => (
                  <li key={code}>{maybe("excluded", code) ?? code} <b className="num">{n}</b></li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
