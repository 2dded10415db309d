import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { useDesk, useServerNow } from "../live/DeskProvider.tsx";
import type { PromiseItem } from "../live/protocol.ts";
import { CallButton } from "../softphone/CallOut.tsx";
import { phone } from "../softphone/phone.ts";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";

const SHOWN = 4;

/** Calls back and other promises of mine, the next one first. */
export function PromisesDue({ promises }: { promises: readonly PromiseItem[] }) {
  const { t, time, maybe, citizen } = useI18n();
  const { changed } = useDesk();
  const now = useServerNow();
  const { error, clear, run } = useAction();
  if (promises.length === 0) return null;
  const sorted = [...promises].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const today = time.dateKey(new Date(now).toISOString());
  const done = (promise: PromiseItem) => void run(async () => {
    await http.put(`/promises/${promise.id}`, { state: "DONE", version: promise.version ?? 0 });
    changed();
  });
  return (
    <section className="due" aria-labelledby="due-t">
      <h2 id="due-t">{t("promises.title", { n: promises.length })}</h2>
      <ErrorBanner error={error} onDismiss={clear} />
      <ul>
        {sorted.slice(0, SHOWN).map((promise) => {
          const late = Date.parse(promise.dueAt) <= now;
          const when = time.dateKey(promise.dueAt) === today ? time.time(promise.dueAt) : time.day(promise.dueAt);
          const who = (promise.citizen ? citizen(promise.citizen) : maybe("promise", promise.kind)) ?? promise.kind;
          return (
            <li key={promise.id} data-late={late}>
              <time dateTime={promise.dueAt}>{when}</time>
              <span className="grow">
                {late && <><Icon name="alert" label={t("promises.late")} /> </>}
                <b>{who}</b> {promise.note}
              </span>
              <CallButton name={promise.citizen ? t("callOut.citizen", { who }) : t("callOut.promised")} make={() => phone.callPromised(promise.id)} />
              <button type="button" className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon" aria-label={t("promises.done", { who })} title={t("promises.done", { who })} onClick={() => done(promise)}>
                <Icon name="check" />
              </button>
            </li>
          );
        })}
      </ul>
      {sorted.length > SHOWN && <p className="ds-hint">{t("promises.more", { n: sorted.length - SHOWN })}</p>}
    </section>
  );
}
