import { useI18n } from "../i18n/I18n.tsx";
import type { Seat } from "../live/protocol.ts";
import { useDirectory } from "../transfer/useDirectory.ts";
import { Combobox, type Option } from "../ui/Combobox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";

/** Finds one of my open contacts, or a queue or colleague in the directory to hand the open contact to. */
export function SearchDialog({ seats, mayTransfer, onSeat, onTarget, onClose }: {
  seats: readonly Seat[];
  mayTransfer: boolean;
  onSeat: (seatId: string) => void;
  onTarget: (target: string) => void;
  onClose: () => void;
}) {
  const { t, label, language, citizen } = useI18n();
  const { directory, error } = useDirectory();
  const options: Option[] = [
    ...seats.map((seat) => ({
      value: `seat:${seat.id}`,
      text: [citizen(seat.citizen), label(seat.topic) || label(seat.queue.name)].join(" · "),
      hint: `${t(`channel.${seat.channel}`)} ${t(`seat.${seat.state}`)}`,
    })),
    ...(directory?.queues ?? []).map((queue) => ({
      value: `queue:${queue.id}`,
      text: label(queue.name),
      hint: `${t("search.queue")} · ${queue.open ? t("transfer.queue.hint", { waiting: queue.waiting, ready: queue.ready }) : t("transfer.queue.closed")}`,
    })),
    ...(directory?.agents ?? []).map((agent) => ({
      value: `agent:${agent.id}`,
      text: label(agent.label),
      hint: [agent.free ? t("transfer.agent.free") : t(`presence.${agent.state}`), ...agent.languages.filter((l) => l !== "ko").map(language)].join(" · "),
    })),
  ];
  return (
    <Dialog title={t("search.title")} onClose={onClose}>
      <ErrorBanner error={error} />
      <div className="search-dialog">
        <Combobox
          label={t("search.title")}
          placeholder={t("search.placeholder")}
          options={options}
          value={null}
          noMatch={t("common.noMatch")}
          alwaysOpen
          onChoose={(value) => {
            if (!value) return;
            if (value.startsWith("seat:")) onSeat(value.slice("seat:".length));
            else if (mayTransfer) onTarget(value);
          }}
        />
        {!mayTransfer && <p className="ds-hint">{t("search.noTransfer")}</p>}
      </div>
    </Dialog>
  );
}
