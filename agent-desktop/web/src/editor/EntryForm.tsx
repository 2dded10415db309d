import { useId, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Choices, Draft } from "./editor.ts";
import { WordsField } from "./WordsField.tsx";

/** What is wrong, by field, as a sentence with the way out. */
export type Faults = Readonly<Record<string, string>>;

/** The fields of an answer: what citizens are told, how they ask for it, whose it is and until when it holds. */
export function EntryForm({ draft, lang, choices, faults, readOnly, onChange }: {
  draft: Draft;
  lang: string;
  choices: Choices;
  faults: Faults;
  readOnly: boolean;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { t, label, maybe } = useI18n();
  const id = useId();
  const day = (field: "validFrom" | "validUntil" | "confirmedOn") => (
    <Field id={`${id}-${field}`} name={t(`editor.${field}`)} fault={faults[field]}>
      {(attributes) => (
        <input {...attributes} className="ds-input num" type="date" readOnly={readOnly} value={draft[field] ?? ""} onChange={(event) => onChange({ [field]: event.target.value || null })} />
      )}
    </Field>
  );
  const categories = [...new Set([...choices.categories, draft.category].filter(Boolean))];
  return (
    <div className="form">
      <Field id={`${id}-title`} name={t("editor.title")} fault={faults.title} required full>
        {(attributes) => (
          <input {...attributes} className="ds-input" lang={lang} maxLength={300} autoComplete="off" readOnly={readOnly} value={draft.title} onChange={(event) => onChange({ title: event.target.value })} />
        )}
      </Field>
      <Field id={`${id}-body`} name={t("editor.body")} fault={faults.body} full>
        {(attributes) => (
          <textarea {...attributes} className="ds-input" lang={lang} rows={9} maxLength={50_000} readOnly={readOnly} value={draft.body} onChange={(event) => onChange({ body: event.target.value })} />
        )}
      </Field>
      <WordsField name={t("editor.askedAs")} hint={t("editor.askedAs.hint")} words={draft.askedAs} lang={lang} readOnly={readOnly} onChange={(askedAs) => onChange({ askedAs })} />
      <WordsField name={t("editor.keywords")} words={draft.keywords} lang={lang} readOnly={readOnly} onChange={(keywords) => onChange({ keywords })} />
      <Field id={`${id}-organisation`} name={t("editor.organisation")} fault={faults.organisationId} required>
        {(attributes) => (
          <select {...attributes} className="ds-input" disabled={readOnly} value={draft.organisationId} onChange={(event) => onChange({ organisationId: event.target.value })}>
            {!choices.organisations.some((each) => each.id === draft.organisationId) && <option value={draft.organisationId} />}
            {choices.organisations.map((each) => <option key={each.id} value={each.id}>{" ".repeat(each.depth)}{label(each.name)}</option>)}
          </select>
        )}
      </Field>
      <Field id={`${id}-category`} name={t("editor.category")} fault={faults.category} required>
        {(attributes) => (
          <select {...attributes} className="ds-input" disabled={readOnly} value={draft.category} onChange={(event) => onChange({ category: event.target.value })}>
            {draft.category === "" && <option value="">{t("editor.choose")}</option>}
            {categories.map((each) => <option key={each} value={each}>{maybe("category", each) ?? each}</option>)}
          </select>
        )}
      </Field>
      {day("validFrom")}
      {day("validUntil")}
      {day("confirmedOn")}
    </div>
  );
}

interface Attributes {
  id: string;
  required?: boolean;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
}

function Field({ id, name, fault, required = false, full = false, children }: {
  id: string;
  name: string;
  fault: string | undefined;
  required?: boolean;
  full?: boolean;
  children: (attributes: Attributes) => ReactNode;
}) {
  return (
    <div className={full ? "full" : undefined}>
      <label className="ds-label" htmlFor={id}>{name}{required && <span className="req" aria-hidden="true"> *</span>}</label>
      {children({ id, ...(required ? { required } : {}), ...(fault ? { "aria-invalid": true, "aria-describedby": `${id}-fault` } : {}) })}
      {fault && <p className="ds-error" id={`${id}-fault`}><Icon name="alert" />{fault}</p>}
    </div>
  );
}
