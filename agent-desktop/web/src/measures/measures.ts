import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import type { Channel, Label } from "../live/protocol.ts";

export type Unit = "COUNT" | "RATIO" | "SECONDS" | "RATING";

/** One line of GET /measures. */
export interface Measure {
  code: string;
  scope: "CONTACTS" | "WORK" | "SURVEYS" | "STAFF" | "PROMISES" | "NOW";
  unit: Unit;
  name: Label;
  standardName: string;
  definition: Label;
  formula: string;
}

export type Measures = Readonly<Record<string, Measure>>;

/** One line of GET /measures/{code}/contacts. */
export interface ContactBehind {
  id: string;
  number: string;
  channel: Channel;
  language: string;
  queue?: Label | null;
  arrivedAt: string;
  state: string;
  hit: boolean;
  waitSeconds?: number | null;
  handlingSeconds: number;
  /** What the citizen gave it, 1 to 5. */
  rating?: number | null;
}

let asked: Promise<Measures> | null = null;

/** The definitions, asked for once for all pages; they change with the product only. */
export function useMeasures(): Measures {
  const [measures, setMeasures] = useState<Measures>({});
  useEffect(() => {
    asked ??= http.get<{ measures: readonly Measure[] }>("/measures").then((found) => Object.fromEntries(found.measures.map((each) => [each.code, each])));
    asked.then(setMeasures, () => (asked = null));
  }, []);
  return measures;
}
