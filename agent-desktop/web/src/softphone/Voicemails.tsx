import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { useAction } from "../ui/useAction.ts";

interface Voicemail {
  promiseId: string;
  /** How long it is. */
  seconds: number;
  receivedAt: string;
}

/** What a caller said after a tone: in the contact it was said in, and in the one that answers it. Who listens is kept. */
export function Voicemails({ interactionId }: { interactionId: string }) {
  const { t, time } = useI18n();
  const messages = useVoicemails(interactionId);
  return messages.map((message) => (
    <section key={message.promiseId} className="recorded" aria-label={t("voicemail.name")}>
      <p>
        <Icon name="phone" /> <b>{t("voicemail.name")}</b> <span className="num">{clock(message.seconds)}</span>
        {" "}<time dateTime={message.receivedAt}>{time.dayTime(message.receivedAt)}</time>
      </p>
      <Playing promiseId={message.promiseId} />
    </section>
  ));
}

function Playing({ promiseId }: { promiseId: string }) {
  const { t } = useI18n();
  const { busy, error, run } = useAction();
  const [sound, setSound] = useState<string | null>(null);
  useEffect(() => () => {
    if (sound !== null) URL.revokeObjectURL(sound);
  }, [sound]);
  if (sound !== null) return <audio controls autoPlay src={sound} aria-label={t("voicemail.name")} />;
  const play = () => {
    if (!busy) void run(async () => setSound(URL.createObjectURL(await http.sound(`/promises/${promiseId}/voicemail`))));
  };
  return (
    <>
      <button type="button" className="ds-btn" aria-disabled={busy} onClick={play}><Icon name="play" />{t("voicemail.play")}</button>
      <ErrorBanner error={error} />
    </>
  );
}

function useVoicemails(interactionId: string): readonly Voicemail[] {
  const [messages, setMessages] = useState<readonly Voicemail[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    http.get<readonly Voicemail[]>(`/interactions/${interactionId}/voicemails`, { signal: stop.signal }).then(setMessages, () => undefined); // not mine to hear
    return () => stop.abort();
  }, [interactionId]);
  return messages;
}
