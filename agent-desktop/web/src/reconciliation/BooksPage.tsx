import { useCallback, useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { StaffPage } from "../desk/StaffPage.tsx";
import { Link } from "../desk/router.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Label, Me } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { TonePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { BookTable, type Book } from "./BookTable.tsx";
import { CLOSED_TERMS, leftOver, OPEN_TERMS, TermsTable, type Terms } from "./TermsTable.tsx";

export interface Reconciliation {
  at: string;
  from?: string | null;
  zone: string;
  balanced: boolean;
  terms: Terms;
  outbound: Terms;
  books: readonly Book[];
  definitions: Readonly<Record<string, Label>>;
}

const REFRESH_MS = 10_000;

/** The books: every contact that arrived is in exactly one term, and each independent book agrees with the other. */
export function BooksPage({ me }: { me: Me }) {
  const { t, time, setZone } = useI18n();
  const [books, setBooks] = useState<Reconciliation | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [from, setFrom] = useState("");
  const load = useCallback(async (signal: AbortSignal) => {
    try {
      const start = from ? time.fromInput(`${from}T00:00`) : null; // the day begins where the city is
      setBooks(await http.get<Reconciliation>(`/reconciliation${start ? `?from=${encodeURIComponent(start)}` : ""}`, { signal }));
      setError(null);
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    }
  }, [from, time]);
  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal);
    const timer = setInterval(() => void load(stop.signal), REFRESH_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [load]);
  useEffect(() => setZone(books?.zone), [books?.zone, setZone]);

  const differences = books ? books.books.reduce((n, book) => n + book.differences.length, 0) + Math.abs(leftOver(books.terms)) : 0;
  return (
    <StaffPage me={me} title={t("books.title")} sub={t("books.sub")}>
      <ErrorBanner error={error} />
      {books && (
        <>
          <div className="ds-banner verdict" data-tone={books.balanced ? "success" : "danger"} role="status">
            <Icon name={books.balanced ? "check" : "alert"} />
            <span className="grow">
              <b>{books.balanced ? t("books.balanced") : t("books.unbalanced", { n: differences })}</b>{" "}
              {t("books.at", { time: time.precise(books.at), zone: books.zone })}
              {error !== null && ` · ${t("books.stale")}`}
            </span>
            <label>
              <span>{t("books.from")}</span>
              <input className="ds-input" type="date" value={from} max={time.dateKey(books.at)} onChange={(event) => setFrom(event.target.value)} />
            </label>
          </div>
          <div className="columns">
            <section aria-labelledby="terms-t">
              <h2 id="terms-t">{t("books.terms")}</h2>
              <TermsTable terms={books.terms} definitions={books.definitions} />
            </section>
            <section aria-labelledby="books-t">
              <h2 id="books-t">{t("books.books")} <TonePill tone={books.balanced ? "success" : "danger"}>{t("books.agree", { n: books.books.filter((b) => b.balanced).length, of: books.books.length })}</TonePill></h2>
              <BookTable books={books.books} />
              <h2>{t("books.outbound")}</h2>
              <OutboundLine terms={books.outbound} definitions={books.definitions} />
              <p className="ds-hint">{t("books.hint")} <Link to="/desk/interactions">{t("nav.interactions")}</Link></p>
            </section>
          </div>
        </>
      )}
      {!books && error === null && <p className="ds-hint">{t("common.loading")}</p>}
    </StaffPage>
  );
}

function OutboundLine({ terms, definitions }: { terms: Terms; definitions: Reconciliation["definitions"] }) {
  const { label, maybe } = useI18n();
  const known = [...CLOSED_TERMS, ...OPEN_TERMS] as readonly string[];
  const names = Object.keys(terms).sort((a, b) => known.indexOf(a) - known.indexOf(b));
  return (
    <dl className="counts-line">
      {names.map((name) => (
        <div key={name} title={label(definitions[name])}><dt>{maybe("term", name) ?? name}</dt><dd className="num">{terms[name]}</dd></div>
      ))}
    </dl>
  );
}
