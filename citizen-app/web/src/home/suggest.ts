/** One answer the search may mean. */
interface Suggestion {
  id: string;
  title: string;
  lang: string;
}

const FROM_LETTERS = 2;
const PAUSE_MS = 150;
const MOST = 6;

async function ask(question: string, lang: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const query = new URLSearchParams({ q: question, lang, size: String(MOST) });
  const response = await fetch(`/api/v1/knowledge/search?${query}`, { signal });
  return response.ok ? ((await response.json()) as { hits: Suggestion[] }).hits : [];
}

/**
 * Offers answers below the search box while somebody types: arrow keys choose, Enter opens, Escape puts away. Without
 * this script the form finds the same answers. The list lies over the page, so that nothing moves.
 */
export function suggest(input: HTMLInputElement, open: (address: string) => void = (address) => location.assign(address)): void {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-labelledby", input.getAttribute("aria-labelledby") ?? "");
  list.hidden = true;
  input.form?.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);

  let asked = new AbortController();
  let timer = 0;
  let chosen = -1;

  const choose = (index: number) => {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = list.children[index];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (found: readonly Suggestion[]) => {
    list.replaceChildren(
      ...found.map((each, at) => {
        const option = document.createElement("li");
        option.id = `suggestion-${at}`;
        option.setAttribute("role", "option");
        option.lang = each.lang;
        option.dataset.address = `/answers/${encodeURIComponent(each.id)}`;
        option.textContent = each.title;
        return option;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  };
  const putAway = () => {
    window.clearTimeout(timer);
    asked.abort();
    show([]);
  };
  const look = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const found = await ask(input.value.trim(), document.documentElement.lang, signal);
      if (!signal.aborted) show(found);
    } catch {
      if (!signal.aborted) show([]); // the form still works
    }
  };

  show([]);
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    if (input.value.trim().length < FROM_LETTERS) putAway();
    else timer = window.setTimeout(() => void look(), PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return; // Hangul in the making is not chosen yet
    const count = list.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(chosen < 0 && step < 0 ? count - 1 : (chosen + step + count) % count);
    } else if (event.key === "Escape") {
      event.preventDefault();
      putAway();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      open((list.children[chosen] as HTMLElement).dataset.address ?? "/");
    }
  });
  input.addEventListener("blur", putAway);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // or the box would lose the focus first
  list.addEventListener("click", (event) => {
    const address = (event.target as HTMLElement).closest<HTMLElement>("[data-address]")?.dataset.address;
    if (address) open(address);
  });
}
