import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import type { Choices } from "../reports/report.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { Choice } from "./wall.ts";

interface Props {
  choice: Choice;
  choices: Choices;
  organisation: string | null;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}

/** What this wall shows and what it is measured by; kept in its address. */
export function WallChooser({ choice, choices, organisation, onChoose, onClose }: Props) {
  const { t, label } = useI18n();
  const [chosen, setChosen] = useState(organisation ?? "");
  const [queues, setQueues] = useState<ReadonlySet<string>>(() => new Set(choice.queues));
  const [waiting, setWaiting] = useState(choice.goals.waiting === null ? "" : String(choice.goals.waiting));
  const [level, setLevel] = useState(String(choice.goals.serviceLevel));
  const [abandon, setAbandon] = useState(String(choice.goals.abandonRate));
  const toggle = (id: string) => setQueues((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const submit = () => onChoose({
    ...choice,
    organisation: chosen || null,
    queues: [...queues],
    goals: { waiting: waiting === "" ? null : Number(waiting), serviceLevel: Number(level), abandonRate: Number(abandon) },
  });
  return (
    <Dialog title={t("wall.choose.title")} onClose={onClose}>
      <form className="dialog-form wall-chooser" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <label className="ds-label">{t("wall.choose.organisation")}
          <select className="ds-input" value={chosen} onChange={(event) => { setChosen(event.target.value); setQueues(new Set()); }}>
            {choices.organisations.map((each) => <option key={each.id} value={each.id}>{"\u2003".repeat(each.depth)}{label(each.name)}</option>)}
          </select>
        </label>
        <fieldset>
          <legend>{t("wall.choose.queues")}</legend>
          <p className="ds-hint">{t("wall.choose.queues.hint")}</p>
          {choices.queues.map((queue) => (
            <label key={queue.id}><input type="checkbox" checked={queues.has(queue.id)} onChange={() => toggle(queue.id)} /> {label(queue.name)}</label>
          ))}
        </fieldset>
        <fieldset className="goals">
          <legend>{t("wall.choose.goals")}</legend>
          <label className="ds-label">{t("wall.choose.waiting")}<input className="ds-input" type="number" min="0" max="9999" value={waiting} placeholder={t("wall.choose.waiting.auto")} onChange={(event) => setWaiting(event.target.value)} /></label>
          <label className="ds-label">{t("wall.choose.level")}<input className="ds-input" type="number" min="1" max="100" required value={level} onChange={(event) => setLevel(event.target.value)} /></label>
          <label className="ds-label">{t("wall.choose.abandon")}<input className="ds-input" type="number" min="0" max="100" required value={abandon} onChange={(event) => setAbandon(event.target.value)} /></label>
        </fieldset>
        <footer><button type="submit" className="ds-btn ds-btn--primary">{t("wall.choose.show")}</button></footer>
      </form>
    </Dialog>
  );
}
