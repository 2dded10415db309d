import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Contact, Seat } from "../live/protocol.ts";
import { answerLanguage, knowledge, LANGUAGES, type Answer, type Hit } from "../knowledge/knowledge.ts";
import { useChoice } from "../knowledge/useChoice.ts";
import { useSearch } from "../knowledge/useSearch.ts";
import { isWritten } from "../composer/channels.ts";
import { Icon } from "../ui/Icon.tsx";
import { composing } from "../ui/keys.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { HitCard } from "./HitCard.tsx";
import { lastQuestion } from "./question.ts";
import { UsedAnswers } from "./UsedAnswers.tsx";

const SHOWN = 8;

/** Where Alt+1 leads. */
export const SEARCH_FIELD = "answer-search";

interface AnswersPanelProps {
  seat: Seat;
  contact: Contact | null;
  /** What was typed for this contact; it is still there when one comes back to it. */
  query: string;
  onQuery: (query: string) => void;
  onInsert: (answer: Answer) => void;
  onBack: () => void;
}

/** Finds standard answers for the contact that is open. The hands stay on the keys: arrows choose, Enter inserts, Esc goes back. */
export function AnswersPanel({ seat, contact, query, onQuery, onInsert, onBack }: AnswersPanelProps) {
  const { t, language } = useI18n();
  const { usage } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [lang, setLang] = useState(() => answerLanguage(seat.language));
  const [told, setTold] = useState("");
  const { error, clear, run } = useAction();
  const suggestion = lastQuestion(contact);
  const asked = query.trim() === "" ? suggestion : query;
  const found = useSearch(asked, lang, SHOWN);
  const writable = isWritten(seat.channel) && (seat.state === "ACTIVE" || seat.state === "PARKED");
  const mayUse = seat.state !== "OFFERED" && seat.state !== "WAITING" && seat.state !== "DONE";

  const insert = (hit: Hit) => void run(async () => onInsert(await knowledge.answer(hit.id, hit.version)));
  const use = (hit: Hit) => {
    if (!mayUse) return;
    usage.report(seat.interactionId, [{ entryId: hit.id, version: hit.version }]);
    setTold(t("answers.used.done", { title: hit.title }));
  };
  const choice = useChoice(found, `${lang} ${asked}`, writable ? insert : use);
  useEffect(() => {
    list.current?.children[choice.at]?.scrollIntoView({ block: "nearest" });
  }, [choice.at]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (composing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") choice.move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") choice.take();
    else if (event.key === "Escape") onBack();
    else return;
    event.preventDefault();
  };
  const nothing = found.fresh && found.hits.length === 0 && !found.error;
  return (
    <>
      <div className="answer-search">
        <Icon name="search" />
        <input
          ref={field}
          id={SEARCH_FIELD}
          className="ds-input"
          type="text"
          role="searchbox"
          aria-label={t("answers.search")}
          aria-describedby="answers-sum"
          placeholder={t("answers.placeholder")}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <span className="ds-kbd" aria-hidden="true">Esc</span>
      </div>
      <div className="answer-sum">
        <span id="answers-sum" role="status">
          {!found.fresh && found.hits.length === 0 ? "" // the first question is under way
            : query.trim() !== "" ? t(found.meant ? "answers.meant" : "answers.found", { n: found.total, meant: found.meant ?? "" })
            : suggestion !== "" ? t("answers.suggested", { n: found.total })
            : t("answers.common")}
        </span>
        <select className="ds-input" aria-label={t("answers.language")} value={lang} onChange={(event) => setLang(event.target.value)}>
          {LANGUAGES.map((each) => <option key={each} value={each}>{language(each)}</option>)}
        </select>
      </div>
      <ErrorBanner error={error ?? found.error} {...(error ? { onDismiss: clear } : {})} />
      {nothing && (
        <div className="ds-empty small">
          <b>{query.trim() === "" ? t("answers.none.suggestion") : t("answers.none", { query: query.trim() })}</b>
          <span>{t("answers.none.body")}</span>
          {lang !== "ko" && <button type="button" className="ds-btn ds-btn--sm" onClick={() => { setLang("ko"); field.current?.focus(); }}>{t("answers.korean")}</button>}
        </div>
      )}
      <ul className="hits" ref={list} aria-label={t("answers.hits")} aria-busy={!found.fresh}>
        {found.hits.map((hit, i) => (
          <HitCard
            key={hit.id}
            hit={hit}
            current={i === choice.at}
            writable={writable}
            onPoint={() => choice.moveTo(i)}
            onInsert={() => insert(hit)}
            onUsed={() => use(hit)}
          />
        ))}
      </ul>
      <p className="sr-only" role="status">{choice.current && found.hits.length > 0 && query.trim() !== "" ? t("answers.current", { title: choice.current.title, i: choice.at + 1, n: found.hits.length }) : ""}</p>
      <p className="sr-only" role="status">{told}</p>
      <UsedAnswers interactionId={seat.interactionId} used={contact?.answers ?? []} heading />
    </>
  );
}
