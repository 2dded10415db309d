import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Seat } from "../live/protocol.ts";
import { ContactRows, type FoundContact } from "../tools/ContactRows.tsx";
import type { Officer } from "../tools/tools.ts";
import { useTools } from "../tools/ToolsProvider.tsx";
import { useDirectory } from "../transfer/useDirectory.ts";
import { useTargetOptions } from "../transfer/useTargetOptions.ts";
import { Combobox, type Option } from "../ui/Combobox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";

const PLACES = ["here", "records", "officers"] as const;
type Place = (typeof PLACES)[number];
/** So long after the last key what was typed is looked for. */
const PAUSE_MS = 250;

/** Finds my open contacts, queues and colleagues; records of the past; or who in the city is in charge. */
export function SearchDialog({ seats, mayTransfer, onSeat, onTarget, onPast, onClose }: {
  seats: readonly Seat[];
  mayTransfer: boolean;
  onSeat: (seatId: string) => void;
  onTarget: (target: string) => void;
  onPast: (interactionId: string) => void;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const [place, setPlace] = useState<Place>("here");
  return (
    <Dialog title={t("search.title")} onClose={onClose} wide>
      <div className="seg" role="group" aria-label={t("search.where")}>
        {PLACES.map((each) => (
          <button key={each} type="button" aria-pressed={place === each} onClick={() => setPlace(each)}>{t(`search.in.${each}`)}</button>
        ))}
      </div>
      {place === "here" && <Here seats={seats} mayTransfer={mayTransfer} onSeat={onSeat} onTarget={onTarget} />}
      {place === "records" && <Records onPast={onPast} />}
      {place === "officers" && <Officers />}
    </Dialog>
  );
}

function Here({ seats, mayTransfer, onSeat, onTarget }: {
  seats: readonly Seat[];
  mayTransfer: boolean;
  onSeat: (seatId: string) => void;
  onTarget: (target: string) => void;
}) {
  const { t, label, citizen } = useI18n();
  const { directory, error } = useDirectory();
  const { ofAgent, ofQueue } = useTargetOptions();
  const options: Option[] = [
    ...seats.map((seat) => ({
      value: `seat:${seat.id}`,
      text: [citizen(seat.citizen), label(seat.topic) || label(seat.queue.name)].join(" · "),
      hint: `${t(`channel.${seat.channel}`)} ${t(`seat.${seat.state}`)}`,
    })),
    ...(directory?.queues ?? []).map(ofQueue).map((option) => ({ ...option, hint: `${t("search.queue")} · ${option.hint}` })),
    ...(directory?.agents ?? []).map(ofAgent),
  ];
  return (
    <div className="search-dialog">
      <ErrorBanner error={error} />
      <Combobox
        label={t("search.title")}
        placeholder={t("search.placeholder")}
        options={options}
        value={null}
        noMatch={t("common.noMatch")}
        alwaysOpen
        onChoose={(value) => {
          if (!value) return;
          if (value.startsWith("seat:")) onSeat(value.slice("seat:".length));
          else if (mayTransfer) onTarget(value);
        }}
      />
      {!mayTransfer && <p className="ds-hint">{t("search.noTransfer")}</p>}
    </div>
  );
}

/** What the server finds for `path` once nothing has been typed for a moment, and again for a new `version`; null while it looks. */
function useFound<T>(path: string | null, version = 0): { found: T | null; error: unknown } {
  const [answer, setAnswer] = useState<{ path: string; found: T | null; error: unknown } | null>(null);
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      http.get<T>(path, { signal: stop.signal }).then(
        (found) => setAnswer({ path, found, error: null }),
        (error: unknown) => { if (!stop.signal.aborted) setAnswer({ path, found: null, error }); },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, version]);
  return path !== null && answer?.path === path ? answer : { found: null, error: null };
}

function Records({ onPast }: { onPast: (interactionId: string) => void }) {
  const { t } = useI18n();
  const [q, setQ] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [mine, setMine] = useState(false);
  const asked = q.trim() !== "" || from !== "" || to !== "";
  const query = new URLSearchParams({ size: "50", ...(q.trim() && { q: q.trim() }), ...(from && { from }), ...(to && { to }), ...(mine && { mine: "true" }) });
  const { found, error } = useFound<{ items: FoundContact[]; next: string | null }>(asked ? `/interactions?${query}` : null);
  return (
    <div className="search-dialog">
      <label className="ds-label">{t("search.q")}
        <input className="ds-input" inputMode="search" autoComplete="off" autoFocus maxLength={200} placeholder={t("search.q.placeholder")} value={q} onChange={(event) => setQ(event.target.value)} />
      </label>
      <div className="filters">
        <label>{t("search.from")}<input className="ds-input num" type="date" value={from} max={to || undefined} onChange={(event) => setFrom(event.target.value)} /></label>
        <label>{t("search.to")}<input className="ds-input num" type="date" value={to} min={from || undefined} onChange={(event) => setTo(event.target.value)} /></label>
        <label className="tick"><input type="checkbox" checked={mine} onChange={(event) => setMine(event.target.checked)} />{t("search.mine")}</label>
      </div>
      <ErrorBanner error={error} />
      {!asked && <p className="ds-hint">{t("search.q.hint")}</p>}
      {asked && found === null && error === null && <p className="ds-hint" role="status">{t("common.loading")}</p>}
      {found && <ContactRows contacts={found.items} onOpen={onPast} />}
      {found?.next && <p className="ds-hint">{t("search.more")}</p>}
    </div>
  );
}

function Officers() {
  const { t, label } = useI18n();
  const [q, setQ] = useState("");
  const { speedDials } = useTools();
  const { state: { toolsVersion } } = useDesk();
  const { found, error } = useFound<{ items: Officer[] }>(`/officers?${new URLSearchParams({ q })}`, toolsVersion);
  return (
    <div className="search-dialog">
      <label className="ds-label">{t("officers.q")}
        <input className="ds-input" inputMode="search" autoComplete="off" autoFocus maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
      </label>
      {speedDials.length > 0 && (
        <ul className="speed-dials" aria-label={t("callTransfer.speedDials")}>
          {speedDials.map((dial) => <li key={dial.code}><b className="num">{dial.phone}</b> {label(dial.name)}</li>)}
        </ul>
      )}
      <ErrorBanner error={error} />
      {found?.items.length === 0 && <p className="ds-hint" role="status">{t("common.noMatch")}</p>}
      <ul className="past found">
        {found?.items.map((officer) => (
          <li key={officer.code}>
            <span className="grow">
              <b>{label(officer.duties)}</b>
              <small>{[label(officer.organisation), label(officer.post), officer.name].filter(Boolean).join(" · ")}</small>
              {officer.absentUntil && (
                <small>
                  {t("officers.absent", { day: officer.absentUntil })}
                  {officer.deputy && ` · ${t("officers.deputy", { name: [label(officer.deputy.post), officer.deputy.name].filter(Boolean).join(" "), phone: officer.deputy.phone })}`}
                </small>
              )}
            </span>
            <span className="r"><b className="num">{officer.phone}</b></span>
          </li>
        ))}
      </ul>
    </div>
  );
}
