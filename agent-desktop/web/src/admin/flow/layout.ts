import { isObject, type Json, type Value } from "../configuration.ts";

/** A way from one node to another; `at` is its place within the node, as the server names it: `options[0].next`. */
export interface Way {
  from: string;
  to: string;
  at: string;
  /** The key that leads there; empty where there is none. */
  key: string;
}

export interface Placed {
  name: string;
  column: number;
  row: number;
}

const EXITS = ["next", "missing", "nothing", "unavailable", "open", "closed", "failed", "afterAgent", "person"] as const;

export function nodesOf(flow: Value): Readonly<Record<string, Value>> {
  const nodes = flow.nodes;
  return isObject(nodes) ? (Object.fromEntries(Object.entries(nodes).filter(([, node]) => isObject(node))) as Record<string, Value>) : {};
}

/** The ways out of a node, in the order in which they are written. */
export function waysOf(name: string, node: Value): readonly Way[] {
  const options = Array.isArray(node.options) ? (node.options as readonly Json[]) : [];
  const byKey = options.flatMap((option, i) =>
    isObject(option) && typeof option.next === "string" && option.next !== ""
      ? [{ from: name, to: option.next, at: `options[${i}].next`, key: String(option.key ?? "") }]
      : []);
  const others = EXITS.flatMap((exit) => {
    const to = node[exit];
    return typeof to === "string" && to !== "" ? [{ from: name, to, at: exit, key: "" }] : [];
  });
  return [...byKey, ...others];
}

/** Nodes in columns by how many steps they are from the start; those no call comes to stand in a column of their own. */
export function layout(flow: Value): { placed: readonly Placed[]; ways: readonly Way[] } {
  const nodes = nodesOf(flow);
  const ways = Object.entries(nodes).flatMap(([name, node]) => waysOf(name, node)).filter((way) => way.to in nodes);
  const columns = new Map<string, number>();
  const todo = [String(flow.start ?? "")].filter((name) => name in nodes);
  todo.forEach((name) => columns.set(name, 0));
  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    for (const way of ways) {
      if (way.from === name && !columns.has(way.to)) {
        columns.set(way.to, (columns.get(name) ?? 0) + 1);
        todo.push(way.to);
      }
    }
  }
  const person = String(flow.person ?? "");
  const furthest = Math.max(-1, ...columns.values());
  const rows = new Map<number, number>();
  const found = [...columns.keys()];
  const lost = Object.keys(nodes).filter((name) => !columns.has(name)).toSorted((a, b) => Number(b === person) - Number(a === person));
  return {
    placed: [...found, ...lost].map((name) => {
      const column = columns.get(name) ?? furthest + 1;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return { name, column, row };
    }),
    ways,
  };
}

function stepsOf(pointer: string): readonly string[] {
  return pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The node of a fault, by the JSON pointer of its place; null: it lies in the head of the flow. */
export function nodeOf(pointer: string): string | null {
  const [first, name] = stepsOf(pointer);
  return first === "nodes" && name ? name : null;
}

/** A JSON pointer as forms name the place: `nodes.menu.options[0].next`. */
export function fieldOf(pointer: string): string {
  return stepsOf(pointer).reduce((path, name) => {
    if (/^\d+$/.test(name) && path !== "nodes") return `${path}[${name}]`;
    return path === "" ? name : `${path}.${name}`;
  }, "");
}
