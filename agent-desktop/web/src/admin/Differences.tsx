import { useI18n } from "../i18n/I18n.tsx";
import { isObject, type Difference, type Json } from "./configuration.ts";

/** What differs, field by field: how it was, how it is to be. */
export function Differences({ differences, heads }: { differences: readonly Difference[]; heads?: readonly [string, string] }) {
  const { t, maybe } = useI18n();
  const [before, after] = heads ?? [t("admin.before"), t("admin.after")];
  const word = (field: string) => field.split(/(\[\d+\]|\.)/).map((part) => maybe("admin.f", part) ?? part).join("").replaceAll(".", " › ");
  return (
    <table className="ds-table differences">
      <thead><tr><th scope="col">{t("admin.field")}</th><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>
      <tbody>
        {differences.map((each) => (
          <tr key={each.field}>
            <th scope="row">{word(each.field)}</th>
            <td><del>{text(each.before)}</del></td>
            <td><ins>{text(each.after)}</ins></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function text(value: Json): string {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(text).join(" · ");
  if (isObject(value)) return Object.entries(value).map(([name, each]) => `${name} ${text(each)}`).join(", ") || "–";
  return String(value);
}
