import { useRef, useState, type FormEvent } from "react";
import { http, Problem } from "../api/http.ts";
import { uuidv7 } from "../api/ids.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Contact, Seat } from "../live/protocol.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { CASE_TYPES, type CaseType, type OpenedCase } from "./cases.ts";
import { OrganisationField } from "./OrganisationField.tsx";
import { useCaseChoices } from "./useCases.ts";

const MOST_TEXT = 8000;

/** What the citizen has said so far, as a first draft of what the office must know. */
export function draftOf(contact: Contact | null): string {
  return (contact?.messages ?? []).filter((m) => m.from === "CITIZEN" && m.text.trim()).map((m) => m.text.trim()).join("\n").slice(0, MOST_TEXT);
}

/** Hands what cannot be answered at once to the office that must answer it, and tells the citizen number and code. */
export function OpenCaseDialog({ seat, contact, onOpened, onClose }: { seat: Seat; contact: Contact | null; onOpened: () => void; onClose: () => void }) {
  const { t, language } = useI18n();
  const { busy, error, run } = useAction();
  const { choices, error: choicesError } = useCaseChoices();
  const key = useRef(uuidv7()); // the same one when it is sent again
  const [type, setType] = useState<CaseType>("INQUIRY");
  const [organisation, setOrganisation] = useState<string | null>(null);
  const [title, setTitle] = useState("");
  const [written, setText] = useState<string | null>(null);
  const text = written ?? draftOf(contact); // the contact may still be on its way
  const [place, setPlace] = useState("");
  const [wanting, setWanting] = useState(false);
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const complete = organisation !== null && title.trim() !== "" && text.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWanting(!complete);
    if (!complete) return;
    void run(async () => {
      setOpened(await http.post<OpenedCase>("/cases", {
        interactionId: seat.interactionId, type, organisation, title: title.trim(), text: text.trim(), ...(place.trim() ? { place: place.trim() } : {}),
      }, { headers: { "Idempotency-Key": key.current } }));
      onOpened();
    });
  };
  if (opened) return <Opened opened={opened} onClose={onClose} />;
  const field = error instanceof Problem ? error.errors[0]?.field : undefined;
  return (
    <Dialog title={t("cases.open.title")} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit} noValidate>
        <p className="ds-hint">{t("cases.open.body")} {seat.language !== "ko" && t("cases.open.language", { language: language(seat.language) })}</p>
        <ErrorBanner error={error ?? choicesError} />
        {wanting && !complete && <p className="ds-error" role="alert">{t("cases.open.missing")}</p>}
        <label className="ds-label">{t("cases.title")}
          <input className="ds-input" maxLength={120} autoComplete="off" value={title} aria-invalid={(wanting && title.trim() === "") || field === "title" || undefined} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <OrganisationField choices={choices} value={organisation} invalid={(wanting && organisation === null) || field === "organisation"} onChoose={setOrganisation} />
        <div className="seg" role="group" aria-label={t("cases.type")}>
          {CASE_TYPES.map((each) => <button key={each} type="button" aria-pressed={type === each} onClick={() => setType(each)}>{t(`cases.type.${each}`)}</button>)}
        </div>
        <label className="ds-label">{t("cases.text")}
          <textarea className="ds-input" rows={6} maxLength={MOST_TEXT} lang={seat.language} value={text} aria-invalid={(wanting && text.trim() === "") || undefined} onChange={(event) => setText(event.target.value)} />
        </label>
        <label className="ds-label">{t("cases.place")}
          <input className="ds-input" maxLength={200} autoComplete="off" value={place} onChange={(event) => setPlace(event.target.value)} />
        </label>
        <footer>
          <button type="button" className="ds-btn" onClick={onClose}>{t("common.cancel")}</button>
          <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy}>{t("cases.open.submit")}</button>
        </footer>
      </form>
    </Dialog>
  );
}

function Opened({ opened, onClose }: { opened: OpenedCase; onClose: () => void }) {
  const { t, time } = useI18n();
  return (
    <Dialog title={t("cases.opened.title", { number: opened.number })} onClose={onClose}>
      <div className="dialog-form">
        <p role="status">{t(opened.told === "CHAT" || opened.told === "SMS" ? `cases.opened.${opened.told}` : "cases.opened.SHOWN")}</p>
        <dl className="facts opened-case">
          <dt>{t("cases.number")}</dt><dd className="num">{opened.number}</dd>
          <dt>{t("cases.code")}</dt><dd className="num">{opened.code.replace(/(\d{4})(\d{4})/, "$1 $2")}</dd>
          <dt>{t("cases.due")}</dt><dd>{time.longDay(`${opened.dueOn}T03:00:00Z`)}</dd>
        </dl>
        <footer><button type="button" className="ds-btn ds-btn--primary" autoFocus onClick={onClose}>{t("common.close")}</button></footer>
      </div>
    </Dialog>
  );
}
