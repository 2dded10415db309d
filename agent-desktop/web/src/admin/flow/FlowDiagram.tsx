import { useId, useMemo, useRef, useEffect } from "react";
import { useI18n, type TextKey } from "../../i18n/I18n.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { Value } from "../configuration.ts";
import { layout, nodesOf, type Placed } from "./layout.ts";

const WIDTH = 150;
const HEIGHT = 44;
const GAP_X = 64;
const GAP_Y = 18;

const x = (placed: Placed) => placed.column * (WIDTH + GAP_X);
const y = (placed: Placed) => placed.row * (HEIGHT + GAP_Y);

/** The flow as a picture that follows the form: nodes are buttons in the order of a call, lines show where they lead. */
export function FlowDiagram({ flow, faults, selected, visited, onSelect }: {
  flow: Value;
  /** Node to how many faults it has. */
  faults: Readonly<Record<string, number>>;
  selected: string | null;
  /** Nodes the test call has come to. */
  visited: readonly string[];
  onSelect: (name: string) => void;
}) {
  const { t } = useI18n();
  const arrow = useId();
  const current = useRef<HTMLButtonElement>(null);
  const { placed, ways } = useMemo(() => layout(flow), [flow]);
  const nodes = nodesOf(flow);
  const at = new Map(placed.map((each) => [each.name, each]));
  const width = Math.max(0, ...placed.map(x)) + WIDTH;
  const height = Math.max(0, ...placed.map(y)) + HEIGHT;
  const now = visited.at(-1);
  useEffect(() => {
    // Browsers answer with a promise, which React would take for what undoes the effect.
    void current.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [selected]);
  return (
    <div className="flow-diagram" role="group" aria-label={t("flow.diagram")}>
      <div style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true">
          <defs>
            <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" /></marker>
          </defs>
          {ways.map((way) => {
            const from = at.get(way.from);
            const to = at.get(way.to);
            if (!from || !to) return null;
            const touches = way.from === selected || way.to === selected;
            const taken = visited.some((name, i) => name === way.from && visited[i + 1] === way.to);
            return <path key={`${way.from} ${way.at}`} d={curve(from, to)} markerEnd={`url(#${arrow})`} data-touches={touches || undefined} data-taken={taken || undefined} />;
          })}
        </svg>
        {placed.map((each) => {
          const type = String(nodes[each.name]?.type ?? "");
          const wrong = faults[each.name] ?? 0;
          return (
            <button
              key={each.name}
              ref={each.name === selected ? current : null}
              type="button"
              className="flow-node"
              style={{ left: x(each), top: y(each), width: WIDTH, height: HEIGHT }}
              data-type={type}
              data-wrong={wrong > 0 || undefined}
              data-now={each.name === now || undefined}
              aria-pressed={each.name === selected}
              onClick={() => onSelect(each.name)}
            >
              <small>{t(`flow.type.${type}` as TextKey)}{each.name === flow.start ? ` · ${t("flow.start")}` : ""}</small>{" "}
              <b>{each.name}</b>{" "}
              {wrong > 0 && <span className="wrong"><Icon name="alert" /><span className="sr-only">{t("flow.wrongs", { n: wrong })}</span></span>}
              {each.name === now && <span className="sr-only">{t("flow.now")}</span>}
            </button>
          );
        })}
      </div>
    </div>
  );
}

/** Forward ways leave at the right and come in at the left; those that go back run round below. */
function curve(from: Placed, to: Placed): string {
  const x1 = x(from) + WIDTH;
  const y1 = y(from) + HEIGHT / 2;
  const x2 = x(to);
  const y2 = y(to) + HEIGHT / 2;
  if (to.column > from.column) {
    const bend = Math.max(24, (x2 - x1) / 2);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  const below = Math.max(y1, y2) + HEIGHT / 2 + GAP_Y / 2;
  return `M${x1} ${y1}C${x1 + 40} ${y1} ${x1 + 40} ${below} ${(x1 + x2) / 2} ${below}S${x2 - 40} ${y2} ${x2} ${y2}`;
}
