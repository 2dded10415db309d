import type { Translate } from "../i18n/I18n.tsx";
import type { Draft } from "./editor.ts";
import type { Faults } from "./EntryForm.tsx";

/** What the form itself can tell is missing or cannot be; the server has the last word. */
export function faultsOf(draft: Draft, t: Translate): Faults {
  const { validFrom, validUntil } = draft;
  return {
    ...(draft.title.trim() === "" ? { title: t("editor.fault.title") } : {}),
    ...(draft.category === "" ? { category: t("editor.fault.category") } : {}),
    ...(validFrom && validUntil && validUntil < validFrom ? { validUntil: t("editor.fault.validUntil") } : {}),
  };
}
