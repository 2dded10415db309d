import { useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { StaffPage } from "../desk/StaffPage.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Me } from "../live/protocol.ts";
import { Icon } from "../ui/Icon.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { useNotices } from "./notices.ts";

/** Supervisors tell agents something, see how many have read it, and take it back. */
export function NoticesPage({ me }: { me: Me }) {
  const { t, label, time } = useI18n();
  const { notices, error: listError, refresh } = useNotices(0);
  const { busy, error, run } = useAction();
  const mine = me.roles.filter(({ role }) => role === "SUPERVISOR").map(({ organisation }) => organisation);
  const [organisationId, setOrganisation] = useState(mine[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const [body, setBody] = useState("");
  const [until, setUntil] = useState("");
  const [important, setImportant] = useState(false);
  const post = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return;
    void run(async () => {
      await http.post("/notices", { organisationId, important, title: title.trim(), body: body.trim(), ...(until ? { until: new Date(until).toISOString() } : {}) });
      setTitle("");
      setBody("");
      setUntil("");
      setImportant(false);
      await refresh();
    });
  };
  return (
    <StaffPage me={me} title={t("notices.title")} sub={t("notices.sub")}>
      <ErrorBanner error={error ?? listError} />
      <div className="notice-page">
        <form className="dialog-form notice-form" onSubmit={post}>
          <label className="ds-label">{t("notices.post.organisation")}
            <select className="ds-input" value={organisationId} onChange={(event) => setOrganisation(event.target.value)}>
              {mine.map((each) => <option key={each.id} value={each.id}>{label(each.name)}</option>)}
            </select>
          </label>
          <label className="ds-label">{t("notices.post.title")}
            <input className="ds-input" maxLength={120} autoComplete="off" value={title} onChange={(event) => setTitle(event.target.value)} />
          </label>
          <label className="ds-label">{t("notices.post.body")}
            <textarea className="ds-input" rows={3} maxLength={4000} value={body} onChange={(event) => setBody(event.target.value)} />
          </label>
          <label className="ds-label">{t("notices.post.until")}
            <input className="ds-input num" type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
          </label>
          <label className="tick"><input type="checkbox" checked={important} onChange={(event) => setImportant(event.target.checked)} />{t("notices.post.important")}</label>
          <footer><button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy || title.trim() === ""}>{t("notices.post.do")}</button></footer>
        </form>
        <section aria-labelledby="told">
          <h2 id="told">{t("notices.now")} <small className="num">{notices.length}</small></h2>
          {notices.length === 0 && <p className="ds-hint">{t("notices.none")}</p>}
          <ul className="notice-list">
            {notices.map((notice) => (
              <li key={notice.id}>
                <h3>{notice.important && <Icon name="alert" label={t("notices.important")} />} {notice.title}</h3>
                <p className="text">{notice.body}</p>
                <small>
                  {[label(notice.organisation), notice.author, time.dayTime(notice.postedAt), notice.until && t("notices.until", { time: time.dayTime(notice.until) }), t("notices.readers", { n: notice.readers })].filter(Boolean).join(" · ")}
                </small>{" "}
                {notice.mayWithdraw && <button type="button" className="ds-btn ds-btn--sm" aria-disabled={busy} onClick={() => void run(() => http.delete(`/notices/${notice.id}`).then(refresh))}>{t("notices.withdraw")}</button>}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </StaffPage>
  );
}
