import { Fragment, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { UsedAnswers } from "../answers/UsedAnswers.tsx";
import { http, Problem, Unreachable } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import type { AnswerRef } from "../knowledge/knowledge.ts";
import type { CounsellingRecord, Desk, Seat } from "../live/protocol.ts";
import { QuickEntries } from "../tools/QuickEntries.tsx";
import { Combobox } from "../ui/Combobox.tsx";
import { useCommand } from "../ui/Commands.tsx";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { CallbackFields } from "./CallbackFields.tsx";
import { RecordConflict } from "./RecordConflict.tsx";
import { RecordStatus } from "./RecordStatus.tsx";

const RESOLVED = ["YES", "NO", "PASSED_ON"] as const;

/** The counselling record, written while one talks; there is no Save. F8 ends the talk, and the second time the record. */
export function RecordBar({ seat, record, answers, desk }: { seat: Seat; record: CounsellingRecord | null; answers: readonly AnswerRef[]; desk: Desk }) {
  const { t, label } = useI18n();
  const { outbox, usage, records, changed } = useDesk();
  const now = useServerNow();
  const saver = useMemo(() => records.of(seat.id, record), [records, seat.id]); // its own truth from here on
  const { fields, ...status } = useSyncExternalStore(saver.subscribe, saver.get);
  useEffect(() => saver.follow(record), [saver, record]);
  const { busy, error, clear, run } = useAction();
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const bar = useRef<HTMLElement>(null);
  const id = useId();
  const wrapUp = seat.state === "WRAP_UP";

  const focusField = (field: string) => bar.current?.querySelector<HTMLElement>(`[data-field="${field}"] input`)?.focus();
  const finish = () => void run(async () => {
    // What was sent a moment ago reaches the citizen before the talk is over.
    if (!(await outbox.delivered(seat.interactionId))) throw new Unreachable(null);
    await http.post(`/seats/${seat.id}/finish`);
    changed();
  });
  const complete = () => void run(async () => {
    if (!(await saver.flush())) return;
    if (!(await usage.settled(seat.interactionId))) throw new Unreachable(null);
    try {
      await http.post(`/seats/${seat.id}/complete`);
      saver.forget();
      changed();
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 422)) throw failure;
      const fieldNames = failure.errors.map((e) => e.field);
      setMissing(new Set(fieldNames));
      if (fieldNames[0]) focusField(fieldNames[0]);
    }
  });
  const active = seat.state === "ACTIVE" || seat.state === "PARKED";
  useCommand("finish", () => { if (wrapUp) complete(); else if (active) finish(); });
  const edit: typeof saver.edit = (change) => {
    setMissing((names) => new Set([...names].filter((name) => !(name in change))));
    saver.edit(change);
  };
  const extend = () => void run(async () => {
    await http.post(`/seats/${seat.id}/extend`);
    changed();
  });

  const outcomes = desk.outcomes.map((o, i) => ({ value: o.code, text: label(o.label), code: String(i + 1) })); // one digit and Enter
  const topics = desk.topics.filter((topic) => !fields.topics.includes(topic.code)).map((topic) => ({ value: topic.code, text: label(topic.path) }));
  const topicName = (code: string) => label(desk.topics.find((topic) => topic.code === code)?.path) || code;
  return (
    <section className="wrap" ref={bar} aria-label={t("record.name")} data-wrapup={wrapUp}>
      {status.conflict && <RecordConflict mine={fields} current={status.conflict.current} onKeep={(mine) => saver.resolve(mine)} />}
      <ErrorBanner error={error} onDismiss={clear} />
      {missing.size > 0 && (
        <p className="ds-error full" role="alert">
          <Icon name="alert" />
          <span>
            {t("record.missing")}{" "}
            {[...missing].map((field, i) => (
              <Fragment key={field}>
                {i > 0 && ", "}
                <button type="button" className="link" onClick={() => focusField(field)}>
                  {field === "outcome" ? t("record.outcome") : field === "topics" ? t("record.topics") : field}
                </button>
              </Fragment>
            ))}
          </span>
        </p>
      )}
      <RecordStatus status={status} seat={seat} now={now} onRetry={() => void saver.flush()} onExtend={extend} />
      <div className="row">
        <span data-field="outcome" className="outcome">
          <Combobox
            label={t("record.outcome")}
            placeholder={t("record.outcome")}
            options={outcomes}
            value={fields.outcome}
            invalid={missing.has("outcome")}
            noMatch={t("common.noMatch")}
            onChoose={(outcome) => edit({ outcome })}
          />
        </span>
        <span data-field="topics" className="topics" data-many={fields.topics.length > 2}>
          {fields.topics.map((code) => (
            <span key={code} className="chip">
              <span>{topicName(code)}</span>
              <button type="button" aria-label={t("record.removeTopic", { name: topicName(code) })} onClick={() => edit({ topics: fields.topics.filter((c) => c !== code) })}>
                <Icon name="close" />
              </button>
            </span>
          ))}
          <Combobox
            label={t("record.topics")}
            placeholder={fields.topics.length === 0 ? t("record.topics") : t("record.topics.more")}
            options={topics}
            value={null}
            invalid={missing.has("topics")}
            noMatch={t("common.noMatch")}
            clearsOnChoice
            onChoose={(code) => code && edit({ topics: [...fields.topics, code] })}
          />
        </span>
      </div>
      <div className="end">
        {wrapUp ? (
          <button type="button" className="ds-btn ds-btn--sm ds-btn--primary" aria-disabled={busy} onClick={complete}>{t("record.complete")} <span className="ds-kbd">F8</span></button>
        ) : (
          <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy || !active} onClick={() => active && finish()}>{t("record.finish")} <span className="ds-kbd">F8</span></button>
        )}
      </div>
      <div className="row">
        <span className="seg" role="group" aria-label={t("record.resolved")}>
          {RESOLVED.map((value) => (
            <button key={value} type="button" aria-pressed={fields.resolved === value} onClick={() => edit({ resolved: fields.resolved === value ? null : value })}>
              {t(`record.resolved.${value}`)}
            </button>
          ))}
        </span>
        <label className="sr-only" htmlFor={`${id}-memo`}>{t("record.memo")}</label>
        <input id={`${id}-memo`} className="ds-input memo" placeholder={t("record.memo")} maxLength={4000} value={fields.memo} onChange={(event) => edit({ memo: event.target.value })} />
      </div>
      <div className="row end">
        <QuickEntries onChoose={(entry) => edit({
          outcome: entry.outcome,
          topics: fields.topics.includes(entry.topic) ? fields.topics : [...fields.topics, entry.topic],
          resolved: entry.resolved ?? fields.resolved,
          memo: fields.memo.trim() === "" ? (entry.memo ?? "") : fields.memo, // what is written stays
        })} />
        <CallbackFields value={fields.callback} now={now} onChange={(callback) => edit({ callback })} />
        <label className="tick">
          <input type="checkbox" checked={fields.knowledgeGap} onChange={(event) => edit({ knowledgeGap: event.target.checked })} />
          {t("record.gap")}
        </label>
      </div>
      <UsedAnswers interactionId={seat.interactionId} used={answers} />
    </section>
  );
}
