import { useI18n } from "../i18n/I18n.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { isObject, type Difference, type Item, type Json, type Value } from "./configuration.ts";
import { Differences } from "./Differences.tsx";

/** Somebody else saved first: theirs and mine side by side, and a choice. Neither is lost until it is made. */
export function ConflictDialog({ current, mine, onTakeTheirs, onKeepMine, onClose }: {
  current: Item;
  mine: Value;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onClose: () => void;
}) {
  const { t } = useI18n();
  return (
    <Dialog title={t("admin.conflict")} wide onClose={onClose}>
      <p>{t("admin.conflict.body", { version: current.version, why: current.why ?? "–" })}</p>
      <Differences differences={between(current.value ?? {}, mine)} heads={[t("admin.theirs"), t("admin.mine")]} />
      <div className="row">
        <button type="button" className="ds-btn" onClick={onTakeTheirs}>{t("admin.takeTheirs")}</button>
        <button type="button" className="ds-btn ds-btn--primary" onClick={onKeepMine}>{t("admin.keepMine")}</button>
      </div>
    </Dialog>
  );
}

/** What differs between two values, one level deep and into objects. */
export function between(theirs: Value, mine: Value, path = ""): Difference[] {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  return [...names].flatMap((name): Difference[] => {
    const before: Json = theirs[name] ?? null;
    const after: Json = mine[name] ?? null;
    const field = path ? `${path}.${name}` : name;
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return isObject(before) && isObject(after) ? between(before, after, field) : [{ field, before, after }];
  });
}
