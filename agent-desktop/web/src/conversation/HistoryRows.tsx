import { useState } from "react";
import { useOutcome } from "../record/useOutcome.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { HistoryItem } from "../live/protocol.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";

const SHOWN = 3;

/** Earlier contacts of this citizen, oldest first, the last three at once; one line each, whatever the channel. */
export function HistoryRows({ history, onOpen }: { history: readonly HistoryItem[]; onOpen?: ((interactionId: string) => void) | undefined }) {
  const { t, time, label } = useI18n();
  const outcome = useOutcome();
  const [all, setAll] = useState(false);
  const sorted = [...history].sort((a, b) => a.at.localeCompare(b.at));
  const shown = all ? sorted : sorted.slice(-SHOWN);
  const hidden = sorted.length - shown.length;
  return (
    <>
      {hidden > 0 && (
        <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet older" onClick={() => setAll(true)}>{t("timeline.older", { n: hidden })}</button>
      )}
      {shown.map((item) => {
        const details = [
          ...(item.topics ?? []).map((topic) => outcome.topic(label(topic))),
          item.outcome ? outcome.text(item.outcome) : "",
        ].filter(Boolean);
        return (
          <div key={item.interactionId} className="ev">
            <ChannelTile channel={item.channel} />
            <span>
              <b>{t(`channel.${item.channel}`)}</b>{details.length > 0 && ` · ${details.join(" · ")}`}
              {item.mayOpen && onOpen && (
                <> <button type="button" className="link" onClick={() => onOpen(item.interactionId)}>{t("timeline.open")}</button></>
              )}
            </span>
            <time dateTime={item.at}>{time.dayTime(item.at)}</time>
          </div>
        );
      })}
    </>
  );
}
