import { useI18n } from "../i18n/I18n.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Json, Value } from "./configuration.ts";
import { useReferences } from "./References.tsx";

/** Skills, each with a level. 0 means that a skill is no longer asked for. */
export function LevelsField({ value, least, readOnly, onChange }: {
  value: Value;
  least: 0 | 1;
  readOnly: boolean;
  onChange: (to: Json) => void;
}) {
  const { t, label } = useI18n();
  const skills = useReferences("skills");
  const word = (code: string) => label(skills.find((skill) => skill.key === code)?.title) || code;
  const levels = [0, 1, 2, 3, 4, 5].slice(least);
  return (
    <div className="levels">
      {Object.entries(value).map(([code, level]) => (
        <span key={code} className="level">
          <b>{word(code)}</b>
          <select
            className="ds-input"
            aria-label={t("admin.levelOf", { skill: word(code) })}
            disabled={readOnly}
            value={String(level)}
            onChange={(event) => onChange({ ...value, [code]: Number(event.target.value) })}
          >
            {levels.map((each) => <option key={each} value={each}>{each === 0 ? t("admin.notNeeded") : each}</option>)}
          </select>
          <button
            type="button"
            className="ds-btn ds-btn--sm ds-btn--quiet ds-btn--icon"
            aria-label={t("admin.takeSkill", { skill: word(code) })}
            disabled={readOnly}
            onClick={() => onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== code)))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <select
        className="ds-input add"
        aria-label={t("admin.addSkill")}
        disabled={readOnly}
        value=""
        onChange={(event) => event.target.value && onChange({ ...value, [event.target.value]: least === 0 ? 0 : 3 })}
      >
        <option value="">{t("admin.addSkill")}</option>
        {skills.filter((skill) => !(skill.key in value)).map((skill) => <option key={skill.key} value={skill.key}>{label(skill.title)} · {skill.key}</option>)}
      </select>
    </div>
  );
}
