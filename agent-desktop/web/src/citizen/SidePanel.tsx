import { useEffect, useState, type ReactNode } from "react";
import { AnswersPanel, SEARCH_FIELD } from "../answers/AnswersPanel.tsx";
import { settings } from "../api/storage.ts";
import { useI18n } from "../i18n/I18n.tsx";
import type { Answer } from "../knowledge/knowledge.ts";
import type { Contact, Seat } from "../live/protocol.ts";
import { useCommand } from "../ui/Commands.tsx";
import { Icon } from "../ui/Icon.tsx";
import { CitizenPanel } from "./CitizenPanel.tsx";
import { NotesPanel } from "./NotesPanel.tsx";

const TOOLS = ["answers", "citizen", "cases", "notes"] as const;
type Tool = (typeof TOOLS)[number];
/** Who it is stays in sight until somebody unpins it. */
const PINNED_AT_FIRST: ReadonlySet<Tool> = new Set(["citizen"]);

/** The tools beside the conversation. One is open; a pinned one stays below it, so that both can be seen. */
export function SidePanel({ seat, contact, onOpenPast, onWriteNote, onInsert, onBack, cases, openCases }: {
  seat: Seat | null;
  contact: Contact | null;
  onOpenPast: (interactionId: string) => void;
  onWriteNote: () => void;
  /** What the city owes this citizen. */
  cases: ReactNode;
  openCases: number;
  /** Puts an answer into the reply. */
  onInsert: (answer: Answer) => void;
  /** Back to where one writes. */
  onBack: () => void;
}) {
  const { t } = useI18n();
  const [open, setOpen] = useState<Tool>("answers");
  const [pinned, setPinned] = useState<readonly Tool[]>(() => TOOLS.filter((tool) => {
    const kept = settings.read(`pin.${tool}`);
    return kept === null ? PINNED_AT_FIRST.has(tool) : kept === "yes";
  }));
  const [queries, setQueries] = useState<Readonly<Record<string, string>>>({});
  const [sought, setSought] = useState(0);
  useCommand("tool", (command) => {
    const tool = command.do === "tool" ? TOOLS[command.index] : undefined;
    if (!tool) return;
    setOpen(tool);
    if (tool === "answers") setSought((n) => n + 1);
  });
  useEffect(() => {
    if (sought > 0) document.getElementById(SEARCH_FIELD)?.focus();
  }, [sought]); // once for each press of its key
  const pin = (tool: Tool) => {
    const now = !pinned.includes(tool);
    settings.write(`pin.${tool}`, now ? "yes" : "no");
    setPinned(TOOLS.filter((each) => (each === tool ? now : pinned.includes(each))));
  };
  const content = (tool: Tool): ReactNode => {
    if (!seat) return <p className="ds-hint">{t("tools.none")}</p>;
    switch (tool) {
      case "answers":
        return (
          <AnswersPanel
            key={seat.interactionId}
            seat={seat}
            contact={contact}
            query={queries[seat.interactionId] ?? ""}
            onQuery={(query) => setQueries((before) => ({ ...before, [seat.interactionId]: query }))}
            onInsert={onInsert}
            onBack={onBack}
          />
        );
      case "citizen": return <CitizenPanel seat={seat} contact={contact} onOpenPast={onOpenPast} />;
      case "notes": return <NotesPanel contact={contact} onWrite={onWriteNote} />;
      case "cases": return cases;
    }
    return tool satisfies never;
  };
  const notes = contact?.messages.filter((m) => m.from === "NOTE").length ?? 0;
  return (
    <aside className="side" aria-label={t("tools.name")}>
      <div className="tabs">
        <div role="tablist" aria-label={t("tools.name")}>
          {TOOLS.map((tool, i) => (
            <button
              key={tool}
              type="button"
              role="tab"
              id={`tool-${tool}`}
              aria-selected={open === tool}
              aria-controls="tool-open"
              aria-keyshortcuts={`Alt+${i + 1}`}
              tabIndex={open === tool ? 0 : -1}
              className={pinned.includes(tool) ? "pinned" : undefined}
              onClick={() => setOpen(tool)}
              onKeyDown={(event) => {
                if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
                const next = TOOLS[(i + (event.key === "ArrowRight" ? 1 : TOOLS.length - 1)) % TOOLS.length]!;
                setOpen(next);
                document.getElementById(`tool-${next}`)?.focus();
              }}
            >
              <span className="k">{i + 1}</span>{t(`tools.${tool}`)}{tool === "notes" && notes > 0 && <span className="num"> {notes}</span>}{tool === "cases" && openCases > 0 && <span className="num"> {openCases}</span>}
              {pinned.includes(tool) && <Icon name="pin" label={t("tools.pinned")} />}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="pin"
          aria-pressed={pinned.includes(open)}
          aria-label={t("tools.pin", { tool: t(`tools.${open}`) })}
          title={t("tools.pin", { tool: t(`tools.${open}`) })}
          onClick={() => pin(open)}
        >
          <Icon name="pin" />
        </button>
      </div>
      <section className="pane" id="tool-open" role="tabpanel" aria-labelledby={`tool-${open}`}>{content(open)}</section>
      {pinned.filter((tool) => tool !== open).map((tool) => (
        <section key={tool} className="sec" aria-label={t(`tools.${tool}`)}>
          <header>
            <h2>{t(`tools.${tool}`)}</h2>
            <button type="button" className="link r" onClick={() => pin(tool)}>{t("tools.unpin")}</button>
          </header>
          <div className="pane">{content(tool)}</div>
        </section>
      ))}
    </aside>
  );
}
