import { Fragment, type ReactNode } from "react";
import { useI18n } from "../i18n/I18n.tsx";
import { diffTexts, type DiffRow, type Piece } from "./diff.ts";
import type { Content } from "./editor.ts";

interface Side {
  head: ReactNode;
  content: Content;
}

/** Two versions of an answer side by side: what was taken away, what was added, word by word. */
export function VersionDiff({ before, after, lang, name }: { before: Side; after: Side; lang: string; name: string }) {
  const { t } = useI18n();
  const parts: { title: string | null; rows: DiffRow[] }[] = [
    { title: null, rows: diffTexts(before.content.title, after.content.title) },
    { title: null, rows: diffTexts(before.content.body, after.content.body) },
    ...(["askedAs", "keywords"] as const).map((field) => ({
      title: t(`editor.${field}`), rows: diffTexts(before.content[field].join("\n"), after.content[field].join("\n")).filter((row) => row.changed),
    })),
    ...(["validFrom", "validUntil"] as const).map((field) => ({
      title: t(`editor.${field}`), rows: diffTexts(before.content[field] ?? "", after.content[field] ?? "").filter((row) => row.changed),
    })),
  ];
  return (
    <div className="diff" role="group" aria-label={name}>
      <h4>{before.head}</h4>
      <h4>{after.head}</h4>
      {parts.map((part, i) => part.rows.length > 0 && (
        <Fragment key={i}>
          {part.title && <><h5>{part.title}</h5><h5 aria-hidden="true">{part.title}</h5></>}
          {part.rows.map((row, k) => (
            <Fragment key={k}>
              <Line pieces={row.before} changed={row.changed} side="before" lang={lang} strong={i === 0} />
              <Line pieces={row.after} changed={row.changed} side="after" lang={lang} strong={i === 0} />
            </Fragment>
          ))}
        </Fragment>
      ))}
    </div>
  );
}

function Line({ pieces, changed, side, lang, strong }: { pieces: readonly Piece[] | null; changed: boolean; side: "before" | "after"; lang: string; strong: boolean }) {
  const { t } = useI18n();
  if (pieces === null) return <p className="gap" aria-hidden="true" />;
  const Mark = side === "before" ? "del" : "ins";
  return (
    <p lang={lang} data-c={changed ? (side === "before" ? "−" : "+") : undefined} className={strong ? "strong" : undefined}>
      {changed && <span className="sr-only">{t(side === "before" ? "editor.diff.removed" : "editor.diff.added")}: </span>}
      {pieces.map((piece, i) => (piece.changed ? <Mark key={i}>{piece.text}</Mark> : piece.text))}
    </p>
  );
}
