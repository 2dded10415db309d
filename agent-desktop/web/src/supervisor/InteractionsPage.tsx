import { Fragment, useCallback, useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Channel, Me } from "../live/protocol.ts";
import { useOutcome } from "../record/useOutcome.ts";
import { ChannelTile } from "../ui/ChannelTile.tsx";
import { StatePill } from "../ui/Pill.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { useNow } from "../ui/useNow.ts";
import { totals, type CursorPage, type InteractionRow } from "./interactions.ts";
import { InteractionDetails } from "./InteractionDetails.tsx";
import { SpanBar } from "./SpanBar.tsx";
import { lookOf } from "./state.ts";

const CHANNELS: readonly Channel[] = ["VOICE", "SMS", "CHAT", "VIDEO", "SNS", "EMAIL", "FAX", "COUNTER"];
const STATES = ["WAITING", "OFFERED", "ACTIVE", "PARKED", "WRAP_UP", "CLOSED"] as const;
const SIZE = 50;

/** Every interaction, newest first, with the time it spent where; opened, it tells why each offer went where it went. */
export function InteractionsPage({ me }: { me: Me }) {
  const { t, label, time, citizen } = useI18n();
  const outcome = useOutcome();
  const now = useNow();
  const [channel, setChannel] = useState("");
  const [state, setState] = useState("");
  const [rows, setRows] = useState<readonly InteractionRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [opened, setOpened] = useState<string | null>(() => new URLSearchParams(location.search).get("id"));

  const load = useCallback(async (after: string | null, signal?: AbortSignal) => {
    const query = new URLSearchParams({ size: String(SIZE), ...(channel && { channel }), ...(state && { state }), ...(after && { after }) });
    try {
      const page = await http.get<CursorPage<InteractionRow>>(`/interactions?${query}`, signal ? { signal } : {});
      setRows((before) => (after ? [...(before ?? []), ...page.items] : page.items));
      setNext(page.next ?? null);
      setError(null);
    } catch (failure) {
      if (!signal?.aborted) setError(failure);
    }
  }, [channel, state]);
  useEffect(() => {
    const stop = new AbortController();
    void load(null, stop.signal);
    return () => stop.abort();
  }, [load]);

  const unlisted = opened !== null && rows !== null && !rows.some((row) => row.id === opened);
  return (
    <StaffPage me={me} title={t("interactions.title")} sub={t("interactions.sub")}>
      <div className="filters">
        <label>{t("interactions.channel")}
          <select className="ds-input" value={channel} onChange={(event) => setChannel(event.target.value)}>
            <option value="">{t("common.all")}</option>
            {CHANNELS.map((each) => <option key={each} value={each}>{t(`channel.${each}`)}</option>)}
          </select>
        </label>
        <label>{t("interactions.state")}
          <select className="ds-input" value={state} onChange={(event) => setState(event.target.value)}>
            <option value="">{t("common.all")}</option>
            {STATES.map((each) => <option key={each} value={each}>{t(`state.${each}`)}</option>)}
          </select>
        </label>
        <button type="button" className="ds-btn" onClick={() => void load(null)}>{t("interactions.refresh")}</button>
      </div>
      <ErrorBanner error={error} />
      {unlisted && <InteractionDetails id={opened} onClose={() => setOpened(null)} />}
      <div className="scroll" tabIndex={0} role="group" aria-label={t("nav.interactions")}>
        <table className="ds-table interactions">
          <thead>
            <tr>
              <th scope="col">{t("interactions.number")}</th>
              <th scope="col">{t("interactions.contact")}</th>
              <th scope="col">{t("interactions.arrived")}</th>
              <th scope="col">{t("interactions.state")}</th>
              <th scope="col">{t("interactions.spans")}</th>
              <th scope="col" className="end">{t("interactions.waited")}</th>
              <th scope="col" className="end">{t("interactions.talked")}</th>
              <th scope="col">{t("interactions.outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {(rows ?? []).map((row) => {
              const sums = totals(row.spans ?? [], now);
              return (
                <Fragment key={row.id}>
                  <tr aria-current={opened === row.id ? "true" : undefined}>
                    <th scope="row">
                      <button type="button" className="link num" aria-expanded={opened === row.id} onClick={() => setOpened(opened === row.id ? null : row.id)}>{row.number}</button>
                    </th>
                    <td className="contact"><ChannelTile channel={row.channel} /> <span>{label(row.queue?.name) || label(row.entryPoint?.name)}<small>{row.citizen && citizen(row.citizen)}</small></span></td>
                    <td className="num">{time.dayTime(row.arrivedAt)}</td>
                    <td><StatePill state={lookOf(row.state)}>{(STATES as readonly string[]).includes(row.state) ? t(`state.${row.state as (typeof STATES)[number]}`) : row.state}</StatePill></td>
                    <td><SpanBar spans={row.spans ?? []} now={now} /></td>
                    <td className="end num">{clock((sums.QUEUE ?? 0) + (sums.RING ?? 0))}</td>
                    <td className="end num">{clock((sums.ACTIVE ?? 0) + (sums.HOLD ?? 0))}</td>
                    <td>{row.outcome ? outcome.text(row.outcome) : "–"}</td>
                  </tr>
                  {opened === row.id && <tr className="details"><td colSpan={8}><InteractionDetails id={row.id} onClose={() => setOpened(null)} /></td></tr>}
                </Fragment>
              );
            })}
          </tbody>
        </table>
        {rows === null && error === null && <p className="ds-hint">{t("common.loading")}</p>}
        {rows?.length === 0 && <div className="ds-empty"><b>{t("interactions.none")}</b><span>{t("interactions.none.body")}</span></div>}
      </div>
      {next && <button type="button" className="ds-btn" onClick={() => void load(next)}>{t("interactions.more")}</button>}
    </StaffPage>
  );
}
