import { useI18n } from "../i18n/I18n.tsx";
import type { Seat } from "../live/protocol.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { CaseStatePill, Due } from "./CaseRows.tsx";
import type { CaseLine } from "./cases.ts";

/** What the city owes this citizen already, and the way to one case more. */
export function CasePanel({ seat, cases, error, onNew, onOpen }: {
  seat: Seat;
  cases: readonly CaseLine[] | null;
  error: unknown;
  onNew: () => void;
  onOpen: (caseId: string) => void;
}) {
  const { t, label } = useI18n();
  const mayOpenOne = seat.state === "ACTIVE" || seat.state === "PARKED" || seat.state === "WRAP_UP";
  return (
    <>
      <ErrorBanner error={error} />
      {cases?.length === 0 && <p className="ds-hint">{t("cases.none")}</p>}
      <ul className="past cases">
        {(cases ?? []).map((each) => (
          <li key={each.id}>
            <span className="grow">
              <span className="num">{each.number}</span> {each.title || t(`cases.type.${each.type}`)}
              <small>{label(each.organisation.name)} · <CaseStatePill state={each.state} /></small>
            </span>
            <span className="r">
              <Due line={each} />
              {each.mayOpen && <button type="button" className="link" aria-label={t("cases.read", { number: each.number })} onClick={() => onOpen(each.id)}>{t("timeline.open")}</button>}
            </span>
          </li>
        ))}
      </ul>
      {mayOpenOne && (
        <button type="button" className="ds-btn ds-btn--sm" aria-keyshortcuts="Alt+C" onClick={onNew}>{t("cases.open.button")} <span className="ds-kbd">Alt C</span></button>
      )}
    </>
  );
}
