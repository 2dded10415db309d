import { useEffect, useRef, useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import { TabLeader, type TabChannel } from "../live/leader.ts";
import type { Offer } from "../live/protocol.ts";
import { usePhone } from "../softphone/PhoneProvider.tsx";
import { notify, ring } from "./alarm.ts";
import { endingOf, type Ending } from "./countdown.ts";

const SAID_FOR_MS = 8_000;

export interface OfferArrival {
  /** The sentence spoken once when an offer arrives. */
  spoken: string;
  /** How the last offer ended, for a moment after; what the agent did needs no telling. */
  ended: { ending: Exclude<Ending, "accepted" | "declined">; offer: Offer } | null;
  /** To be called before an answer is sent, so that its end is not taken for a time-out. */
  answered: (offerId: string, how: "accepted" | "declined") => void;
}

/** Everything that happens around the edges of an offer: sound, notification, the spoken line, and how it went away. */
export function useOfferArrival(): OfferArrival {
  const { me, state } = useDesk();
  const { t, label, language, citizen } = useI18n();
  const offer = state.desk?.offer ?? null;
  const [ended, setEnded] = useState<OfferArrival["ended"]>(null);
  const answers = useRef(new Map<string, "accepted" | "declined">());
  const previous = useRef<Offer | null>(null);
  const leader = useRef<TabLeader | null>(null);
  const offset = useRef(state.clockOffset);
  offset.current = state.clockOffset;

  useEffect(() => {
    if (typeof BroadcastChannel !== "function") return;
    const channel = new BroadcastChannel(`dasan-desk-${me.agentId}`) as unknown as TabChannel;
    const mine = new TabLeader(channel, crypto.randomUUID?.() ?? String(Math.random()));
    leader.current = mine;
    const bye = () => mine.close();
    window.addEventListener("pagehide", bye);
    return () => {
      window.removeEventListener("pagehide", bye);
      mine.close();
      leader.current = null;
    };
  }, [me.agentId]);

  const channel = offer ? t(`channel.${offer.channel}`) : "";
  const what = offer ? label(offer.topic) || label(offer.queue.name) : "";
  const title = offer ? t("offer.title", { channel, what }) : "";
  const body = offer ? t("offer.notification", { language: language(offer.language), citizen: citizen(offer.citizen) }) : "";
  const words = useRef({ title, body });
  words.current = { title, body };

  // A call rings by the telephone itself, on the device chosen for that.
  const { device, view, tell } = usePhone();
  const rings = useRef(false);
  rings.current = offer !== null && offer.onDevice && device !== "NONE";
  useEffect(() => {
    if (view.wanted !== null && view.wanted !== offer?.id) tell({ type: "offer.gone", offerId: view.wanted });
  }, [view.wanted, offer?.id]);

  const offerId = offer?.id ?? null;
  useEffect(() => {
    const before = previous.current;
    previous.current = offer;
    if (before && before.id !== offerId) {
      const ending = endingOf(before, answers.current.get(before.id) ?? null, Date.now() + offset.current);
      if (ending === "timed-out" || ending === "withdrawn") setEnded({ ending, offer: before });
    }
    if (!offerId) return;
    setEnded(null);
    let take = () => {};
    let gone = false;
    void (leader.current?.leads() ?? Promise.resolve(true)).then((leads) => {
      if (!leads || gone) return;
      if (!rings.current) ring();
      take = notify(words.current.title, words.current.body, offerId);
    });
    return () => {
      gone = true;
      take();
    };
    // Once for each offer, not for each new copy of it.
  }, [offerId]);

  useEffect(() => {
    if (!ended) return;
    const timer = setTimeout(() => setEnded(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [ended]);

  return {
    spoken: offer ? t("offer.spoken", { channel, what, n: Math.round((Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt)) / 1000) }) : "",
    ended,
    answered: (id, how) => answers.current.set(id, how),
  };
}
