import { useState } from "react";
import { useI18n, type TextKey } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { useCallOut } from "./CallOut.tsx";
import { DevicesDialog } from "./DevicesDialog.tsx";
import { DeskTelephones } from "./DeskTelephones.tsx";
import { usePhone, type PhoneContext } from "./PhoneProvider.tsx";
import { autoAnswer } from "./sound.ts";

type Light = "ok" | "wait" | "bad";

/** In one word whether the phone can ring. */
function lightOf({ device, permission, registered, view }: PhoneContext): [Light, TextKey] {
  if (device === "DESK") return registered ? ["ok", "phone.desk.ready"] : ["bad", "phone.desk.away"];
  if (permission !== "granted") return ["bad", `phone.microphone.${permission}`];
  if (view.trouble === "MICROPHONE_REFUSED" || view.trouble === "NO_MICROPHONE") return ["bad", `phone.trouble.${view.trouble}`];
  switch (view.registration) {
    case "REGISTERED": return ["ok", "phone.ready"];
    case "OFF":
    case "CONNECTING": return ["wait", "phone.connecting"];
    case "LOST": return ["bad", "phone.lost"];
    case "REFUSED": return ["bad", "phone.refused"];
  }
  return view.registration satisfies never;
}

/** My telephone in the bar: whether it works, and what belongs to it. Absent where there is no exchange. */
export function PhoneButton() {
  const { t } = useI18n();
  const context = usePhone();
  const { device, line, permission, allow, view, tell } = context;
  const out = useCallOut();
  const [choosing, setChoosing] = useState(false);
  const [auto, setAuto] = useState(autoAnswer.on);
  const { busy, error, run } = useAction();
  if (device === "NONE") return null;
  const [light, word] = lightOf(context);
  const inBrowser = device === "BROWSER";
  return (
    <>
      <Popover
        className="phone-button"
        name={t("phone.button", { state: t(word) })}
        button={<><Icon name="phone" /><span className="phone-light" data-light={light} /><span className="phone-word">{t(word)}</span></>}
      >
        {(close) => (
          <div className="phone-menu">
            <p className="ds-hint"><b>{t(word)}</b>{line && <> · <span className="num">{line}</span></>}</p>
            <p className="ds-hint">{t(`${word}.body` as TextKey)}</p>
            {inBrowser && permission === "prompt" && (
              <button type="button" className="ds-btn ds-btn--primary" aria-disabled={busy} onClick={() => void run(allow)}>{t("phone.microphone.allow")}</button>
            )}
            {inBrowser && permission === "granted" && !view.leads && <p className="ds-hint">{t("phone.elsewhere")}</p>}
            {error !== null && <p className="ds-error" role="alert">{problemText(error, t)}</p>}
            {out && <button type="button" className="choice" aria-keyshortcuts="Alt+O" onClick={() => { close(); out.onDial(); }}>{t("callOut.title")} <span className="ds-kbd">Alt O</span></button>}
            {inBrowser && (
              <>
                <button type="button" className="choice" onClick={() => { close(); setChoosing(true); }}>{t("phone.devices")}</button>
                <label className="switch">
                  <input
                    type="checkbox"
                    role="switch"
                    checked={auto}
                    onChange={(event) => {
                      autoAnswer.set(event.target.checked);
                      setAuto(event.target.checked);
                      tell({ type: "autoAnswer", on: event.target.checked });
                    }}
                  />
                  <span>{t("phone.autoAnswer")}</span>
                </label>
              </>
            )}
            <DeskTelephones />
          </div>
        )}
      </Popover>
      {choosing && <DevicesDialog onClose={() => setChoosing(false)} />}
    </>
  );
}
