import { useI18n } from "../i18n/I18n.tsx";
import type { Contact } from "../live/protocol.ts";

/** The internal notes of this contact, newest first; citizens never see them. They are written in the composer. */
export function NotesPanel({ contact, onWrite }: { contact: Contact | null; onWrite: () => void }) {
  const { t, label, time } = useI18n();
  const notes = (contact?.messages ?? []).filter((message) => message.from === "NOTE").reverse();
  return (
    <>
      {notes.length === 0 && <p className="ds-hint">{t("notes.none")}</p>}
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p className="text">{note.text}</p>
            <small>{note.author ? label(note.author.label) : ""} <time dateTime={note.at}>{time.time(note.at)}</time></small>
          </li>
        ))}
      </ul>
      <button type="button" className="ds-btn ds-btn--sm" onClick={onWrite}>{t("notes.write")}</button>
    </>
  );
}
