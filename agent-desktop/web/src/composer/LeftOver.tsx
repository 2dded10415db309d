import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";

/** Texts begun for contacts that have left this desk: handed over, ended, lost, wrapped up by the clock. They are shown until somebody throws them away. */
export function LeftOver({ seats }: { seats: readonly Seat[] }) {
  const { t, time } = useI18n();
  const { drafts, records } = useDesk();
  const [showing, setShowing] = useState(false);
  const [, redraw] = useState(0);
  const left = [
    ...drafts.leftOver(new Set(seats.map((seat) => seat.interactionId))).map(({ interactionId, draft }) => ({
      key: interactionId,
      at: draft.at,
      text: [draft.message, draft.note].filter(Boolean).join("\n\n"),
      discard: () => drafts.remove(interactionId),
    })),
    ...records.leftOver(new Set(seats.map((seat) => seat.id))).map(({ seatId, memo, at }) => ({
      key: seatId,
      at,
      text: memo,
      discard: () => records.remove(seatId),
    })),
  ];
  if (left.length === 0) return null;
  return (
    <div className="ds-banner leftover" data-tone="warning">
      <Icon name="page" />
      <span className="grow">{t("leftover.banner", { n: left.length })}</span>
      <button type="button" className="ds-btn ds-btn--sm" onClick={() => setShowing(true)}>{t("leftover.show")}</button>
      {showing && (
        <Dialog title={t("leftover.title")} onClose={() => setShowing(false)} wide>
          <p>{t("leftover.body")}</p>
          <ul className="leftovers">
            {left.map(({ key, at, text, discard }) => (
              <li key={key}>
                <time className="num">{time.dayTime(new Date(at).toISOString())}</time>
                <textarea className="ds-input" readOnly rows={3} aria-label={t("leftover.text")} value={text} />
                <button type="button" className="ds-btn ds-btn--sm ds-btn--danger" onClick={() => { discard(); redraw((n) => n + 1); }}>{t("leftover.discard")}</button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </div>
  );
}
