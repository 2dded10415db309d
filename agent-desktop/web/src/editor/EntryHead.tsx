import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { LanguageMark } from "../ui/Pill.tsx";
import { WhyDialog } from "../ui/WhyDialog.tsx";
import { stateOf, type Work } from "./editor.ts";
import { EntryPill } from "./EntryPill.tsx";
import type { Faults } from "./EntryForm.tsx";

const STEPS = ["DRAFT", "REVIEW", "PUBLISHED"] as const;

interface EntryHeadProps {
  work: Work;
  busy: boolean;
  dirty: boolean;
  faults: Faults;
  onSave: () => void;
  onSubmit: () => void;
  onDiscard: () => void;
  onApprove: () => Promise<boolean>;
  onSendBack: (reason: string) => Promise<boolean>;
  onRetire: (reason: string) => Promise<boolean>;
}

/** What the entry is called, where it stands, and what can be done with it now. What cannot be done says why. */
export function EntryHead({ work, busy, dirty, faults, onSave, onSubmit, onDiscard, onApprove, onSendBack, onRetire }: EntryHeadProps) {
  const { t, label, maybe } = useI18n();
  const [asking, setAsking] = useState<"approve" | "sendBack" | "retire" | null>(null);
  const close = () => setAsking(null);
  const state = stateOf(work);
  const review = state === "REVIEW";
  const version = work.open ?? work.published;
  const wrong = Object.keys(faults).length;
  const why = (action: (reason: string) => Promise<boolean>) => (reason: string) => void action(reason).then(close);
  return (
    <header>
      <div className="h">
        <h2 className="t" lang={work.lang}>{version?.title ?? work.versions[0]?.title}</h2>
        <EntryPill state={state} version={version?.version} />
        <LanguageMark code={work.lang} />
        <div className="acts">
          {wrong > 0 && dirty && <span className="ds-pill" data-tone="danger">{t("editor.toMend", { n: wrong })}</span>}
          {work.published && <button type="button" className="ds-btn ds-btn--quiet" onClick={() => setAsking("retire")}>{t("editor.retire")}</button>}
          {review ? (
            <>
              <button type="button" className="ds-btn" onClick={() => setAsking("sendBack")}>{t("editor.sendBack")}</button>
              <button
                type="button"
                className="ds-btn ds-btn--primary"
                aria-haspopup="dialog"
                aria-disabled={!work.mayApprove || busy}
                title={work.mayApprove ? undefined : t("editor.ownText")}
                onClick={() => work.mayApprove && setAsking("approve")}
              >
                {t("editor.approve")}
              </button>
            </>
          ) : (
            <>
              <button type="button" className="ds-btn" aria-disabled={!dirty || busy} onClick={() => dirty && onDiscard()}>{t("editor.discard")}</button>
              <button type="button" className={state === "DRAFT" ? "ds-btn" : "ds-btn ds-btn--primary"} aria-disabled={!dirty || busy || wrong > 0} onClick={() => dirty && wrong === 0 && onSave()}>
                {t(state === "DRAFT" ? "editor.save" : "editor.saveNew")} <span className="ds-kbd">Ctrl ↵</span>
              </button>
              {state === "DRAFT" && (
                <button type="button" className="ds-btn ds-btn--primary" aria-disabled={busy || wrong > 0} onClick={() => wrong === 0 && onSubmit()}>{t("editor.submit")}</button>
              )}
            </>
          )}
        </div>
      </div>
      <p className="sub">
        {[work.externalId, label(work.organisation.name), maybe("category", work.category) ?? work.category, work.open?.author && t("editor.by", { who: work.open.author }), work.sample && t("answers.sample")]
          .filter(Boolean).join(" · ")}
      </p>
      <ol className="steps">
        {STEPS.map((step) => (
          <li key={step} aria-current={step === state ? "step" : undefined} className={STEPS.indexOf(step) < STEPS.indexOf(state as (typeof STEPS)[number]) ? "done" : undefined}>{t(`editor.state.${step}`)}</li>
        ))}
      </ol>
      {asking === "approve" && work.open && (
        <Dialog title={t("editor.approve.title", { version: work.open.version })} onClose={close}>
          <p>{work.published ? t("editor.approve.replaces", { version: work.published.version }) : t("editor.approve.first")} {!work.translationOf && work.published && work.translations.length > 0 && t("editor.approve.translations", { n: work.translations.length })}</p>
          <div className="row">
            <button type="button" className="ds-btn" onClick={close}>{t("common.cancel")}</button>
            <button type="button" className="ds-btn ds-btn--primary" aria-disabled={busy} onClick={() => void onApprove().then(close)}>{t("editor.approve.do", { version: work.open.version })}</button>
          </div>
        </Dialog>
      )}
      {asking === "sendBack" && <WhyDialog title={t("editor.sendBack.title")} action={t("editor.sendBack")} busy={busy} onDo={why(onSendBack)} onClose={close} />}
      {asking === "retire" && <WhyDialog title={t("editor.retire.title")} action={t("editor.retire")} busy={busy} onDo={why(onRetire)} onClose={close} />}
    </header>
  );
}
