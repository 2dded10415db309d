import { useEffect, useState } from "react";
import { http } from "../api/http.ts";
import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { clock } from "../ui/time.ts";
import { ContactRows, type FoundContact } from "./ContactRows.tsx";

interface Own {
  contacts: number;
  handlingSeconds: number;
  wrapUpSeconds: number;
  resolved: number;
  done: number;
  unanswered: number;
  declined: number;
}

/** What I did today, for my eyes only, and each contact behind it. */
export function TodayDialog({ zone, onOpen, onClose }: { zone: string | undefined; onOpen: (interactionId: string) => void; onClose: () => void }) {
  const { t } = useI18n();
  const [own, setOwn] = useState<Own | null>(null);
  const [contacts, setContacts] = useState<readonly FoundContact[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date()); // 2026-11-23
    const failed = (failure: unknown) => { if (!stop.signal.aborted) setError(failure); };
    http.get<Own>("/desk/figures", { signal: stop.signal }).then(setOwn, failed);
    http.get<{ items: FoundContact[] }>(`/interactions?mine=true&size=200&from=${today}`, { signal: stop.signal }).then((page) => setContacts(page.items), failed);
    return () => stop.abort();
  }, [zone]);
  return (
    <Dialog title={t("today.title")} onClose={onClose} wide>
      <ErrorBanner error={error} />
      {own && (
        <dl className="own">
          <div><dt>{t("today.contacts")}</dt><dd className="num">{own.contacts}</dd></div>
          <div><dt>{t("today.handling")}</dt><dd className="num">{own.done ? clock(own.handlingSeconds) : "–"}</dd></div>
          <div><dt>{t("today.wrapUp")}</dt><dd className="num">{own.done ? clock(own.wrapUpSeconds) : "–"}</dd></div>
          <div><dt>{t("today.resolved")}</dt><dd className="num">{own.done ? `${own.resolved}/${own.done}` : "–"}</dd></div>
          <div><dt>{t("today.unanswered")}</dt><dd className="num">{own.unanswered}</dd></div>
          <div><dt>{t("today.declined")}</dt><dd className="num">{own.declined}</dd></div>
        </dl>
      )}
      <p className="ds-hint">{t("today.hint")}</p>
      {contacts === null ? error === null && <p role="status" className="ds-hint">{t("common.loading")}</p> : <ContactRows contacts={contacts} onOpen={onOpen} />}
    </Dialog>
  );
}
