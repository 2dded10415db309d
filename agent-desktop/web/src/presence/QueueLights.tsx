import { useI18n } from "../i18n/I18n.tsx";
import { useServerNow } from "../live/DeskProvider.tsx";
import type { QueueLight } from "../live/protocol.ts";
import { clock, secondsSince } from "../ui/time.ts";

const MOST_IN_BAR = 3;
const WORST_FIRST: Record<QueueLight["level"], number> = { OVER: 0, NEAR: 1, OK: 2 };

/** The queues of my skills: how many wait and how long, the worst of them, as shape, number and hue. */
export function QueueLights({ queues }: { queues: readonly QueueLight[] }) {
  const { t, label } = useI18n();
  const now = useServerNow();
  const worst = [...queues].sort((a, b) => WORST_FIRST[a.level] - WORST_FIRST[b.level] || b.waiting - a.waiting).slice(0, MOST_IN_BAR);
  const shown = queues.filter((queue) => worst.includes(queue)); // in their usual order: the eye knows the place
  return (
    <ul className="lights" aria-label={t("lights.name")}>
      {shown.map((queue) => {
        const longest = clock(secondsSince(queue.longestSince, now));
        const name = label(queue.name);
        return (
          <li
            key={queue.id}
            title={t("lights.one", { name, n: queue.waiting, time: longest, level: t(`level.${queue.level}`) })}
          >
            <svg className="mark" data-level={queue.level} viewBox="0 0 12 12" role="img" aria-label={t(`level.${queue.level}`)}>
              {queue.level === "OK" ? <circle cx="6" cy="6" r="4.5" /> : queue.level === "NEAR" ? <path d="M6 1 11.5 11H.5z" /> : <path d="M1 1h10v10H1z" />}
            </svg>
            <span className="name">{name}</span> <b>{queue.waiting}</b>
            {queue.waiting > 0 && <span className="w num">{longest}</span>}
          </li>
        );
      })}
      {queues.length > MOST_IN_BAR && <li className="more">+{queues.length - MOST_IN_BAR}</li>}
    </ul>
  );
}
