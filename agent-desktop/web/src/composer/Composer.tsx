import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { AnswerPicker } from "../answers/AnswerPicker.tsx";
import { inserted, placeOf, wordsOf, type Call, type InsertedAnswer } from "../answers/inserted.ts";
import { Provenance } from "../answers/Provenance.tsx";
import { useAnswerCall } from "../answers/useAnswerCall.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Answer } from "../knowledge/knowledge.ts";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { BlockPicker, useBlocks } from "../tools/BlockPicker.tsx";
import { called, fill, nextBlank, type TextBlock } from "../tools/tools.ts";
import { useTools } from "../tools/ToolsProvider.tsx";
import { useCommand } from "../ui/Commands.tsx";
import { Icon } from "../ui/Icon.tsx";
import { composing } from "../ui/keys.ts";
import { problemText } from "../ui/Problems.tsx";
import { isWritten } from "./channels.ts";
import { EMPTY_DRAFT, type Draft } from "./drafts.ts";
import { graphemes } from "./graphemes.ts";
import { mostCharacters, useTextLength, type TextLength } from "./lengths.ts";
import { useTypingSignal } from "./useTypingSignal.ts";
import { useUploads } from "./useUploads.ts";

const MAX_FILES = 10;
const TALLEST_PX = 200;

interface ComposerProps {
  seat: Seat;
  /** What text blocks are filled in with. */
  values: Readonly<Record<string, string>>;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The agent asked to write here, for instance by taking an offer. */
  wantsFocus: boolean;
  onFocused: () => void;
  /** An answer chosen elsewhere, to be put where one writes. */
  answer: Answer | null;
  onInserted: () => void;
  /** What the citizen asked last. */
  question: string;
}

/** Where the answer is written. Enter begins a new line; Ctrl+Enter sends, but never in the middle of a syllable. */
export function Composer({ seat, values, draft, onDraft, wantsFocus, onFocused, answer, onInserted, question }: ComposerProps) {
  const { t, label } = useI18n();
  const { outbox, link } = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [hint, setHint] = useState("");
  const written = isWritten(seat.channel);
  const note = draft.kind === "NOTE" || !written;
  const text = note ? draft.note : draft.message;
  const length = graphemes(text);
  const most = mostCharacters(note ? "" : seat.channel);
  const tooLong = length > most;
  const toPhone = !note && seat.channel === "SMS";
  const asText = useTextLength(toPhone ? text : null);
  const unwritable = asText?.unwritable.join(" ") ?? "";
  const writable = seat.state === "ACTIVE" || seat.state === "PARKED";
  const mayWrite = note ? seat.state !== "OFFERED" : writable;
  const mayAttach = mayWrite && draft.media.length < MAX_FILES;
  const latest = useRef(draft);
  latest.current = draft;

  const { uploads, add, dismiss } = useUploads(seat.interactionId, (media) =>
    onDraft({ ...latest.current, media: [...latest.current.media, media], at: Date.now() }));
  const typing = useTypingSignal(seat.streamId, !note && writable);

  const { textBlocks } = useTools();
  const [caret, setCaret] = useState(text.length);
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState(-1); // where the list was closed with Esc
  const pickerId = useId();
  const answersId = useId();
  const toSelect = useRef<readonly [number, number] | null>(null);
  const call = mayWrite && textBlocks.length > 0 ? called(text, caret) : null;
  const picking = call !== null && call.from !== shut;
  const blocks = useBlocks(textBlocks, call?.typed ?? "");
  const at = Math.min(active, Math.max(0, blocks.length - 1));
  const goToBlank = (value: string, from: number) => {
    const blank = nextBlank(value, from);
    if (blank) field.current?.setSelectionRange(blank.start, blank.end);
    return blank !== null;
  };
  const insert = (block: TextBlock) => {
    if (!call) return;
    const filled = fill(block.text[seat.language] ?? block.text.ko ?? Object.values(block.text)[0] ?? "", values);
    const value = text.slice(0, call.from) + filled + text.slice(caret);
    change(value);
    const end = call.from + filled.length;
    setCaret(end);
    setActive(0);
    field.current?.focus();
    const blank = nextBlank(value, call.from);
    toSelect.current = blank ? [blank.start, blank.end] : [end, end]; // once the text is on the screen
  };
  const [undo, setUndo] = useState<{ before: Draft; after: string } | null>(null);
  const lastPut = useRef(undo); // known before it is drawn: Ctrl+Z may come in between
  const undoable = undo !== null && !note && undo.after === draft.message && draft.answers.length > 0;
  /** Puts an answer into the reply instead of what called it, or where one was writing. */
  const put = (found: Answer, call: Call | null) => {
    const before = latest.current;
    const at = note ? before.message.length : Math.min(caret, before.message.length);
    const place = call === null ? { from: at, to: at } : placeOf(before.message, call);
    if (place === null) return; // what called it is gone: nobody wants it any more
    const { from, to } = place;
    const { text: message, end } = inserted(before.message, from, to, wordsOf(found));
    const used: InsertedAnswer = {
      entryId: found.id, version: found.version, title: found.title, organisation: label(found.organisation.name), validUntil: found.validUntil?.slice(0, 10) ?? null,
    };
    const others = before.answers.filter((each) => each.entryId !== used.entryId || each.version !== used.version);
    latest.current = { ...before, kind: "MESSAGE", message, answers: [...others, used], at: Date.now() };
    lastPut.current = { before: { ...before, message: before.message.slice(0, from) + before.message.slice(to) }, after: message };
    onDraft(latest.current);
    setUndo(lastPut.current);
    setHint("");
    typing.touch();
    const goesOn = at > to; // more was typed behind the call: one writes on there
    const blank = goesOn ? null : nextBlank(message.slice(0, end), from);
    const next = goesOn ? message.length - (before.message.length - at) : end;
    setCaret(next);
    toSelect.current = blank ? [blank.start, blank.end] : [next, next];
    field.current?.focus();
  };
  /** Whether there was anything to take back. */
  const takeBack = (): boolean => {
    const last = lastPut.current;
    if (!last || note || latest.current.message !== last.after || latest.current.answers.length === 0) return false;
    lastPut.current = null;
    onDraft({ ...latest.current, message: last.before.message, answers: last.before.answers, at: Date.now() });
    setUndo(null);
    field.current?.focus();
    return true;
  };
  /** The answer was taken back before it was here: what called it goes, as it would have gone with the answer. */
  const unsay = (call: Call) => {
    const place = placeOf(text, call);
    if (!place) return;
    change(text.slice(0, place.from) + text.slice(place.to));
    setCaret(place.from);
    toSelect.current = [place.from, place.from];
  };
  const answers = useAnswerCall({ text: note || !mayWrite ? null : text, caret, language: seat.language, question }, put);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (composing(event.nativeEvent)) return;
    if (answers.onKey(event)) {
      event.preventDefault();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ") {
      const called = answers.withdraw();
      if (called) unsay(called);
      else if (!takeBack()) return;
      event.preventDefault();
      return;
    }
    if (picking && blocks.length > 0) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        setActive((at + (event.key === "ArrowDown" ? 1 : blocks.length - 1)) % blocks.length);
        return;
      }
      if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
        event.preventDefault();
        insert(blocks[at]!);
        return;
      }
    }
    if (picking && event.key === "Escape") {
      event.preventDefault();
      setShut(call.from);
      return;
    }
    if (event.key === "Tab" && !event.shiftKey && goToBlank(text, event.currentTarget.selectionEnd)) event.preventDefault();
  };

  const change = (value: string) => {
    const emptied = !note && value.trim() === ""; // whatever is written then is no answer of the database
    onDraft({ ...draft, ...(note ? { note: value } : { message: value }), ...(emptied ? { answers: [] } : {}), at: Date.now() });
    setHint("");
    typing.touch();
  };
  const blocked = !mayWrite ? t(`composer.closed.${seat.state}`)
    : tooLong ? t("composer.tooLong", { n: length - most })
    : uploads.some((u) => u.state === "sending") ? t("composer.uploading")
    : !note && nextBlank(text, 0) ? t("composer.blank")
    : text.trim() === "" && draft.media.length === 0 ? t("composer.empty")
    : null;
  const send = () => {
    if (blocked) {
      setHint(blocked);
      field.current?.focus();
      goToBlank(text, 0);
      return;
    }
    outbox.send(seat.interactionId, note ? "NOTE" : "MESSAGE", text.trim(), draft.media, note ? [] : draft.answers);
    typing.stop();
    onDraft({ ...draft, ...(note ? { note: "" } : { message: "", answers: [] }), media: [], kind: "MESSAGE", at: Date.now() });
    setHint("");
    field.current?.focus();
  };
  useCommand("send", send);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.blockSize = "auto";
    element.style.blockSize = `${Math.min(element.scrollHeight, TALLEST_PX)}px`;
    if (toSelect.current) element.setSelectionRange(...toSelect.current);
    toSelect.current = null;
  }, [text]);
  useEffect(() => {
    if (!wantsFocus) return;
    field.current?.focus();
    onFocused();
  }, [wantsFocus, onFocused]);

  useEffect(() => {
    if (!answer) return;
    put(answer, null);
    onInserted();
  }, [answer]); // once for each

  const attach = (files: FileList | null) => {
    if (mayAttach && files) add(Array.from(files).slice(0, MAX_FILES - draft.media.length));
  };
  const setKind = (kind: Draft["kind"]) => {
    onDraft({ ...draft, kind, at: Date.now() });
    typing.stop();
    field.current?.focus();
  };
  return (
    <section
      className="composer"
      aria-label={t(written ? "composer.name" : "composer.note")}
      data-kind={draft.kind}
      onPaste={(event) => {
        attach(event.clipboardData.files);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        attach(event.dataTransfer.files);
      }}
    >
      {link.phase !== "live" && link.phase !== "connecting" && (
        <p className="prov" data-tone="warning"><Icon name="cut" /><span>{t("composer.offline")}</span></p>
      )}
      {!note && draft.answers.length > 0 && (
        <Provenance
          answers={draft.answers}
          blank={nextBlank(text, 0) !== null}
          onUndo={undoable ? () => { takeBack(); } : null}
          onRemove={(gone) => onDraft({ ...draft, answers: draft.answers.filter((each) => each !== gone), at: Date.now() })}
        />
      )}
      {answers.picking && <AnswerPicker id={answersId} found={answers.found} choice={answers.choice} onChoose={answers.take} />}
      {picking && <BlockPicker id={pickerId} blocks={blocks} active={at} language={seat.language} onChoose={insert} />}
      <textarea
        ref={field}
        aria-autocomplete="list"
        aria-controls={picking ? pickerId : answers.picking ? answersId : undefined}
        aria-activedescendant={picking && blocks.length > 0 ? `${pickerId}-${at}` : answers.picking && answers.choice.current ? `${answersId}-${answers.choice.at}` : undefined}
        onKeyDown={onKeyDown}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        className="edit"
        rows={2}
        aria-label={note ? t("composer.note") : t("composer.message")}
        placeholder={note ? t("composer.note.placeholder") : writable ? t("composer.message.placeholder") : t(`composer.closed.${seat.state}`)}
        aria-describedby="composer-hint"
        aria-invalid={tooLong || undefined}
        readOnly={!mayWrite}
        value={text}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setShut(-1);
          answers.reopen();
          change(event.target.value);
        }}
        onBlur={typing.stop}
      />
      {(draft.media.length > 0 || uploads.length > 0) && (
        <ul className="attached">
          {draft.media.map((media) => (
            <li key={media.id}>
              <Icon name="clip" /><span>{media.name}</span>
              <button type="button" aria-label={t("composer.removeFile", { name: media.name })} onClick={() => onDraft({ ...draft, media: draft.media.filter((m) => m.id !== media.id), at: Date.now() })}>
                <Icon name="close" />
              </button>
            </li>
          ))}
          {uploads.map((upload) => (
            <li key={upload.clientId} data-state={upload.state}>
              <Icon name={upload.state === "failed" ? "alert" : "clip"} />
              <span>{upload.name}{upload.state === "sending" ? ` · ${t("composer.uploading")}` : ""}</span>
              {upload.state === "failed" && (
                <>
                  <span role="alert">{problemText(upload.problem, t)}</span>
                  <button type="button" aria-label={t("composer.removeFile", { name: upload.name })} onClick={() => dismiss(upload.clientId)}><Icon name="close" /></button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="tools">
        {written && (
          <span className="seg" role="group" aria-label={t("composer.kind")}>
            <button type="button" aria-pressed={!note} onClick={() => setKind("MESSAGE")}><Icon name="chat" />{t("composer.message")}</button>
            <button type="button" aria-pressed={note} onClick={() => setKind("NOTE")}><Icon name="lock" />{t("composer.note")}</button>
          </span>
        )}
        <button
          type="button"
          className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon"
          aria-label={t("composer.attach")}
          title={t("composer.attach")}
          aria-disabled={!mayAttach}
          onClick={() => mayAttach && chooser.current?.click()}
        >
          <Icon name="clip" />
        </button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          accept={toPhone ? "image/*" : undefined}
          onChange={(event) => {
            attach(event.target.files);
            event.target.value = "";
          }}
        />
        <span id="composer-hint" className="hint" role="status">{hint || (note ? t("composer.note.hint") : unwritable ? t("composer.unwritable", { characters: unwritable }) : "")}</span>
        <span className={tooLong ? "num count over" : "num count"}>{toPhone ? <PhoneLength length={asText} left={Math.max(0, most - length)} /> : t("composer.count", { n: length })}</span>
        <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" aria-disabled={blocked !== null} onClick={send}>
          {note ? t("composer.keepNote") : t("composer.send")} <span className="ds-kbd">Ctrl ↵</span>
        </button>
      </div>
    </section>
  );
}

/** How much of a text to a telephone is left, and what the networks make of it. */
function PhoneLength({ length, left }: { length: TextLength | null; left: number }) {
  const { t } = useI18n();
  return (
    <>
      {length && `${t(`composer.text.${length.type}`, { n: length.bytes })} · `}
      {length && length.segments > 1 && `${t("composer.segments", { n: length.segments })} · `}
      {t("composer.left", { n: left })}
    </>
  );
}

/** Reads and keeps the draft of one contact; every change is on this computer before the next key. */
export function useDraft(interactionId: string | null): [Draft, (draft: Draft) => void] {
  const { drafts } = useDesk();
  const [held, setHeld] = useState<{ id: string | null; draft: Draft }>({ id: null, draft: EMPTY_DRAFT });
  let current = held;
  if (held.id !== interactionId) {
    current = { id: interactionId, draft: interactionId ? drafts.read(interactionId) : EMPTY_DRAFT };
    setHeld(current);
  }
  const write = (draft: Draft) => {
    if (!interactionId) return;
    drafts.write(interactionId, draft);
    setHeld({ id: interactionId, draft });
  };
  return [current.draft, write];
}
