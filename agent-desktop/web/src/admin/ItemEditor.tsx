import { useId, useState } from "react";
import { Problem } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { configuration, isObject, withAt, type Item, type Json, type Preview, type Value } from "./configuration.ts";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { FieldEditor } from "./FieldEditor.tsx";
import { FirstPassword } from "./FirstPassword.tsx";
import { FlowEditor } from "./flow/FlowEditor.tsx";
import { FlowNodes } from "./flow/FlowNodes.tsx";
import { RecordingsPanel } from "./flow/RecordingsPanel.tsx";
import { History } from "./History.tsx";
import { QueueTools } from "./QueueTools.tsx";
import { useForgetReferences } from "./References.tsx";
import { RemoveButton } from "./RemoveButton.tsx";
import { SaveDialog } from "./SaveDialog.tsx";
import { keyOf, SCHEMAS } from "./schema.ts";

/** One item: its form, what a change would do, who changed it before. Nothing is in force before it is saved with a reason. */
export function ItemEditor({ kind, item, onSaved }: { kind: string; item: Item | null; onSaved: (key: string) => void }) {
  const { t, label } = useI18n();
  const schema = SCHEMAS[kind];
  const formId = useId();
  const before: Value = item?.value ?? schema?.blank ?? {};
  const [value, setValue] = useState<Value>(before);
  const [version, setVersion] = useState(item?.version ?? 0);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [conflict, setConflict] = useState<Item | null>(null);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { busy, error, run } = useAction();
  const forget = useForgetReferences();
  const key = item?.key ?? keyOf(kind, value);
  const changed = JSON.stringify(value) !== JSON.stringify(before);
  const readOnly = item !== null && !item.editable;

  const change = (path: readonly (string | number)[], to: Json) => {
    setValue((now) => withAt(now, path, to) as Value);
    setFaults({});
  };
  /** What is wrong goes to its field; everything else to the banner. */
  const guarded = async (action: () => Promise<void>) => {
    try {
      await action();
      setFaults({});
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (failure.kind === "conflict") {
        setPreview(null);
        setConflict(failure.body.current as Item);
        return;
      }
      const named = failure.errors.filter(({ field }) => field === "value" || field.startsWith("value."));
      if (named.length === 0) throw failure;
      setPreview(null);
      setFaults(Object.fromEntries(named.map(({ field, message }) => [field.replace(/^value\.?/, ""), message])));
    }
  };
  const look = () => run(() => guarded(async () => setPreview(await configuration.preview(kind, key, value))));
  const save = (why: string) => run(() => guarded(async () => {
    await configuration.put(kind, key, version, value, why);
    forget();
    setPreview(null);
    onSaved(key);
  }));

  return (
    <FlowNodes value={Object.keys(isObject(value.nodes) ? value.nodes : {}).toSorted()}>
      <header>
        <div className="h">
          <h2 className="t">{item ? label(item.title) || item.key : t("admin.newItem")}</h2>
          {item && <span className="ds-pill">v{item.version}</span>}
          <div className="acts">
            {item && kind === "staff" && item.editable && <FirstPassword username={item.key} />}
            {item?.editable && item.removable && <RemoveButton item={item} onRemoved={() => { forget(); onSaved(""); }} />}
            <button type="button" className="ds-btn" disabled={!changed || busy} onClick={() => { setValue(before); setFaults({}); }}>{t("admin.discard")}</button>
            <button type="submit" form={formId} className="ds-btn ds-btn--primary" disabled={!changed || busy || readOnly}>{t("admin.save")}</button>
          </div>
        </div>
        <p className="sub">{readOnly ? t("admin.readOnly.body") : item?.why ?? t("admin.never")}</p>
      </header>
      <ErrorBanner error={error} />
      {faults[""] && <p className="ds-error" role="alert">{faults[""]}</p>}
      {Object.keys(faults).length > 0 && <p className="sr-only" role="alert">{Object.entries(faults).map(([field, fault]) => `${field} ${fault}`).join(". ")}</p>}
      <form
        id={formId}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        {schema
          ? schema.fields.filter((field) => field.type !== "nodes").map((field) => (
            <FieldEditor key={field.name} field={field} value={value[field.name]} path={[field.name]} onChange={change} faults={faults} existing={item !== null} readOnly={readOnly} />
          ))
          : <pre className="full">{JSON.stringify(value, null, 2)}</pre>}
      </form>
      {kind === "flows" && <FlowEditor value={value} onChange={change} readOnly={readOnly} />}
      {kind === "prompts" && item && <RecordingsPanel prompt={item.key} value={item.value ?? {}} readOnly={readOnly} />}
      {kind === "queues" && item?.id && <QueueTools queueId={item.id} value={value} />}
      {item && <History item={item} onReverted={() => { forget(); onSaved(item.key); }} />}
      {preview && <SaveDialog preview={preview} added={item === null} busy={busy} onSave={save} onClose={() => setPreview(null)} />}
      {conflict && (
        <ConflictDialog
          current={conflict}
          mine={value}
          onTakeTheirs={() => { setConflict(null); onSaved(key); }}
          onKeepMine={() => { setVersion(conflict.version); setConflict(null); void look(); }}
          onClose={() => setConflict(null)}
        />
      )}
    </FlowNodes>
  );
}
