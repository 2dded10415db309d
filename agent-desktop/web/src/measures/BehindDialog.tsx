import { useCallback, useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useOutcome } from "../record/useOutcome.ts";
import { lookOf } from "../supervisor/state.ts";
import type { CursorPage } from "../supervisor/interactions.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TonePill, StatePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { useMeasures, type ContactBehind } from "./measures.ts";

/** A number on the screen: which measure, over what. */
export interface Behind {
  measure: string;
  from: string;
  to: string;
  organisation?: string | undefined;
  queue?: string | undefined;
  channel?: string | undefined;
  language?: string | undefined;
  group?: string | undefined;
}

const STATES = new Set(["WAITING", "OFFERED", "ACTIVE", "PARKED", "WRAP_UP", "ARRIVED", "SELF_SERVICE"]);

/** What a number means, and the contacts it counts; each leads to its events. */
export function BehindDialog({ behind, onClose }: { behind: Behind; onClose: () => void }) {
  const { t, label, time } = useI18n();
  const measure = useMeasures()[behind.measure];
  const [items, setItems] = useState<readonly ContactBehind[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(async (after: string | null, signal?: AbortSignal) => {
    const { measure: code, ...rest } = behind;
    const query = new URLSearchParams(Object.entries({ ...rest, ...(after && { after }) }).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
    try {
      const page = await http.get<CursorPage<ContactBehind>>(`/measures/${code}/contacts?${query}`, signal ? { signal } : {});
      setItems((before) => (after ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
    } catch (failure) {
      if (!signal?.aborted) setError(failure);
    }
  }, [behind]);
  useEffect(() => {
    const stop = new AbortController();
    void load(null, stop.signal);
    return () => stop.abort();
  }, [load]);
  const ratio = measure?.unit === "RATIO";
  const rated = measure?.scope === "SURVEYS";
  return (
    <Dialog title={measure ? label(measure.name) : ""} onClose={onClose} wide>
      <div className="behind">
        {measure && (
          <dl className="definition-list">
            <dt>{t("measure.definition")}</dt><dd>{label(measure.definition)}</dd>
            <dt>{t("measure.formula")}</dt><dd><code>{measure.formula}</code></dd>
            <dt>{t("measure.standard")}</dt><dd lang="en">{measure.standardName}</dd>
          </dl>
        )}
        <h3>{t("measure.behind")}</h3>
        <ErrorBanner error={error} />
        {items?.length === 0 && <p className="ds-hint">{t("measure.behind.none")}</p>}
        {items && items.length > 0 && (
          <table className="ds-table">
            <thead>
              <tr>
                <th scope="col">{t("interactions.number")}</th><th scope="col">{t("measure.contact")}</th><th scope="col">{t("interactions.arrived")}</th>
                <th scope="col">{t("interactions.state")}</th>{ratio && <th scope="col">{t("measure.hit")}</th>}{rated && <th scope="col" className="end">{t("survey.title")}</th>}
                <th scope="col" className="end">{t("interactions.waited")}</th><th scope="col" className="end">{t("measure.handling")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => <BehindRow key={item.id} item={item} ratio={ratio} rated={rated} day={time.dayTime(item.arrivedAt)} />)}
            </tbody>
          </table>
        )}
        {next && <button type="button" className="ds-btn" onClick={() => void load(next)}>{t("interactions.more")}</button>}
      </div>
    </Dialog>
  );
}

function BehindRow({ item, ratio, rated, day }: { item: ContactBehind; ratio: boolean; rated: boolean; day: string }) {
  const { t, label, language, maybe } = useI18n();
  const outcome = useOutcome();
  return (
    <tr>
      <th scope="row"><a className="num" href={`/desk/interactions?id=${item.id}`} target="_blank" rel="noreferrer">{item.number}</a></th>
      <td><ChannelTile channel={item.channel} /> {label(item.queue) || language(item.language)}</td>
      <td className="num">{day}</td>
      <td>{STATES.has(item.state) ? <StatePill state={lookOf(item.state)}>{maybe("state", item.state) ?? item.state}</StatePill> : outcome.text(item.state)}</td>
      {ratio && <td>{item.hit ? <TonePill tone="success">{t("measure.hit.yes")}</TonePill> : <TonePill tone="warning">{t("measure.hit.no")}</TonePill>}</td>}
      {rated && <td className="end num">{item.rating ?? "–"}</td>}
      <td className="end num">{item.waitSeconds == null ? "–" : clock(item.waitSeconds)}</td>
      <td className="end num">{clock(item.handlingSeconds)}</td>
    </tr>
  );
}
