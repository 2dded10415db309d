import { useI18n } from "../i18n/I18n.tsx";
import { Combobox } from "../ui/Combobox.tsx";
import type { CaseChoices } from "./cases.ts";

/** Whose case it is: found by typing, in the city's tree. */
export function OrganisationField({ choices, value, invalid, onChoose }: { choices: CaseChoices | null; value: string | null; invalid?: boolean; onChoose: (code: string | null) => void }) {
  const { t, label } = useI18n();
  const options = (choices?.organisations ?? []).map((each) => ({ value: each.code, text: label(each.name), ...(each.above ? { hint: label(each.above) } : {}) }));
  return (
    <div className="ds-label">
      <span aria-hidden="true">{t("cases.organisation")}</span>
      <Combobox
        label={t("cases.organisation")}
        options={options}
        value={value}
        invalid={invalid ?? false}
        placeholder={t("cases.organisation.placeholder")}
        noMatch={t("common.noMatch")}
        onChoose={onChoose}
      />
    </div>
  );
}
