import { useCallback, useRef, useSyncExternalStore } from "react";
import { lastQuestion } from "../answers/question.ts";
import { http } from "../api/http.ts";
import { Composer } from "../composer/Composer.tsx";
import type { Draft } from "../composer/drafts.ts";
import type { Outgoing } from "../composer/outbox.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import type { Answer } from "../knowledge/knowledge.ts";
import type { Desk, Seat } from "../live/protocol.ts";
import { RecordBar } from "../record/RecordBar.tsx";
import { Recording } from "../softphone/Recording.tsx";
import { Voicemails } from "../softphone/Voicemails.tsx";
import { OthersStrip } from "../transfer/OthersStrip.tsx";
import { ConversationHeader } from "./ConversationHeader.tsx";
import { Timeline } from "./Timeline.tsx";

interface ConversationProps {
  desk: Desk;
  seat: Seat;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  wantsFocus: boolean;
  onFocused: () => void;
  onTransfer: () => void;
  /** null: nobody can be asked to interpret here. */
  onInterpreter: (() => void) | null;
  onOpenPast: (interactionId: string) => void;
  /** An answer chosen in the tools, to be put into the reply. */
  answer: Answer | null;
  onInserted: () => void;
}

/** One contact: its head, its timeline, the composer and the record. */
export function Conversation({ desk, seat, draft, onDraft, wantsFocus, onFocused, onTransfer, onInterpreter, onOpenPast, answer, onInserted }: ConversationProps) {
  const { t, label, time, citizen } = useI18n();
  const { state, outbox, me, link } = useDesk();
  const now = useServerNow();
  const known = state.contacts[seat.streamId];
  const contact = known?.contact ?? null;
  const all = useSyncExternalStore(outbox.subscribe, outbox.list);
  const outgoing = all.filter((item) => item.interactionId === seat.interactionId);

  // What is in the composer goes behind what is put back: neither is lost.
  const edit = (item: Outgoing) => {
    const join = (text: string) => (text ? `${item.text}\n${text}` : item.text);
    onDraft({
      ...draft,
      kind: item.kind,
      ...(item.kind === "NOTE" ? { note: join(draft.note) } : { message: join(draft.message) }),
      media: [...item.media, ...draft.media],
      answers: [...(item.answers ?? []), ...draft.answers],
      at: Date.now(),
    });
  };

  const told = useRef(new Map<string, number>());
  const live = link.phase === "live";
  const seen = useCallback((number: number) => {
    if (!live || (told.current.get(seat.interactionId) ?? 0) >= number) return;
    told.current.set(seat.interactionId, number);
    http.post(`/interactions/${seat.interactionId}/read`, { number }).catch(() => told.current.delete(seat.interactionId));
  }, [live, seat.interactionId]);

  const values = {
    agent: desk.me.name,
    citizen: citizen(contact?.citizen ?? seat.citizen),
    number: contact?.number ?? "",
    organisation: contact ? label(contact.organisation.name) : "",
    queue: label(seat.queue.name),
    today: new Intl.DateTimeFormat(seat.language.split(":")[0] === "sign" ? "ko" : seat.language, { timeZone: desk.zone, month: "long", day: "numeric" }).format(now),
    time: time.time(new Date(now).toISOString()),
  };
  const typing = known?.typing && known.typing.until > now - state.clockOffset ? known.typing.from : null;
  return (
    <main className="centre" id="centre" role="tabpanel" aria-labelledby={`tab-${seat.id}`}>
      <ConversationHeader seat={seat} contact={contact} onTransfer={onTransfer} onInterpreter={onInterpreter} />
      <OthersStrip seat={seat} />
      {seat.channel === "VOICE" && seat.state === "WRAP_UP" && <Recording key={`recording-${seat.id}`} interactionId={seat.interactionId} />}
      {seat.channel === "VOICE" && seat.state !== "OFFERED" && <Voicemails key={`voicemails-${seat.id}`} interactionId={seat.interactionId} />}
      {contact ? (
        <Timeline
          key={seat.interactionId}
          contact={contact}
          meId={me.agentId}
          readUpTo={known?.readUpTo ?? 0}
          typing={typing}
          outgoing={outgoing}
          outbox={outbox}
          onEdit={edit}
          onSeen={seen}
          onOpenPast={onOpenPast}
        />
      ) : (
        <div className="log-frame">
          <div className="ds-empty">
            <span>{known?.phase === "failed" ? t(seat.state === "OFFERED" ? "timeline.group" : "timeline.failed") : t("common.loading")}</span>
          </div>
        </div>
      )}
      <Composer key={`composer-${seat.interactionId}`} seat={seat} values={values} draft={draft} onDraft={onDraft} wantsFocus={wantsFocus} onFocused={onFocused} answer={answer} onInserted={onInserted} question={lastQuestion(contact)} />
      {contact && seat.state !== "OFFERED" && <RecordBar key={seat.id} seat={seat} record={contact.record ?? null} answers={contact.answers ?? []} desk={desk} />}
    </main>
  );
}
