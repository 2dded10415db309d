import type { ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Certainty, SeatState } from "../live/protocol.ts";

type Look = "queue" | "offer" | "active" | "hold" | "wrap" | "closed";
const LOOKS: Record<SeatState, Look> = {
  WAITING: "queue", OFFERED: "offer", ACTIVE: "active", PARKED: "hold", WRAP_UP: "wrap", DONE: "closed",
};

/** One word, one shape, one hue for each state of a seat. */
export function StatePill({ state, children }: { state: SeatState; children?: ReactNode }) {
  const { t } = useI18n();
  return <span className="ds-pill" data-state={LOOKS[state]}>{children ?? t(`seat.${state}`)}</span>;
}

export function TonePill({ tone, children }: { tone: "success" | "warning" | "danger" | "info"; children: ReactNode }) {
  return <span className="ds-pill" data-tone={tone}>{children}</span>;
}

/** How sure we are of who this is; a known number is a suggestion until somebody confirms it. */
export function CertaintyPill({ certainty }: { certainty: Certainty }) {
  const { t } = useI18n();
  const tone = certainty === "VERIFIED" ? "success" : certainty === "KNOWN_NUMBER" ? "info" : null;
  const text = t(`certainty.${certainty}`);
  return tone ? <TonePill tone={tone}>{text}</TonePill> : <span className="ds-pill" data-state="closed">{text}</span>;
}

/** The contact's language, when it is not Korean. */
export function LanguageMark({ code }: { code: string }) {
  const { language } = useI18n();
  if (code === "ko") return null;
  return (
    <abbr className="ds-lang" title={language(code)}>
      {code.replace(/^sign:/, "").toUpperCase()}
    </abbr>
  );
}
