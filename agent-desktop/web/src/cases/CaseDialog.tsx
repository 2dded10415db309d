import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { CaseWork } from "./CaseWork.tsx";

/** A case an agent looks at while the citizen is there; what the citizen says about it can be entered. */
export function CaseDialog({ caseId, onChanged, onClose }: { caseId: string; onChanged: () => void; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t("cases.one")} onClose={onClose} wide>
      <CaseWork caseId={caseId} choices={null} onChanged={onChanged} />
    </Dialog>
  );
}
