import { useEffect, useId, useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { TonePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";

interface Recorded {
  state: "RUNNING" | "STORED" | "FAILED" | "NOTHING" | "ERASED";
  fault: "NOT_ANNOUNCED" | "NO_FOLDER" | "MISSING" | "SHORT" | "SILENT" | null;
  /** How long it is; null while the call lasts. */
  seconds: number | null;
  pauses: readonly { beganAt: string; endedAt: string | null }[];
  mayPlay: boolean;
}

/** A recording is looked at and stored a moment after its call; it is asked for again so often, so many times. */
const AGAIN_MS = 4_000;
const TIMES = 15;

/** What was recorded of a call. It is heard with a reason, which is kept with who heard it. */
export function Recording({ interactionId }: { interactionId: string }) {
  const { t } = useI18n();
  const recorded = useRecorded(interactionId);
  if (!recorded) return null;
  const { state, fault, seconds, pauses, mayPlay } = recorded;
  return (
    <section className="recorded" aria-label={t("recording.name")}>
      <p>
        <Icon name="phone" /> <b>{t(`recording.state.${state}`)}</b>
        {seconds !== null && <> <span className="num">{clock(seconds)}</span></>}
        {fault && <> <TonePill tone="warning">{t(`recording.fault.${fault}`)}</TonePill></>}
        {pauses.length > 0 && <small> {t("recording.pauses", { n: pauses.length })}</small>}
      </p>
      {mayPlay && <Playing interactionId={interactionId} />}
    </section>
  );
}

function Playing({ interactionId }: { interactionId: string }) {
  const { t } = useI18n();
  const { busy, error, run } = useAction();
  const [why, setWhy] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const [sound, setSound] = useState<string | null>(null);
  const id = useId();
  useEffect(() => () => {
    if (sound !== null) URL.revokeObjectURL(sound);
  }, [sound]);
  if (sound !== null) return <audio controls autoPlay src={sound} aria-label={t("recording.name")} />;
  const play = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(why.trim() === "");
    if (why.trim() === "" || busy) return;
    void run(async () => setSound(URL.createObjectURL(await http.sound(`/interactions/${interactionId}/recording/plays`, { why: why.trim() }))));
  };
  return (
    <form onSubmit={play}>
      <label className="ds-label grow" htmlFor={id}>{t("recording.why")}
        <input id={id} className="ds-input" maxLength={500} autoComplete="off" value={why} onChange={(event) => { setWhy(event.target.value); setIncomplete(false); }} />
      </label>
      <button type="submit" className="ds-btn" aria-disabled={busy}><Icon name="play" />{t("recording.play")}</button>
      {incomplete && <p className="ds-error" role="alert">{t("recording.why.missing")}</p>}
      <ErrorBanner error={error} />
    </form>
  );
}

/** null: there is none, or nobody knows yet. */
function useRecorded(interactionId: string): Recorded | null {
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (times: number) => void http.get<Recorded>(`/interactions/${interactionId}/recording`, { signal: stop.signal }).then((found) => {
      setRecorded(found);
      if (found.state === "RUNNING" && times > 1) timer = setTimeout(() => look(times - 1), AGAIN_MS);
    }, () => undefined); // nothing was recorded, or it is none of mine
    look(TIMES);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [interactionId]);
  return recorded;
}
