import { useI18n } from "../i18n/I18n.tsx";
import type { Span } from "../live/protocol.ts";
import { clock } from "../ui/time.ts";

const HEIGHT = 10;
const WIDTH = 160;

/** An interaction's time from left to right; each kind has its height and hue, and the words are in its name. */
export function SpanBar({ spans, now }: { spans: readonly Span[]; now: number }) {
  const { t, maybe } = useI18n();
  if (spans.length === 0) return <>–</>;
  const timed = spans.map((span) => ({ kind: span.kind, from: Date.parse(span.startedAt), to: span.endedAt ? Date.parse(span.endedAt) : now }));
  const start = Math.min(...timed.map((s) => s.from));
  const length = Math.max(1, Math.max(...timed.map((s) => s.to)) - start);
  const x = (at: number) => ((at - start) / length) * WIDTH;
  const words = timed.map((s) => `${maybe("span", s.kind) ?? s.kind} ${clock((s.to - s.from) / 1000)}`).join(", ");
  return (
    <svg className="spans" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("interactions.spans.name", { spans: words })}>
      <title>{words}</title>
      {timed.map((s, i) => <rect key={i} data-kind={s.kind} x={x(s.from)} width={Math.max(1.5, x(s.to) - x(s.from))} y={s.kind === "QUEUE" ? 3 : 0} height={s.kind === "QUEUE" ? HEIGHT - 6 : HEIGHT} />)}
    </svg>
  );
}
