import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { phone, type Supervision } from "./phone.ts";
import { usePhone } from "./PhoneProvider.tsx";
import { supervision } from "./supervision.ts";

const MODES: readonly Supervision[] = ["LISTEN", "WHISPER", "BARGE"];

/** Listening to a colleague's call from the console; each of them needs the reason that is kept. */
export function SuperviseButtons({ interactionId, why, onJoined }: { interactionId: string; why: string; onJoined: () => void }) {
  const { t } = useI18n();
  const { device, registered, view } = usePhone();
  const { busy, error, run } = useAction();
  if (device === "NONE") return null;
  const reachable = device === "DESK" ? registered : view.registration === "REGISTERED";
  const mine = view.call?.interactionId === interactionId;
  const may = why.trim() !== "" && !busy && reachable && (view.call === null || mine);
  return (
    <>
      {MODES.map((mode) => (
        <button
          key={mode}
          type="button"
          className="ds-btn ds-btn--sm"
          disabled={!may}
          title={reachable ? undefined : t("supervise.noPhone")}
          onClick={() => void run(async () => {
            await phone.supervise(interactionId, mode, why.trim());
            supervision.set({ interactionId, mode, why: why.trim() });
            onJoined();
          })}
        >
          {t(`supervise.${mode}`)}
        </button>
      ))}
      <ErrorBanner error={error} />
    </>
  );
}

/** The sign that I hear somebody else's call, with who hears me, and the way out. */
export function ListeningStrip() {
  const { t } = useI18n();
  const { view, tell, supervision: told } = usePhone();
  const { call } = view;
  const { busy, error, run } = useAction();
  const [, drawn] = useState(0);
  if (call?.role !== "SUPERVISOR" || call.interactionId === null) return null;
  const { interactionId } = call;
  const kept = supervision.of(interactionId);
  const mode = (told?.interactionId === interactionId ? told.mode : kept?.mode) ?? null;
  const change = (to: Supervision) => void run(async () => {
    const why = kept?.why ?? t("supervise.changed");
    await phone.supervise(interactionId, to, why);
    supervision.set({ interactionId, mode: to, why });
    drawn((n) => n + 1);
  });
  // The server ends it; should it not answer, hanging up ends it as well.
  const leave = () => void run(() => phone.leave(interactionId).catch(() => tell({ type: "hangUp" })));
  return (
    <section className="listening" aria-label={t("supervise.name")}>
      <Icon name="phone" />
      <b className="grow" role="status">{t(mode ? `supervise.sign.${mode}` : "supervise.sign")}</b>
      <div className="seg" role="group" aria-label={t("supervise.mode")}>
        {MODES.map((each) => <button key={each} type="button" aria-pressed={mode === each} aria-disabled={busy} onClick={() => each !== mode && change(each)}>{t(`supervise.${each}`)}</button>)}
      </div>
      <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy} onClick={leave}>{t("supervise.leave")}</button>
      <ErrorBanner error={error} />
    </section>
  );
}
