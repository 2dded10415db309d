import { useId, type ReactNode } from "react";
import { useI18n, type TextKey } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { isObject, pathText, type Json, type Value } from "./configuration.ts";
import { useFlowNodes } from "./flow/FlowNodes.tsx";
import { HoursField } from "./HoursField.tsx";
import { LabelField } from "./LabelField.tsx";
import { LevelsField } from "./LevelsField.tsx";
import { PlacesField } from "./PlacesField.tsx";
import type { Field } from "./schema.ts";
import { useReferences } from "./References.tsx";

export interface FieldProps {
  field: Field;
  value: Json | undefined;
  path: readonly (string | number)[];
  onChange: (path: readonly (string | number)[], to: Json) => void;
  /** What the server or the form found wrong, by path. */
  faults: Readonly<Record<string, string>>;
  /** The item exists: its key stays. */
  existing: boolean;
  readOnly: boolean;
}

/** One field with its word, its hint and what is wrong with it. */
export function FieldEditor(props: FieldProps) {
  const { field, path, faults } = props;
  const { t, maybe } = useI18n();
  const id = useId();
  const at = pathText(path);
  const fault = faults[at];
  const hint = maybe("admin.h", field.name);
  const describedBy = [hint ? `${id}-h` : "", fault ? `${id}-f` : ""].filter(Boolean).join(" ") || undefined;
  const whole = field.type === "rows" || field.type === "group" || field.type === "levels" || field.type === "label" || field.type === "hours" || field.type === "places";
  const word = t(wordOf(field));
  const below = (
    <>
      {hint && <p className="ds-hint" id={`${id}-h`}>{hint}</p>}
      {fault && <p className="ds-error" id={`${id}-f`}><Icon name="alert" />{fault}</p>}
    </>
  );
  if (whole) {
    return (
      <fieldset className="full" aria-describedby={describedBy}>
        <legend className="ds-label">{word}</legend>
        <Control {...props} id={id} describedBy={describedBy} />
        {below}
      </fieldset>
    );
  }
  return (
    <div className={field.type === "words" || field.type === "pairs" ? "full" : undefined}>
      {field.type !== "flag" && <label className="ds-label" htmlFor={id}>{word}{unit(field, t)}</label>}
      <Control {...props} id={id} describedBy={describedBy} />
      {below}
    </div>
  );
}

function unit(field: Field, t: (key: TextKey) => string): ReactNode {
  return field.type === "number" && field.unit ? <small> ({t(`admin.unit.${field.unit}`)})</small> : null;
}

const wordOf = (field: Field): TextKey => field.word ?? (`admin.f.${field.name}` as TextKey);

function Control(props: FieldProps & { id: string; describedBy: string | undefined }) {
  const { field, value, path, onChange, faults, existing, readOnly, id, describedBy } = props;
  const { t } = useI18n();
  const change = (to: Json) => onChange(path, to);
  const invalid = faults[pathText(path)] !== undefined || undefined;
  const common = { id, className: "ds-input", "aria-invalid": invalid, "aria-describedby": describedBy, disabled: readOnly };
  switch (field.type) {
    case "key":
      return <input {...common} value={String(value ?? "")} readOnly={existing} spellCheck={false} autoComplete="off" onChange={(event) => change(event.target.value)} />;
    case "text":
      return <input {...common} value={String(value ?? "")} autoComplete="off" onChange={(event) => change(event.target.value === "" && field.optional ? null : event.target.value)} />;
    case "day":
      return <input {...common} type="date" value={String(value ?? "")} onChange={(event) => change(event.target.value === "" && field.optional ? null : event.target.value)} />;
    case "number":
      return (
        <input
          {...common}
          className="ds-input num"
          type="number"
          min={field.min}
          max={field.max}
          step={1}
          value={value === null || value === undefined ? "" : String(value)}
          onChange={(event) => change(event.target.value === "" ? null : event.target.valueAsNumber)}
        />
      );
    case "flag":
      return (
        <label className="switch">
          <input id={id} type="checkbox" role="switch" checked={value === true} disabled={readOnly} aria-describedby={describedBy} onChange={(event) => change(event.target.checked)} />
          <span>{t(wordOf(field))}</span>
        </label>
      );
    case "choice":
      return (
        <select {...common} value={String(value ?? "")} onChange={(event) => change(event.target.value)}>
          {field.options.map((option) => <option key={option} value={option}>{t(`${field.words}.${option}` as TextKey)}</option>)}
        </select>
      );
    case "ref":
      return <RefControl {...props} kind={field.kind} common={common} />;
    case "language":
      return <LanguageControl {...props} every={field.every === true} common={common} />;
    case "words":
      return (
        <input
          {...common}
          value={Array.isArray(value) ? value.join(", ") : ""}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => change(event.target.value === "" ? [] : event.target.value.split(",").map((word) => word.trimStart()))}
          onBlur={(event) => change(event.target.value.split(",").map((word) => word.trim()).filter(Boolean))}
        />
      );
    case "label":
      return <LabelField value={isObject(value) ? value : null} optional={field.optional === true} readOnly={readOnly} onChange={change} name={t(wordOf(field))} />;
    case "levels":
      return <LevelsField value={isObject(value) ? value : {}} least={field.least} readOnly={readOnly} onChange={change} />;
    case "places":
      return <PlacesField value={isObject(value) ? value : {}} readOnly={readOnly} onChange={change} />;
    case "hours":
      return <HoursField value={isObject(value) ? value : {}} readOnly={readOnly} onChange={change} />;
    case "node":
      return <NodeControl {...props} common={common} />;
    case "pairs":
      return (
        <input
          {...common}
          defaultValue={isObject(value) ? Object.entries(value).map(([name, from]) => `${name}=${String(from)}`).join(", ") : ""}
          spellCheck={false}
          autoComplete="off"
          onBlur={(event) => change(pairs(event.target.value))}
        />
      );
    case "nodes":
      return null; // has an editor of its own
    case "group":
      return <GroupControl {...props} fields={field.fields} blank={field.blank} />;
    case "rows":
      return <RowsControl {...props} fields={field.fields} blank={field.blank} />;
  }
  return field satisfies never;
}

interface Common {
  id: string;
  className: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  disabled: boolean;
}

function RefControl({ field, value, path, onChange, kind, common }: FieldProps & { kind: string; common: Common }) {
  const { t, label } = useI18n();
  const items = useReferences(kind);
  const known = items.some((item) => item.key === value);
  return (
    <select {...common} value={String(value ?? "")} onChange={(event) => onChange(path, event.target.value === "" ? (field.optional ? null : "") : event.target.value)}>
      <option value="">{t(field.optional ? "admin.none" : "admin.choose")}</option>
      {!known && typeof value === "string" && value !== "" && <option value={value}>{value}</option>}
      {items.map((item) => <option key={item.key} value={item.key}>{label(item.title)} · {item.key}</option>)}
    </select>
  );
}

function LanguageControl({ value, path, onChange, every, common }: FieldProps & { every: boolean; common: Common }) {
  const { t, label } = useI18n();
  const languages = useReferences("skills").filter((skill) => skill.key.length === 2 || skill.key.startsWith("sign:"));
  return (
    <select {...common} value={String(value ?? "")} onChange={(event) => onChange(path, event.target.value)}>
      {every && <option value="*">{t("admin.everyLanguage")}</option>}
      {languages.map((skill) => <option key={skill.key} value={skill.key}>{label(skill.title)} · {skill.key}</option>)}
    </select>
  );
}

function NodeControl({ field, value, path, onChange, common }: FieldProps & { common: Common }) {
  const { t } = useI18n();
  const names = useFlowNodes();
  const known = names.includes(String(value ?? ""));
  return (
    <select {...common} value={String(value ?? "")} onChange={(event) => onChange(path, event.target.value === "" ? (field.optional ? null : "") : event.target.value)}>
      <option value="">{t(field.optional ? "admin.none" : "admin.choose")}</option>
      {!known && typeof value === "string" && value !== "" && <option value={value}>{value}</option>}
      {names.map((name) => <option key={name} value={name}>{name}</option>)}
    </select>
  );
}

/** `a=b, c=d` as an object. */
export function pairs(text: string): Value {
  return Object.fromEntries(text.split(",").flatMap((pair) => {
    const [name = "", from = ""] = pair.split("=").map((part) => part.trim());
    return name === "" ? [] : [[name, from]];
  }));
}

function GroupControl(props: FieldProps & { fields: readonly Field[]; blank: Value }) {
  const { field, value, path, onChange, readOnly, fields, blank } = props;
  const { t } = useI18n();
  if (!isObject(value)) {
    return <button type="button" className="ds-btn ds-btn--sm" disabled={readOnly} onClick={() => onChange(path, blank)}>{t("admin.add")}</button>;
  }
  return (
    <div className="group">
      {fields.map((each) => <FieldEditor key={each.name} {...props} field={each} value={value[each.name]} path={[...path, each.name]} />)}
      {field.optional && <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" disabled={readOnly} onClick={() => onChange(path, null)}>{t("admin.takeAway")}</button>}
    </div>
  );
}

function RowsControl(props: FieldProps & { fields: readonly Field[]; blank: Value }) {
  const { value, path, onChange, readOnly, fields, blank } = props;
  const { t } = useI18n();
  const rows = Array.isArray(value) ? (value as readonly Json[]) : [];
  return (
    <div className="rows">
      {rows.map((row, i) => (
        <div key={i} className="group" role="group" aria-label={t("admin.row", { n: i + 1 })}>
          {fields.map((each) => <FieldEditor key={each.name} {...props} field={each} value={isObject(row) ? row[each.name] : undefined} path={[...path, i, each.name]} />)}
          <button
            type="button"
            className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon"
            aria-label={t("admin.takeRow", { n: i + 1 })}
            disabled={readOnly}
            onClick={() => onChange(path, rows.filter((_, other) => other !== i))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button type="button" className="ds-btn ds-btn--sm" disabled={readOnly} onClick={() => onChange(path, [...rows, blank])}>{t("admin.addRow")}</button>
    </div>
  );
}
