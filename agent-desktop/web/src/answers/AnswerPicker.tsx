import { useI18n } from "../i18n/I18n.tsx";
import type { Hit } from "../knowledge/knowledge.ts";
import { Marked } from "../knowledge/Marked.tsx";
import type { Choice } from "../knowledge/useChoice.ts";
import type { Found } from "../knowledge/useSearch.ts";

/** Shows what `??` finds above the text field; the keys stay with the field. */
export function AnswerPicker({ id, found, choice, onChoose }: { id: string; found: Found; choice: Choice; onChoose: (hit: Hit) => void }) {
  const { t, label } = useI18n();
  if (found.hits.length === 0) return <p className="blocks ds-hint" id={id} role="status">{found.fresh ? t("common.noMatch") : t("common.loading")}</p>;
  return (
    <ul className="blocks answers" id={id} role="listbox" aria-label={t("answers.hits")} aria-busy={!found.fresh}>
      {found.hits.map((hit, i) => (
        <li
          key={hit.id}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === choice.at}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(hit);
          }}
        >
          <b lang={hit.lang}><Marked text={hit.title} marks={hit.titleMarks} /></b>
          <small>{label(hit.organisation.name)} · v{hit.version}</small>
          <span className="excerpt" lang={hit.lang}>{hit.snippet}</span>
        </li>
      ))}
    </ul>
  );
}
