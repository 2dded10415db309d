import { useId, useState, type KeyboardEvent } from "react";
import { composing } from "./keys.ts";
import { matches } from "./match.ts";

export interface Option {
  value: string;
  /** What is shown, and what typing is compared with. */
  text: string;
  /** Shown in front, found by typing it: a code of two keys. */
  code?: string;
  hint?: string;
}

interface ComboboxProps {
  id?: string;
  label: string;
  options: readonly Option[];
  value: string | null;
  onChoose: (value: string | null) => void;
  placeholder?: string;
  invalid?: boolean;
  describedBy?: string;
  noMatch: string;
  /** For choosing several, one after the other: the field is empty again after each. */
  clearsOnChoice?: boolean;
  /** The list lies open below the field, as in a search. */
  alwaysOpen?: boolean;
}

const MOST_SHOWN = 50;

/** A field that offers what fits as one types: by word, by code, or by first consonants. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChoose, clearsOnChoice = false, alwaysOpen = false } = props;
  const listId = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const chosen = options.find((option) => option.value === value);
  const fitting = options.filter((o) => matches(query ?? "", `${o.code ?? ""} ${o.text}`)).slice(0, MOST_SHOWN);
  const open = alwaysOpen || query !== null;
  const current = Math.min(active, fitting.length - 1);

  const choose = (option: Option) => {
    onChoose(option.value);
    setQuery(null);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (composing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setQuery("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((current + step + fitting.length) % Math.max(1, fitting.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = fitting[current];
      if (option) choose(option);
    } else if (event.key === "Escape" && open && !alwaysOpen) {
      event.stopPropagation();
      event.preventDefault();
      setQuery(null);
    }
  };

  return (
    <span className={alwaysOpen ? "combo open" : "combo"}>
      <input
        id={props.id}
        className="ds-input"
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && fitting[current] ? `${listId}-${current}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        spellCheck={false}
        placeholder={props.placeholder}
        value={query ?? (chosen ? [chosen.code, chosen.text].filter(Boolean).join(" ") : "")}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          if (event.target.value === "" && value !== null && !clearsOnChoice) onChoose(null);
        }}
        onClick={() => setQuery((q) => q ?? "")}
        onBlur={() => setQuery(null)}
        onKeyDown={onKeyDown}
      />
      <ul className="options" id={listId} role="listbox" aria-label={props.label} hidden={!open}>
        {fitting.map((option, i) => (
          <li
            key={option.value}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === current}
            onPointerDown={(event) => {
              event.preventDefault(); // the field keeps the focus
              choose(option);
            }}
          >
            {option.code && <span className="code num">{option.code}</span>}
            <span>{option.text}</span>
            {option.hint && <small>{option.hint}</small>}
          </li>
        ))}
        {fitting.length === 0 && <li className="none" aria-disabled="true" role="option" aria-selected="false">{props.noMatch}</li>}
      </ul>
    </span>
  );
}
