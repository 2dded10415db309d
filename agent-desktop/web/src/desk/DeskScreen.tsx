import { useCallback, useMemo, useState } from "react";
import { http } from "../api/http.ts";
import { CaseDialog } from "../cases/CaseDialog.tsx";
import { CasePanel } from "../cases/CasePanel.tsx";
import { OpenCaseDialog } from "../cases/OpenCaseDialog.tsx";
import { useCitizenCases } from "../cases/useCases.ts";
import { PastContactDialog } from "../conversation/PastContactDialog.tsx";
import { Conversation } from "../conversation/Conversation.tsx";
import { SidePanel } from "../citizen/SidePanel.tsx";
import { useDraft } from "../composer/Composer.tsx";
import { LeftOver } from "../composer/LeftOver.tsx";
import { useI18n } from "../i18n/I18n.tsx";
import type { Answer } from "../knowledge/knowledge.ts";
import { useDesk } from "../live/DeskProvider.tsx";
import type { Desk } from "../live/protocol.ts";
import { useOfferArrival } from "../offers/useOfferArrival.ts";
import { Vocabulary } from "../record/useOutcome.ts";
import { inRosterOrder, Roster } from "../roster/Roster.tsx";
import { SessionBanner } from "../session/SessionBanner.tsx";
import { CallOutProvider, useCallOutDesk } from "../softphone/CallOut.tsx";
import { CallStrip } from "../softphone/CallStrip.tsx";
import { CallTransferDialog } from "../softphone/CallTransferDialog.tsx";
import { DialDialog } from "../softphone/DialDialog.tsx";
import { callOf, usePhone } from "../softphone/PhoneProvider.tsx";
import { NewContactDialog } from "../tools/NewContactDialog.tsx";
import { useNotices } from "../tools/notices.ts";
import { NoticesDialog } from "../tools/NoticesDialog.tsx";
import { TodayDialog } from "../tools/TodayDialog.tsx";
import { ToolsProvider } from "../tools/ToolsProvider.tsx";
import { Icon } from "../ui/Icon.tsx";
import { InterpreterDialog } from "../transfer/InterpreterDialog.tsx";
import { TransferDialog } from "../transfer/TransferDialog.tsx";
import { useCommand } from "../ui/Commands.tsx";
import { ErrorBanner } from "../ui/Problems.tsx";
import { useAction } from "../ui/useAction.ts";
import { Bar } from "./Bar.tsx";
import { KeyMapDialog } from "./KeyMapDialog.tsx";
import { SearchDialog } from "./SearchDialog.tsx";
import { useSelection } from "./useSelection.ts";

type Open = { what: "transfer"; target?: string } | { what: "interpreter" | "dial" | "search" | "keys" | "notices" | "today" | "new" | "openCase" } | { what: "case"; caseId: string } | { what: "past"; interactionId: string };

/** The agent's desk: bar, roster, conversation, tools. */
export function DeskScreen() {
  const { t } = useI18n();
  const { state } = useDesk();
  if (!state.desk) {
    return <div className="ds-empty whole" role="status">{t("desk.opening")}</div>;
  }
  return (
    <Vocabulary value={state.desk}>
      <ToolsProvider>
        <CallOutProvider>
          <OpenDesk desk={state.desk} />
        </CallOutProvider>
      </ToolsProvider>
    </Vocabulary>
  );
}

function OpenDesk({ desk }: { desk: Desk }) {
  const { t } = useI18n();
  const { state, me, changed, records } = useDesk();
  const seats = useMemo(() => inRosterOrder(desk.seats), [desk.seats]);
  const [selected, select] = useSelection(seats);
  const [open, setOpen] = useState<Open | null>(null);
  const [writeIn, setWriteIn] = useState<string | null>(null);
  const [answer, setAnswer] = useState<{ seatId: string; answer: Answer } | null>(null);
  const presence = useAction();
  const arrival = useOfferArrival();
  const { notices, error: noticesError, read } = useNotices(state.noticesTold);
  const unread = notices.filter((notice) => notice.readAt === null);
  const [draft, setDraft] = useDraft(selected?.interactionId ?? null);
  const contact = selected ? (state.contacts[selected.streamId]?.contact ?? null) : null;
  const close = useCallback(() => setOpen(null), []);
  const inserted = useCallback(() => setAnswer(null), []);
  const focused = useCallback(() => setWriteIn(null), []);
  const owed = useCitizenCases(selected?.interactionId ?? null, contact?.events.filter((event) => event.kind === "cases.linked").length ?? 0);
  const holding = selected && (selected.state === "ACTIVE" || selected.state === "PARKED" || selected.state === "WRAP_UP") ? selected : null;
  const movable = selected && (selected.state === "ACTIVE" || selected.state === "PARKED") ? selected : null;

  const { calls, outbound } = usePhone();
  const call = callOf(calls, movable?.interactionId);
  const handsOn = call?.capabilities.some((each) => each === "TRANSFER" || each === "CONSULT") ? call : null;
  const interpretable = movable && (movable.channel !== "VOICE" || call?.capabilities.includes("INTERPRETER")) ? movable : null;

  useCommand("search", () => setOpen({ what: "search" }));
  useCommand("keys", () => setOpen({ what: "keys" }));
  useCommand("transfer", () => movable && setOpen({ what: "transfer" }));
  useCommand("notices", () => setOpen({ what: "notices" }));
  useCommand("today", () => setOpen({ what: "today" }));
  useCommand("case", () => holding && setOpen({ what: "openCase" }));
  useCommand("new", () => setOpen({ what: "new" }));
  const hand = () => void presence.run(async () => {
    if (desk.hand) await http.delete("/presence/hand");
    else await http.put("/presence/hand", selected ? { seatId: selected.id } : {});
    changed();
  });
  useCommand("hand", hand);
  const dial = () => setOpen({ what: "dial" });
  useCallOutDesk({
    onDial: dial,
    onCalled: ({ seatId }) => {
      changed();
      select(seatId);
      close();
    },
  });
  useCommand("call", () => outbound && dial());
  useCommand("interpreter", () => interpretable && setOpen({ what: "interpreter" }));

  const openPast = (interactionId: string) => setOpen({ what: "past", interactionId });
  return (
    <div className="desk">
      <Bar
        desk={desk}
        run={presence.run}
        unread={unread.length}
        onSearch={() => setOpen({ what: "search" })}
        onKeys={() => setOpen({ what: "keys" })}
        onNotices={() => setOpen({ what: "notices" })}
        onToday={() => setOpen({ what: "today" })}
        onNew={() => setOpen({ what: "new" })}
        onHand={hand}
      />
      <Roster
        desk={desk}
        seats={seats}
        selected={selected}
        arrival={arrival}
        onSelect={select}
        onAccepted={(seatId) => {
          select(seatId);
          setWriteIn(seatId);
        }}
      />
      <div className="middle">
        <SessionBanner />
        <ErrorBanner error={presence.error} onDismiss={presence.clear} />
        {unread.filter((notice) => notice.important).slice(0, 1).map((notice) => (
          <p key={notice.id} className="notice-line" role="status">
            <Icon name="alert" /><b>{notice.title}</b> <span className="grow">{notice.body}</span>
            <button type="button" className="ds-btn ds-btn--sm" onClick={() => void presence.run(() => read(notice.id))}>{t("notices.read")}</button>
          </p>
        ))}
        <CallStrip seats={seats} selected={selected} onSelect={select} />
        <LeftOver seats={desk.seats} />
        {selected ? (
          <Conversation
            desk={desk}
            seat={selected}
            draft={draft}
            onDraft={setDraft}
            wantsFocus={writeIn === selected.id}
            onFocused={focused}
            onTransfer={() => setOpen({ what: "transfer" })}
            onInterpreter={selected.id === interpretable?.id ? () => setOpen({ what: "interpreter" }) : null}
            onOpenPast={openPast}
            answer={answer?.seatId === selected.id ? answer.answer : null}
            onInserted={inserted}
          />
        ) : (
          <main className="centre" id="centre">
            <div className="ds-empty whole">
              <b>{t("desk.empty")}</b>
              <span>{t(desk.presence.state === "READY" ? "desk.empty.ready" : "desk.empty.notReady")}</span>
            </div>
          </main>
        )}
      </div>
      <SidePanel
        seat={selected}
        contact={contact}
        onOpenPast={openPast}
        openCases={owed.cases?.filter((each) => each.dueAt || each.waitsForCitizen).length ?? 0}
        cases={selected && <CasePanel seat={selected} cases={owed.cases} error={owed.error} onNew={() => setOpen({ what: "openCase" })} onOpen={(caseId) => setOpen({ what: "case", caseId })} />}
        onInsert={(chosen) => selected && setAnswer({ seatId: selected.id, answer: chosen })}
        onBack={() => setWriteIn(selected?.id ?? null)}
        onWriteNote={() => {
          setDraft({ ...draft, kind: "NOTE" });
          setWriteIn(selected?.id ?? null);
        }}
      />
      {open?.what === "transfer" && movable && (handsOn
        ? <CallTransferDialog seat={movable} call={handsOn} target={open.target} onClose={close} />
        : <TransferDialog seat={movable} target={open.target} onClose={close} />)}
      {open?.what === "interpreter" && interpretable && <InterpreterDialog seat={interpretable} onClose={close} />}
      {open?.what === "openCase" && holding && (
        <OpenCaseDialog
          seat={holding}
          contact={contact}
          onOpened={() => {
            records.of(holding.id, contact?.record ?? null).edit({ outcome: "CASE" });
            owed.refresh();
          }}
          onClose={close}
        />
      )}
      {open?.what === "case" && <CaseDialog caseId={open.caseId} onChanged={owed.refresh} onClose={close} />}
      {open?.what === "dial" && <DialDialog onClose={close} />}
      {open?.what === "keys" && <KeyMapDialog onClose={close} />}
      {open?.what === "notices" && <NoticesDialog notices={notices} error={noticesError} onRead={(id) => void presence.run(() => read(id))} onClose={close} />}
      {open?.what === "today" && <TodayDialog zone={desk.zone} onOpen={openPast} onClose={close} />}
      {open?.what === "new" && (
        <NewContactDialog
          onOpened={(seatId) => {
            changed();
            select(seatId);
            setWriteIn(seatId);
            close();
          }}
          onClose={close}
        />
      )}
      {open?.what === "past" && <PastContactDialog interactionId={open.interactionId} meId={me.agentId} onClose={close} />}
      {open?.what === "search" && (
        <SearchDialog
          seats={seats}
          mayTransfer={movable !== null}
          onSeat={(seatId) => { select(seatId); close(); }}
          onPast={openPast}
          onTarget={(target) => setOpen({ what: "transfer", target })}
          onClose={close}
        />
      )}
    </div>
  );
}
