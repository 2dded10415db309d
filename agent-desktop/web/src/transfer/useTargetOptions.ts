import { useI18n } from "../i18n/I18n.tsx";
import type { Directory } from "../live/protocol.ts";

/** How agents and queues stand in lists of whom one may turn to: who is free and speaks what, how long a queue is. */
export function useTargetOptions() {
  const { t, label, language } = useI18n();
  return {
    ofAgent: (agent: Directory["agents"][number]) => ({
      value: `agent:${agent.id}`,
      text: label(agent.label),
      hint: [agent.free ? t("transfer.agent.free") : t(`presence.${agent.state}`), ...agent.languages.filter((code) => code !== "ko").map(language)].join(" · "),
    }),
    ofQueue: (queue: Directory["queues"][number]) => ({
      value: `queue:${queue.id}`,
      text: label(queue.name),
      hint: queue.open ? t("transfer.queue.hint", { waiting: queue.waiting, ready: queue.ready }) : t("transfer.queue.closed"),
    }),
  };
}
