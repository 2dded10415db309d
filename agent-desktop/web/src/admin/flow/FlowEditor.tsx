import { useEffect, useMemo, useState } from "react";
import { useI18n, type TextKey } from "../../i18n/I18n.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { Json, Value } from "../configuration.ts";
import { FieldEditor } from "../FieldEditor.tsx";
import { FlowDiagram } from "./FlowDiagram.tsx";
import { FlowTrial } from "./FlowTrial.tsx";
import { flows, type Fault } from "./flows.ts";
import { FORMS, isNodeType, NODE_TYPES, type NodeType } from "./forms.ts";
import { fieldOf, nodeOf, nodesOf } from "./layout.ts";

const CHECK_AFTER_MS = 400;
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** The nodes of a flow: a picture, the form of one node, what is wrong where, and a test call of the flow as it stands here. */
export function FlowEditor({ value, onChange, readOnly }: {
  value: Value;
  onChange: (path: readonly (string | number)[], to: Json) => void;
  readOnly: boolean;
}) {
  const { t, maybe } = useI18n();
  const nodes = useMemo(() => nodesOf(value), [value]);
  const names = useMemo(() => Object.keys(nodes).toSorted(), [nodes]);
  const [selected, setSelected] = useState<string | null>(String(value.start ?? "") || null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [visited, setVisited] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // Without an answer the faults shown last stay; saving checks again.
      flows.check(value, stop.signal).then(setFaults, () => {});
    }, CHECK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [value]);
  // What cannot be read at all has no word of ours: only the server knows why.
  const words = (fault: Fault) => maybe("flow.fault", fault.code)?.replace("{about}", fault.about) ?? fault.message;
  const counts: Record<string, number> = {};
  for (const fault of faults) {
    const name = nodeOf(fault.pointer);
    if (name !== null) counts[name] = (counts[name] ?? 0) + 1;
  }
  const node = selected === null ? undefined : nodes[selected];
  return (
    <>
      <section className="flow" aria-labelledby="flow-title">
        <h3 id="flow-title">{t("flow.title")}</h3>
        <FlowDiagram flow={value} faults={counts} selected={selected} visited={visited} onSelect={setSelected} />
        <div className="flow-faults" role="status">
          {faults.length === 0
            ? <p className="ds-hint"><Icon name="check" />{t("flow.sound")}</p>
            : (
              <>
                <p className="ds-error"><Icon name="alert" />{t("flow.wrongs", { n: faults.length })}</p>
                <ul>
                  {faults.map((fault) => {
                    const name = nodeOf(fault.pointer);
                    const line = `${fieldOf(fault.pointer).replace(/^nodes\./, "") || t("flow.head")}: ${words(fault)}`;
                    return (
                      <li key={`${fault.pointer} ${fault.code} ${fault.about}`}>
                        {name !== null && name in nodes ? <button type="button" className="place" onClick={() => setSelected(name)}>{line}</button> : line}
                      </li>
                    );
                  })}
                </ul>
              </>
            )}
        </div>
        {!readOnly && <NewNode names={names} onAdd={(name, type) => {
          onChange(["nodes"], { ...nodes, [name]: { type, ...FORMS[type].blank } });
          setSelected(name);
        }} />}
        {selected !== null && node && (
          <NodeForm
            key={selected}
            name={selected}
            node={node}
            faults={Object.fromEntries(faults.map((fault) => [fieldOf(fault.pointer), words(fault)]))}
            readOnly={readOnly}
            onChange={onChange}
            onRemove={() => {
              onChange(["nodes"], Object.fromEntries(Object.entries(nodes).filter(([name]) => name !== selected)));
              setSelected(null);
            }}
          />
        )}
      </section>
      <FlowTrial
        flow={value}
        onFaults={setFaults}
        onNodes={(seen) => {
          setVisited(seen);
          const last = seen.at(-1);
          if (last !== undefined) setSelected(last);
        }}
      />
    </>
  );
}

function NodeForm({ name, node, faults, readOnly, onChange, onRemove }: {
  name: string;
  node: Value;
  faults: Readonly<Record<string, string>>;
  readOnly: boolean;
  onChange: (path: readonly (string | number)[], to: Json) => void;
  onRemove: () => void;
}) {
  const { t } = useI18n();
  const type = node.type;
  const own = faults[`nodes.${name}`];
  return (
    <fieldset className="flow-form">
      <legend><b>{name}</b> <span className="ds-pill">{isNodeType(type) ? t(`flow.type.${type}` as TextKey) : String(type)}</span></legend>
      {own && <p className="ds-error"><Icon name="alert" />{own}</p>}
      {isNodeType(type)
        ? (
          <div className="form">
            {FORMS[type].fields.map((field) => (
              <FieldEditor key={field.name} field={field} value={node[field.name]} path={["nodes", name, field.name]} onChange={onChange} faults={faults} existing readOnly={readOnly} />
            ))}
          </div>
        )
        : <pre>{JSON.stringify(node, null, 2)}</pre>}
      {!readOnly && <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet" onClick={onRemove}>{t("flow.removeNode", { name })}</button>}
    </fieldset>
  );
}

function NewNode({ names, onAdd }: { names: readonly string[]; onAdd: (name: string, type: NodeType) => void }) {
  const { t } = useI18n();
  const [name, setName] = useState("");
  const [type, setType] = useState<NodeType>("say");
  const usable = NAME.test(name) && !names.includes(name);
  return (
    <div className="filters" role="group" aria-label={t("flow.newNode")}>
      <label>{t("flow.nodeName")}
        <input className="ds-input" value={name} spellCheck={false} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </label>
      <label>{t("flow.nodeType")}
        <select className="ds-input" value={type} onChange={(event) => setType(event.target.value as NodeType)}>
          {NODE_TYPES.map((each) => <option key={each} value={each}>{t(`flow.type.${each}` as TextKey)}</option>)}
        </select>
      </label>
      <button
        type="button"
        className="ds-btn"
        disabled={!usable}
        onClick={() => {
          onAdd(name, type);
          setName("");
        }}
      >
        {t("flow.addNode")}
      </button>
    </div>
  );
}
