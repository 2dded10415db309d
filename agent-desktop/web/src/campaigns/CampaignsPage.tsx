import { useCallback, useEffect, useState, type ChangeEvent, type FormEvent } from "react";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { campaigns, STATES, type Barred, type Campaign, type Uploaded } from "./campaigns.ts";

/** Supervisors: how far campaigns are, whom they call, and who does not want to be called. */
export function CampaignsPage({ me }: { me: Me }) {
  const { t, label } = useI18n();
  const [items, setItems] = useState<readonly Campaign[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const refresh = useCallback(async () => {
    try {
      setItems((await campaigns.list()).items);
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return (
    <StaffPage me={me} title={t("campaigns.title")} sub={t("campaigns.sub")}>
      <ErrorBanner error={error} />
      {items?.length === 0 && <p className="ds-hint">{t("campaigns.none")}</p>}
      {items !== null && items.length > 0 && (
        <table className="ds-table">
          <thead><tr><th scope="col">{t("campaigns.name")}</th>{STATES.map((state) => <th key={state} scope="col" className="num">{t(`campaigns.state.${state}`)}</th>)}</tr></thead>
          <tbody>
            {items.map((each) => (
              <tr key={each.code}><th scope="row">{label(each.name)}{!each.active && <small> {t("campaigns.off")}</small>}</th>{STATES.map((state) => <td key={state} className="num">{each.counts[state] ?? 0}</td>)}</tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="notice-page">
        <UploadForm items={items ?? []} onUploaded={refresh} />
        <DoNotCallList />
      </div>
    </StaffPage>
  );
}

function UploadForm({ items, onUploaded }: { items: readonly Campaign[]; onUploaded: () => Promise<void> }) {
  const { t, label, maybe } = useI18n();
  const [code, setCode] = useState("");
  const [csv, setCsv] = useState("");
  const [uploaded, setUploaded] = useState<Uploaded | null>(null);
  const { busy, error, run } = useAction();
  const chosen = code || items[0]?.code || "";
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) void run(async () => setCsv(await file.text()));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen === "" || csv.trim() === "") return;
    void run(async () => {
      setUploaded(await campaigns.add(chosen, csv));
      setCsv("");
      await onUploaded();
    });
  };
  return (
    <form className="dialog-form" onSubmit={submit}>
      <h2>{t("campaigns.upload")}</h2>
      <p className="ds-hint">{t("campaigns.upload.body")}</p>
      <ErrorBanner error={error} />
      <label className="ds-label">{t("campaigns.name")}
        <select className="ds-input" value={chosen} onChange={(event) => setCode(event.target.value)}>
          {items.map((each) => <option key={each.code} value={each.code}>{label(each.name)}</option>)}
        </select>
      </label>
      <label className="ds-label">{t("campaigns.file")}<input className="ds-input" type="file" accept=".csv,text/csv,text/plain" onChange={read} /></label>
      <label className="ds-label">{t("campaigns.lines")}
        <textarea className="ds-input num" rows={6} maxLength={250_000} value={csv} onChange={(event) => setCsv(event.target.value)} />
      </label>
      <footer><button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy || chosen === "" || csv.trim() === ""}>{t("campaigns.upload.do")}</button></footer>
      {uploaded && (
        <div role="status">
          <p>{t("campaigns.uploaded", { added: uploaded.added, known: uploaded.known, barred: uploaded.barred, faulty: uploaded.faulty })}</p>
          <ul className="faults">{uploaded.faults.map(({ line, reason }) => <li key={line}><b className="num">{t("campaigns.fault", { line })}</b> {maybe("campaigns.fault", reason) ?? reason}</li>)}</ul>
        </div>
      )}
    </form>
  );
}

function DoNotCallList() {
  const { t, time } = useI18n();
  const [items, setItems] = useState<readonly Barred[]>([]);
  const [number, setNumber] = useState("");
  const [why, setWhy] = useState("");
  const { busy, error, run } = useAction();
  const refresh = useCallback(async () => setItems((await campaigns.barred()).items), []);
  useEffect(() => void run(refresh), [run, refresh]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() === "" || why.trim() === "") return;
    void run(async () => {
      await campaigns.bar(number.trim(), why.trim());
      setNumber("");
      setWhy("");
      await refresh();
    });
  };
  return (
    <section aria-labelledby="barred">
      <h2 id="barred">{t("campaigns.barred")} <small className="num">{items.length}</small></h2>
      <form className="dialog-form" onSubmit={submit}>
        <ErrorBanner error={error} />
        <label className="ds-label">{t("callOut.number")}<input className="ds-input num" type="tel" autoComplete="off" maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} /></label>
        <label className="ds-label">{t("campaigns.barred.why")}<input className="ds-input" maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} /></label>
        <footer><button type="submit" className="ds-btn" aria-disabled={busy || number.trim() === "" || why.trim() === ""}>{t("campaigns.barred.add")}</button></footer>
      </form>
      <ul className="notice-list">
        {items.map((each) => (
          <li key={each.id}>
            <b className="num">{each.citizen}</b> {each.why} <small><time dateTime={each.since}>{time.dayTime(each.since)}</time></small>{" "}
            <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy} onClick={() => void run(() => campaigns.allow(each.id).then(refresh))}>{t("campaigns.barred.remove")}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
