import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { StatePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";

/** Who else has a place in this contact or is being asked to: a colleague it goes to, an interpreter who joins. */
export function OthersStrip({ seat }: { seat: Seat }) {
  const { t, label } = useI18n();
  const { changed } = useDesk();
  const { busy, error, clear, run } = useAction();
  const others = seat.others.filter((other) => other.state !== "DONE");
  if (others.length === 0) return null;
  const withdraw = (seatId: string) => void run(async () => {
    await http.delete(`/seats/${seatId}`);
    changed();
  });
  return (
    <div className="held" role="region" aria-label={t("others.name")}>
      <Icon name="people" />
      <ul>
        {others.map((other) => {
          const pending = other.state === "WAITING" || other.state === "OFFERED";
          return (
            <li key={other.seatId}>
              <b>{t(`role.${other.role}`)}</b> {label(other.label)} <StatePill state={other.state} />
              {pending && seat.state !== "OFFERED" && (
                <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" aria-disabled={busy} onClick={() => withdraw(other.seatId)}>{t("others.withdraw")}</button>
              )}
            </li>
          );
        })}
      </ul>
      <ErrorBanner error={error} onDismiss={clear} />
    </div>
  );
}
