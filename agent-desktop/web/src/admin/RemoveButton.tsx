import { useState } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { WhyDialog } from "../ui/WhyDialog.tsx";
import { configuration, type Item } from "./configuration.ts";

/** Takes an item away, unless something still refers to it. */
export function RemoveButton({ item, onRemoved }: { item: Item; onRemoved: () => void }) {
  const { t } = useI18n();
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAction();
  return (
    <>
      <ErrorBanner error={error} />
      <button type="button" className="ds-btn" onClick={() => setAsking(true)}>{t("admin.remove")}</button>
      {asking && (
        <WhyDialog
          title={t("admin.remove.title", { key: item.key })}
          action={t("admin.remove")}
          busy={busy}
          onDo={(why) => void run(async () => {
            setAsking(false);
            await configuration.remove(item, why);
            onRemoved();
          })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
