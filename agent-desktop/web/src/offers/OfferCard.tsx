import { useEffect, useRef, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Coded, Offer } from "../live/protocol.ts";
import { usePhone } from "../softphone/PhoneProvider.tsx";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { useCommand } from "../ui/Commands.tsx";
import { problemText } from "../ui/Problems.tsx";
import { clock, secondsSince } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";
import { useFineNow } from "../ui/useNow.ts";
import { countdown } from "./countdown.ts";
import { ExplanationDialog } from "./ExplanationDialog.tsx";
import { OfferPop } from "./OfferPop.tsx";

interface OfferCardProps {
  offer: Offer;
  declineReasons: readonly Coded[];
  onAnswer: (how: "accepted" | "declined") => void;
  onAccepted: (seatId: string) => void;
}

/** A ringing offer: what it is, why it came to me, how long it may wait, and the two answers. */
export function OfferCard({ offer, declineReasons, onAnswer, onAccepted }: OfferCardProps) {
  const { t, label, language } = useI18n();
  const { state, changed } = useDesk();
  const now = useFineNow() + state.clockOffset;
  const { seconds, part } = countdown(offer, now);
  const [choosing, setChoosing] = useState(false);
  const [explaining, setExplaining] = useState(false);
  const { busy, error, run } = useAction();
  const firstReason = useRef<HTMLButtonElement>(null);
  const over = seconds === 0;
  const phone = usePhone();
  const rings = offer.onDevice && phone.device === "BROWSER";
  const elsewhere = offer.onDevice && phone.device === "DESK";
  const taking = rings && (phone.view.wanted === offer.id || (phone.view.call?.offerId === offer.id && phone.view.call.phase !== "RINGING"));

  const accept = () => {
    if (over) return;
    if (rings) {
      // The telephone is the offer: answering it is what accepts, and the exchange tells the server.
      onAnswer("accepted");
      phone.tell({ type: "accept", offerId: offer.id });
      onAccepted(offer.seatId);
      return;
    }
    void run(async () => {
      onAnswer("accepted");
      const { seatId } = await http.post<{ seatId: string }>(`/offers/${offer.id}/accept`);
      changed();
      onAccepted(seatId);
    });
  };
  const decline = (reason: string) => void run(async () => {
    onAnswer("declined");
    await http.post(`/offers/${offer.id}/decline`, { reason });
    changed();
  });
  useCommand("accept", () => !elsewhere && !taking && accept());
  useCommand("decline", () => setChoosing(true));
  useEffect(() => {
    if (choosing) firstReason.current?.focus();
  }, [choosing]);

  const what = label(offer.topic) || label(offer.queue.name);
  const role = offer.role === "INTERPRETER" ? `${t("role.INTERPRETER")} · ` : "";
  return (
    <section className="offer" aria-labelledby="offer-t">
      <div className="offer-top">
        <ChannelTile channel={offer.channel} />
        <h2 id="offer-t">
          {t("offer.title", { channel: t(`channel.${offer.channel}`), what })}
          <small>
            {role}{language(offer.language)} · {t("offer.waited", { time: clock(secondsSince(offer.queuedSince, now)) })}
          </small>
        </h2>
        <span className="offer-left" role="timer" aria-live="off" aria-label={t("offer.left", { n: seconds })}>{seconds}</span>
      </div>
      {offer.citizen.maskedAddress && <OfferPop offer={offer} />}
      <p className="why"><b>{t("offer.why")}</b> {label(offer.reason)}{" "}
        <button type="button" className="link" onClick={() => setExplaining(true)}>{t("offer.details")}</button>
      </p>
      {error !== null && <p className="ds-error" role="alert">{problemText(error, t)}</p>}
      {rings && phone.view.trouble !== null && <p className="ds-error" role="alert">{t(`phone.trouble.${phone.view.trouble}`)}</p>}
      {elsewhere && <p className="ds-hint">{t("offer.onTheDesk")}</p>}
      {choosing ? (
        <div
          className="offer-reasons"
          role="group"
          aria-label={t("offer.decline.why")}
          onKeyDown={(event) => {
            if (event.key === "Escape") setChoosing(false);
          }}
        >
          <p>{t("offer.decline.why")}</p>
          {declineReasons.map((reason, i) => (
            <button key={reason.code} ref={i === 0 ? firstReason : null} type="button" className="ds-btn ds-btn--sm" aria-disabled={busy} onClick={() => decline(reason.code)}>
              {label(reason.label)}
            </button>
          ))}
          <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={() => setChoosing(false)}>{t("common.back")}</button>
        </div>
      ) : (
        <div className="offer-act">
          <button type="button" className="ds-btn ds-btn--primary" aria-disabled={over || busy || taking || elsewhere} onClick={elsewhere ? undefined : accept}>
            {t(taking ? "offer.connecting" : "offer.accept")} <span className="ds-kbd">F2</span>
          </button>
          <button type="button" className="ds-btn" aria-expanded={choosing} onClick={() => setChoosing(true)}>
            {t("offer.decline")} <span className="ds-kbd">⇧F2</span>
          </button>
        </div>
      )}
      <div className="offer-bar" aria-hidden="true"><i style={{ inlineSize: `${(part * 100).toFixed(1)}%` }} /></div>
      {explaining && <ExplanationDialog offerId={offer.id} onClose={() => setExplaining(false)} />}
    </section>
  );
}
