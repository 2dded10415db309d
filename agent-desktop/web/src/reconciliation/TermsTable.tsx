import { useI18n } from "../i18n/I18n.tsx";
import type { Label } from "../live/protocol.ts";
import { TonePill } from "../ui/Pill.tsx";

export type Terms = Readonly<Record<string, number>>;
export const CLOSED_TERMS = ["selfServed", "handled", "abandoned", "refused", "lost", "promised"] as const;
export const OPEN_TERMS = ["arriving", "inSelfService", "waiting", "offered", "active", "parked", "wrapUp"] as const;

/** Contacts that arrived and are in no term, or, below zero, in more than one. */
export function leftOver(terms: Terms): number {
  return (terms.arrived ?? 0) - sumOf(terms);
}

function sumOf(terms: Terms): number {
  return [...CLOSED_TERMS, ...OPEN_TERMS].reduce((total, name) => total + (terms[name] ?? 0), 0);
}

/** The one equation: arrived on top, the terms below it, their sum, and whether nothing is left over. */
export function TermsTable({ terms, definitions }: { terms: Terms; definitions: Readonly<Record<string, Label>> }) {
  const { t, label, maybe } = useI18n();
  const arrived = terms.arrived ?? 0;
  const rest = leftOver(terms);
  const row = (name: string) => (
    <tr key={name}>
      <th scope="row">{maybe("term", name) ?? name}</th>
      <td className="end num">{terms[name] ?? 0}</td>
      <td className="definition">{label(definitions[name])}</td>
    </tr>
  );
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("books.terms")}>
      <table className="ds-table terms">
        <thead>
          <tr><th scope="col">{t("books.term")}</th><th scope="col" className="end">{t("books.count")}</th><th scope="col">{t("books.definition")}</th></tr>
        </thead>
        <tbody>
          <tr className="total"><th scope="row">{maybe("term", "arrived")}</th><td className="end num">{arrived}</td><td className="definition">{label(definitions.arrived) || t("books.arrived")}</td></tr>
        </tbody>
        <tbody>
          <tr><th scope="rowgroup" colSpan={3}>{t("books.closed")}</th></tr>
          {CLOSED_TERMS.map(row)}
        </tbody>
        <tbody>
          <tr><th scope="rowgroup" colSpan={3}>{t("books.open")}</th></tr>
          {OPEN_TERMS.map(row)}
        </tbody>
        <tfoot>
          <tr className="total"><th scope="row">{t("books.sum")}</th><td className="end num">{sumOf(terms)}</td>
            <td>{rest === 0 ? <TonePill tone="success">{t("books.nothingLeft")}</TonePill> : <TonePill tone="danger">{t("books.left", { n: rest })}</TonePill>}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
