import { useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import type { Channel, Coded, Presence, PresenceState } from "../live/protocol.ts";
import { useCommand } from "../ui/Commands.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { clock, secondsSince } from "../ui/time.ts";

interface Change {
  state: PresenceState;
  reason?: string;
  when?: "NOW" | "AFTER_CONTACT";
  channels?: Partial<Record<Channel, boolean>>;
}

/** My state with its own clock; opens reasons and the switch of each channel. F9 makes ready. */
export function PresenceMenu({ presence, reasons, run }: {
  presence: Presence;
  reasons: readonly Coded[];
  run: (action: () => Promise<unknown>) => Promise<boolean>;
}) {
  const { t, label, maybe } = useI18n();
  const { changed, state } = useDesk();
  const now = useServerNow();
  const put = (change: Change) => void run(async () => {
    await http.put("/presence", change);
    changed();
  });
  useCommand("ready", () => put({ state: "READY" }));

  const reason = reasons.find((r) => r.code === presence.reason);
  const reasonText = reason ? label(reason.label) : presence.reason ? (maybe("notReady", presence.reason) ?? presence.reason) : "";
  const word = presence.state === "NOT_READY" && reasonText ? reasonText : t(`presence.${presence.state}`);
  const open = (state.desk?.seats.length ?? 0) > 0;
  const busy = Object.values(presence.capacity).some((places) => places.used > 0);
  const [chosen, setChosen] = useState<"NOW" | "AFTER_CONTACT">("AFTER_CONTACT");
  const when = busy && presence.state === "READY" ? chosen : "NOW";
  const afterReason = reasons.find((r) => r.code === presence.afterContact);
  const same = (): Change => ({ state: presence.state, ...(presence.reason ? { reason: presence.reason } : {}) });

  return (
    <>
      <Popover
        className="presence"
        name={t("presence.button", { state: word })}
        button={
          <>
            <span className="dot" data-state={presence.state} data-eligible={presence.eligible} />
            {word}
            {presence.state !== "OFFLINE" && <time className="num">{clock(secondsSince(presence.since, now))}</time>}
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <div className="presence-menu">
            <button type="button" className="choice" aria-pressed={presence.state === "READY"} onClick={() => { put({ state: "READY" }); close(); }}>
              <span className="dot" data-state="READY" data-eligible="true" />{t("presence.READY")}<span className="ds-kbd">F9</span>
            </button>
            <p className="group">{t("presence.away")}</p>
            {busy && presence.state === "READY" && (
              <div className="seg" role="group" aria-label={t("presence.when")}>
                {(["AFTER_CONTACT", "NOW"] as const).map((each) => (
                  <button key={each} type="button" aria-pressed={chosen === each} onClick={() => setChosen(each)}>{t(`presence.when.${each}`)}</button>
                ))}
              </div>
            )}
            {reasons.map((r) => (
              <button
                key={r.code}
                type="button"
                className="choice"
                aria-pressed={presence.afterContact ? presence.afterContact === r.code : presence.state === "NOT_READY" && presence.reason === r.code}
                onClick={() => { put({ state: "NOT_READY", reason: r.code, when }); close(); }}
              >
                <span className="dot" data-state="NOT_READY" />{label(r.label)}
              </button>
            ))}
            <p className="group">{t("presence.channels")}</p>
            {(Object.entries(presence.capacity) as [Channel, { used: number; max: number }][]).filter(([, { max }]) => max > 0).map(([channel, { used, max }]) => (
              <label key={channel} className="switch">
                <input
                  type="checkbox"
                  role="switch"
                  checked={presence.channels[channel] ?? true}
                  onChange={(event) => put({ ...same(), channels: { ...presence.channels, [channel]: event.target.checked } })}
                />
                <span>{t(`channel.${channel}`)}</span>
                <span className="num">{used}/{max}</span>
              </label>
            ))}
          </div>
        )}
      </Popover>
      <div className="after" role="status">
        {presence.afterContact && (
          <>
            <b>{t("presence.after", { reason: afterReason ? label(afterReason.label) : presence.afterContact })}</b>
            <button type="button" className="link" onClick={() => put({ state: "READY" })}>{t("presence.after.cancel")}</button>
          </>
        )}
        {presence.state === "READY" && !presence.eligible && !presence.afterContact && (
          <>
            <b>{t("presence.noOffers")}</b>
            <span>{presence.why ? (maybe("why", presence.why) ?? presence.why) : t("presence.noOffers.unknown")}</span>
          </>
        )}
        {presence.state === "NOT_READY" && open && <><b>{t("presence.noOffers")}</b><span>{t("presence.openStay")}</span></>}
      </div>
    </>
  );
}
