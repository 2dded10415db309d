import { useI18n } from "../i18n/I18n.tsx";
import { matches } from "../ui/match.ts";
import type { TextBlock } from "./tools.ts";

const MOST = 8;

/** The blocks that what is typed leads to: by code, or by name, also by its first consonants. */
export function useBlocks(blocks: readonly TextBlock[], typed: string): readonly TextBlock[] {
  const { label } = useI18n();
  return blocks.filter((block) => typed === "" || block.code.startsWith(typed.toLowerCase()) || matches(typed, label(block.name))).slice(0, MOST);
}

/** Shows the blocks above the text field; the keys stay with the field. */
export function BlockPicker({ id, blocks, active, language, onChoose }: {
  id: string;
  blocks: readonly TextBlock[];
  active: number;
  language: string;
  onChoose: (block: TextBlock) => void;
}) {
  const { t, label } = useI18n();
  if (blocks.length === 0) return <p className="blocks ds-hint" id={id} role="status">{t("common.noMatch")}</p>;
  return (
    <ul className="blocks" id={id} role="listbox" aria-label={t("blocks.name")}>
      {blocks.map((block, i) => (
        <li
          key={block.code}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === active}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(block);
          }}
        >
          <b>{label(block.name)}</b> <span className="ds-kbd">::{block.code}</span>
          <span className="excerpt">{block.text[language] ?? label(block.text)}</span>
        </li>
      ))}
    </ul>
  );
}
