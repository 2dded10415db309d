import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { configuration, isObject, type Item, type Value } from "./configuration.ts";
import { useForgetReferences, useReferences } from "./References.tsx";

/** One skill for many people at once: all of them, or nobody. */
export function BulkSkills({ items, onDone }: { items: readonly Item[]; onDone: () => void }) {
  const { t, label } = useI18n();
  const [open, setOpen] = useState(false);
  const [skill, setSkill] = useState("");
  const [level, setLevel] = useState("3");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [why, setWhy] = useState("");
  const skills = useReferences("skills");
  const forget = useForgetReferences();
  const { busy, error, run } = useAction();
  const staff = items.filter((item) => item.editable && item.value);
  const toggle = (key: string) => setChosen((now) => new Set(now.has(key) ? [...now].filter((each) => each !== key) : [...now, key]));
  const give = () => run(async () => {
    const values = staff.filter((item) => chosen.has(item.key)).map((item) => withSkill(item.value!, skill, Number(level)));
    const outcome = await configuration.import({ kinds: { staff: values } }, false, why.trim());
    const fault = outcome.lines.find((line) => line.fault)?.fault;
    if (fault) throw new Error(fault.message);
    forget();
    setOpen(false);
    onDone();
  });
  return (
    <>
      <button type="button" className="ds-btn ds-btn--sm" onClick={() => setOpen(true)}>{t("admin.bulk")}</button>
      {open && (
        <Dialog title={t("admin.bulk")} wide onClose={() => setOpen(false)}>
          <ErrorBanner error={error} />
          <div className="filters">
            <label>{t("admin.skill")}
              <select className="ds-input" value={skill} onChange={(event) => setSkill(event.target.value)}>
                <option value="">{t("admin.choose")}</option>
                {skills.map((each) => <option key={each.key} value={each.key}>{label(each.title)} · {each.key}</option>)}
              </select>
            </label>
            <label>{t("admin.level")}
              <select className="ds-input" value={level} onChange={(event) => setLevel(event.target.value)}>
                <option value="0">{t("admin.noLonger")}</option>
                {[1, 2, 3, 4, 5].map((each) => <option key={each} value={each}>{each}</option>)}
              </select>
            </label>
          </div>
          <ul className="people-choice">
            {staff.map((item) => (
              <li key={item.key}>
                <label>
                  <input type="checkbox" checked={chosen.has(item.key)} onChange={() => toggle(item.key)} /> {label(item.title)} <small>{item.key}</small>
                  {skill && <span className="num"> {String((isObject(item.value?.skills) ? item.value.skills[skill] : undefined) ?? "–")}</span>}
                </label>
              </li>
            ))}
          </ul>
          <label className="ds-label">{t("admin.why")}
            <input className="ds-input" maxLength={500} autoComplete="off" value={why} onChange={(event) => setWhy(event.target.value)} />
          </label>
          <div className="row">
            <button type="button" className="ds-btn" onClick={() => setOpen(false)}>{t("common.cancel")}</button>
            <button type="button" className="ds-btn ds-btn--primary" disabled={busy || !skill || chosen.size === 0 || !why.trim()} onClick={() => void give()}>{t("admin.bulk.do", { n: chosen.size })}</button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** The same person with the skill at this level; 0: without it. */
export function withSkill(value: Value, skill: string, level: number): Value {
  const skills = isObject(value.skills) ? value.skills : {};
  return { ...value, skills: Object.fromEntries(Object.entries({ ...skills, [skill]: level }).filter(([, each]) => each !== 0)) };
}
