import { useMemo, useState, type KeyboardEvent } from "react";
import { Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { composing } from "../ui/keys.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { currentText, draftOf, editor, sameDraft, stateOf, type Choices, type Content, type Draft, type Work } from "./editor.ts";
import { EntryConflict } from "./EntryConflict.tsx";
import { EntryForm, type Faults } from "./EntryForm.tsx";
import { EntryHead } from "./EntryHead.tsx";
import { EntryHistory } from "./EntryHistory.tsx";
import { faultsOf } from "./faults.ts";
import { keptDraft } from "./kept.ts";
import { Translations } from "./Translations.tsx";
import { VersionDiff } from "./VersionDiff.tsx";
import { EntryPill } from "./EntryPill.tsx";

interface EntryEditorProps {
  agentId: string;
  work: Work;
  /** The newest text where nothing is open or published. */
  basis: Content;
  choices: Choices;
  onChanged: (work: Work) => void;
}

/** One entry on the editor's table: what would change, the form, its translations and its past. */
export function EntryEditor({ agentId, work, basis, choices, onChanged }: EntryEditorProps) {
  const { t } = useI18n();
  const base = draftOf(work, currentText(work) ?? basis);
  const kept = useMemo(() => keptDraft(agentId, work.id), [agentId, work.id]);
  const [begun] = useState(() => kept.read());
  const restored = begun !== null && work.open?.state !== "REVIEW" && !sameDraft(begun.draft, base);
  const [draft, setDraft] = useState<Draft>(restored ? begun.draft : base);
  const [revision, setRevision] = useState(restored ? begun.revision : work.revision);
  const [refused, setRefused] = useState<Faults>({});
  const [conflict, setConflict] = useState<Work | null>(null);
  const { busy, error, clear, run } = useAction();
  const review = work.open?.state === "REVIEW";
  const dirty = !sameDraft(draft, base);
  const faults = { ...refused, ...faultsOf(draft, t) };

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setRefused({});
    if (sameDraft(next, base)) kept.forget();
    else kept.write(next, revision);
  };
  const discard = () => {
    kept.forget();
    setDraft(base);
    setRevision(work.revision);
    setRefused({});
  };
  const done = (changed: Work) => {
    kept.forget();
    onChanged(changed);
  };
  /** What is wrong goes to its field, somebody else's change to a choice, everything else to the banner. */
  const step = (action: () => Promise<Work>) => run(async () => {
    try {
      done(await action());
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.kind === "conflict") return setConflict(failure.body.current as Work);
      if (failure.errors.length === 0) throw failure;
      setRefused(Object.fromEntries(failure.errors.map(({ field, message }) => [field, message])));
    }
  });
  const save = (from = revision) => void step(() => editor.save(work.id, from, draft));
  const submit = () => void step(async () => {
    const saved = dirty ? await editor.save(work.id, revision, draft) : work;
    try {
      return await editor.submit(work.id, saved.revision);
    } catch (failure) {
      if (dirty) done(saved); // that much is done
      throw failure;
    }
  });
  const sound = Object.keys(faults).length === 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || busy || review || !dirty || !sound) return;
    event.preventDefault();
    save();
  };
  const before = review || work.open ? work.published : null;
  return (
    <div onKeyDown={onKeyDown}>
      <EntryHead
        work={work}
        busy={busy}
        dirty={dirty}
        faults={faults}
        onSave={() => save()}
        onSubmit={submit}
        onDiscard={discard}
        onApprove={() => step(() => editor.approve(work.id, revision))}
        onSendBack={(reason) => step(() => editor.sendBack(work.id, revision, reason))}
        onRetire={(reason) => step(() => editor.retire(work.id, revision, reason))}
      />
      <div className="body">
        <div className="wide notices">
          <ErrorBanner error={error} onDismiss={clear} />
          {review && !work.mayApprove && <p className="ds-banner" role="status"><Icon name="lock" /><span>{t("editor.ownText")}</span></p>}
          {work.open?.state === "DRAFT" && work.open.reason && <p className="ds-banner" data-tone="warning" role="status"><Icon name="undo" /><span><b>{t("editor.sentBack")}</b> {work.open.reason}</span></p>}
          {restored && dirty && (
            <p className="ds-banner" data-tone="warning" role="status">
              <Icon name="page" /><span className="grow">{t("editor.restored")}</span>
              <button type="button" className="ds-btn ds-btn--sm" onClick={discard}>{t("editor.discard")}</button>
            </p>
          )}
        </div>
        {before && work.open && (
          <section className="wide" aria-labelledby="changes-title">
            <h3 className="s" id="changes-title">{t("editor.changes")}</h3>
            <VersionDiff
              lang={work.lang}
              name={t("editor.diff.name", { before: before.version, after: work.open.version })}
              before={{ head: <><span>v{before.version}</span> <EntryPill state="PUBLISHED" /></>, content: before }}
              after={{ head: <><span>v{work.open.version}</span> <EntryPill state={work.open.state} /> <small>{work.open.author}</small></>, content: review ? work.open : draft }}
            />
          </section>
        )}
        <section aria-labelledby="form-title">
          <h3 className="s" id="form-title">{t("editor.form")}<small>{t(review ? "editor.form.review" : stateOf(work) === "DRAFT" ? "editor.form.draft" : "editor.form.new")}</small></h3>
          <EntryForm draft={draft} lang={work.lang} choices={choices} faults={dirty ? faults : refused} readOnly={review} onChange={change} />
        </section>
        <Translations work={work} />
        <EntryHistory work={work} writable={!review} onTakeUp={({ title, body, keywords, askedAs, validFrom, validUntil, confirmedOn }) => change({ title, body, keywords, askedAs, validFrom, validUntil, confirmedOn })} />
      </div>
      {conflict && (
        <EntryConflict
          current={conflict}
          mine={draft}
          onTakeTheirs={() => { setConflict(null); done(conflict); }}
          onKeepMine={conflict.open?.state === "REVIEW" ? null : () => { setConflict(null); setRevision(conflict.revision); save(conflict.revision); }}
          onClose={() => setConflict(null)}
        />
      )}
    </div>
  );
}
