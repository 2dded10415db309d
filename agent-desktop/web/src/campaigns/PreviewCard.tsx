import { useCallback, useEffect, useState, type FormEvent } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Desk } from "../live/protocol.ts";
import { useCallOut } from "../softphone/CallOut.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { campaigns, type Preview } from "./campaigns.ts";

/** So often somebody who is free asks whom to call. */
const ASK_MS = 10_000;
const LATER_MINUTES = [30, 120, 1440] as const;

/** Whom a campaign wants called next, while I am ready and have nothing in hand; I decide whether and when. */
export function PreviewCard({ desk }: { desk: Desk }) {
  const { t, label, language } = useI18n();
  const out = useCallOut();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [skipping, setSkipping] = useState(false);
  const [reason, setReason] = useState("");
  const { busy, error, clear, run } = useAction();
  const free = out !== null && desk.presence.state === "READY" && desk.seats.length === 0 && desk.offer === null;
  const ask = useCallback(() => void campaigns.next().then((next) => setPreview(next ?? null), () => undefined), []); // asked again soon
  useEffect(() => {
    if (!free) return;
    ask();
    const again = setInterval(ask, ASK_MS);
    return () => clearInterval(again);
  }, [free, ask]);
  useEffect(() => {
    // Something is in hand: whoever was shown goes to somebody else.
    if (free || preview === null) return;
    setPreview(null);
    ask();
  }, [free, preview, ask]);
  if (!free || preview === null || !out) return null;

  const decide = (action: () => Promise<unknown>) => void run(async () => {
    await action();
    setPreview(null);
    setSkipping(false);
    setReason("");
    ask();
  });
  const skip = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") decide(() => campaigns.skip(preview.memberId, reason.trim()));
  };
  const blocked = out.why !== null || out.busy || busy;
  return (
    <section className="due preview" aria-label={t("campaign.preview")}>
      <h2>{t("campaign.preview")} · {label(preview.name)}</h2>
      <p className="who-line" role="status"><b className="num">{preview.citizen}</b> {language(preview.language)}{preview.reference && <span className="num"> {preview.reference}</span>}{preview.attempts > 0 && <small> {t("campaign.attempts", { n: preview.attempts })}</small>}</p>
      <p className="script">{label(preview.script)}</p>
      <ErrorBanner error={error ?? out.error} onDismiss={() => { clear(); out.clear(); }} />
      {out.why && <p className="ds-hint">{t(out.why)}</p>}
      <div className="preview-do">
        <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" aria-disabled={blocked} onClick={() => !blocked && void out.call((clientId) => campaigns.call(clientId, preview.memberId))}>
          <Icon name="phone" />{t("campaign.call")}
        </button>
        <select className="ds-input" aria-label={t("campaign.later")} value="" disabled={busy} onChange={(event) => decide(() => campaigns.later(preview.memberId, Number(event.target.value)))}>
          <option value="">{t("campaign.later")}</option>
          {LATER_MINUTES.map((minutes) => <option key={minutes} value={minutes}>{t(`campaign.later.${minutes}`)}</option>)}
        </select>
        <button type="button" className="ds-btn ds-btn--sm" aria-expanded={skipping} onClick={() => setSkipping(!skipping)}>{t("campaign.skip")}</button>
      </div>
      {skipping && (
        <form className="preview-do" onSubmit={skip}>
          <input className="ds-input" aria-label={t("campaign.skip.why")} placeholder={t("campaign.skip.why")} maxLength={200} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
          <button type="submit" className="ds-btn ds-btn--sm" aria-disabled={busy || reason.trim() === ""}>{t("campaign.skip.do")}</button>
        </form>
      )}
    </section>
  );
}
