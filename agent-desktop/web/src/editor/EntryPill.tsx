import { useI18n } from "../i18n/I18n.tsx";
import type { VersionState } from "./editor.ts";

const LOOKS: Record<VersionState, string> = { DRAFT: "wrap", REVIEW: "queue", PUBLISHED: "active", RETIRED: "closed" };

/** Where a version stands, as one word with its shape. */
export function EntryPill({ state, version }: { state: VersionState; version?: number | null | undefined }) {
  const { t } = useI18n();
  return <span className="ds-pill" data-state={LOOKS[state]}>{t(`editor.state.${state}`)}{version ? ` v${version}` : ""}</span>;
}
