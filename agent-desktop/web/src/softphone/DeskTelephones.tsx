import { useEffect, useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { problemText } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { phone } from "./phone.ts";
import { usePhone } from "./PhoneProvider.tsx";

/** Chooses between this computer and a telephone on the desk; shown only where the exchange knows such telephones. */
export function DeskTelephones() {
  const { t } = useI18n();
  const { device, line, calls, changed } = usePhone();
  const [lines, setLines] = useState<readonly { line: string; registered: boolean; free: boolean }[]>([]);
  const { busy, error, run } = useAction();
  useEffect(() => {
    let gone = false;
    void phone.lines().then(({ lines: found }) => !gone && setLines(found), () => undefined); // none to choose from then
    return () => {
      gone = true;
    };
  }, [device, line]);
  if (lines.length === 0 && device !== "DESK") return null;
  const use = (to: "BROWSER" | "DESK", chosen: string | null) => void run(async () => {
    await phone.use(to, chosen);
    changed();
  });
  const talking = calls.length > 0;
  return (
    <div role="group" aria-label={t("phone.where")}>
      <p className="group">{t("phone.where")}</p>
      <button type="button" className="choice" aria-pressed={device === "BROWSER"} aria-disabled={busy || talking} onClick={() => !talking && use("BROWSER", null)}>{t("phone.where.here")}</button>
      {lines.map((each) => (
        <button
          key={each.line}
          type="button"
          className="choice"
          aria-pressed={device === "DESK" && line === each.line}
          aria-disabled={busy || talking || !(each.free || line === each.line)}
          onClick={() => !talking && each.free && use("DESK", each.line)}
        >
          <span className="num">{each.line}</span> {t(each.free || line === each.line ? (each.registered ? "phone.where.free" : "phone.where.off") : "phone.where.taken")}
        </button>
      ))}
      {error !== null && <p className="ds-error" role="alert">{problemText(error, t)}</p>}
    </div>
  );
}
