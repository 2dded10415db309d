import { useState, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { matches } from "../ui/match.ts";
import type { Item } from "./configuration.ts";

/** The items of a kind, found by word, key or first consonants. */
export function ItemList({ title, items, selected, onOpen, more }: {
  title: string;
  items: readonly Item[] | null;
  selected: string | null;
  onOpen: (key: string) => void;
  more: ReactNode;
}) {
  const { t, label } = useI18n();
  const [query, setQuery] = useState("");
  const found = (items ?? []).filter((item) => matches(query, `${item.key} ${label(item.title)}`));
  return (
    <section className="list" aria-label={title}>
      <header>
        <h1>
          <span>{title}{items && <small className="num"> {items.length}</small>}</span>
          <button type="button" className="ds-btn ds-btn--sm" onClick={() => onOpen("")}>{t("admin.new")}</button>
        </h1>
        <input className="ds-input" type="search" aria-label={t("admin.find")} placeholder={t("admin.find")} value={query} onChange={(event) => setQuery(event.target.value)} />
        {more}
      </header>
      <ul>
        {found.map((item) => (
          <li key={item.key}>
            <button type="button" aria-current={item.key === selected ? "true" : undefined} onClick={() => onOpen(item.key)}>
              <b>{label(item.title) || item.key}</b>
              <small>{item.key}{item.version > 1 && ` · v${item.version}`}{!item.editable && ` · ${t("admin.readOnly")}`}</small>
            </button>
          </li>
        ))}
      </ul>
      {items === null && <p className="ds-hint">{t("common.loading")}</p>}
      {items !== null && found.length === 0 && <p className="ds-hint">{t("admin.nothing")}</p>}
    </section>
  );
}
