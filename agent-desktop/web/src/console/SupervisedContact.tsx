import { useState, type FormEvent } from "react";
import { http } from "../api/http.ts";
import { uuidv7 } from "../api/ids.ts";
import { Timeline } from "../conversation/Timeline.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { ScreenLine } from "../live/useScreen.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { useNow } from "../ui/useNow.ts";
import type { Held } from "./floor.ts";
import { useFollowed } from "./useFollowed.ts";

/** A running contact as a supervisor sees it: to read, and, once they have joined, to leave notes or answers in. */
export function SupervisedContact({ held, meId, line, onLeave, onClose }: { held: Held; meId: string; line: ScreenLine; onLeave: () => void; onClose: () => void }) {
  const { t } = useI18n();
  const { known, part, failure, read } = useFollowed(held.interactionId, line);
  const contact = known?.contact ?? null;
  const [text, setText] = useState("");
  const [kind, setKind] = useState<"NOTE" | "MESSAGE">("NOTE");
  const { busy, error, run } = useAction();
  const now = useNow();
  const typing = known?.typing && known.typing.until > now ? known.typing.from : null;
  const mine = part ?? null;
  const say = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await http.post(`/interactions/${held.interactionId}/messages`, { clientId: uuidv7(), kind: mine === "SEEN" ? kind : "NOTE", text: text.trim() });
      setText("");
      await read();
    });
  };
  return (
    <Dialog title={contact ? t("console.contactNumber", { number: contact.number }) : t("past.loading")} onClose={onClose} wide>
      <ErrorBanner error={failure ?? error} />
      {contact && <Timeline contact={{ ...contact, history: [] }} meId={meId} readUpTo={known?.readUpTo ?? 0} typing={typing} outgoing={[]} />}
      {mine && (
        <form className="dialog-form" onSubmit={say}>
          <p className="ds-hint"><b>{t("console.joined")}</b> {t(mine === "SEEN" ? "console.joined.visible" : "console.joined.quiet")}</p>
          {mine === "SEEN" && (
            <div className="seg" role="group" aria-label={t("composer.kind")}>
              {(["NOTE", "MESSAGE"] as const).map((each) => <button key={each} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>{t(each === "NOTE" ? "console.say.note" : "console.say.message")}</button>)}
            </div>
          )}
          <label className="ds-label">{t(mine === "SEEN" && kind === "MESSAGE" ? "console.say.message" : "console.say.note")}
            <textarea className="ds-input" rows={2} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} />
          </label>
          <footer>
            <button type="button" className="ds-btn" onClick={() => { onLeave(); onClose(); }}>{t("console.leave")}</button>
            <button type="submit" className="ds-btn ds-btn--primary" aria-disabled={busy || text.trim() === ""}>{t("console.say")}</button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}
