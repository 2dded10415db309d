package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.ParticipantKind;
import org.dasan.interactions.Records;
import org.dasan.interactions.SpanKind;
import org.dasan.store.EventLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The single steps a seat can take, each with everything that goes with it: capacity, time spans,
/// participants, event. Callers hold the interaction's row lock and end with [#settle], which derives the
/// interaction's state from its seats.
@Component
class SeatSteps {
    private final Seats seats;
    private final AgentLoads loads;
    private final Interactions interactions;
    private final Records records;
    private final PromiseEnds promiseEnds;
    private final EventLog events;
    private final Clock clock;

    SeatSteps(
            Seats seats,
            AgentLoads loads,
            Interactions interactions,
            Records records,
            PromiseEnds promiseEnds,
            EventLog events,
            Clock clock) {
        this.seats = seats;
        this.loads = loads;
        this.interactions = interactions;
        this.records = records;
        this.promiseEnds = promiseEnds;
        this.events = events;
        this.clock = clock;
    }

    void log(AcdEvent event) {
        events.append(List.of(event.toNewEvent()));
    }

    /// Tells the citizen, where words reach them, what becomes of the contact; who is on the telephone hears it.
    void tell(Seat seat, String code, Instant now) {
        if (seat.channel().carriesText()) {
            interactions.post(NewMessage.fromSystem(seat.interaction(), code, now));
        }
    }

    /// OFFERED → ACTIVE: the agent and the citizen are together.
    void connect(Seat seat, UUID agent, Instant now) {
        seat.state().transition(SeatState.ACTIVE);
        seats.connected(seat.id(), now);
        interactions.endSpans(seat.id().value(), now);
        interactions.beginSpan(seat.interaction(), seat.id().value(), SpanKind.ACTIVE, now);
        if (seat.onDevice()) {
            interactions.answered(seat.interaction(), now); // they speak from now on
        }
        log(new AcdEvent.Connected(seat.interaction(), now, seat.id(), agent));
        interactions.join(seat.interaction(), kind(seat), agent, now);
    }

    /// Back to WAITING with the old `queuedSince`: ring without answer, a lost agent, a group that fell
    /// through.
    void requeue(Seat seat, String reason, Instant now) {
        seat.state().transition(SeatState.WAITING);
        release(seat, now);
        seats.setState(seat.id(), SeatState.WAITING, null);
        interactions.endSpans(seat.id().value(), now);
        interactions.beginSpan(seat.interaction(), seat.id().value(), SpanKind.QUEUE, now);
        if (seat.agent() != null && seat.state() != SeatState.OFFERED) {
            seats.standAlone(seat.id()); // its group was together once; what is missing now is this seat alone
            interactions.leave(seat.interaction(), kind(seat), seat.agent(), now);
        }
        log(new AcdEvent.Requeued(seat.interaction(), now, seat.id(), seat.agent(), reason));
    }

    /// ACTIVE or PARKED → WRAP_UP. A parked contact takes its place again, if there is one left; else its
    /// wrap-up is over at once.
    void beginWrapUp(Seat seat, Queue queue, String reason, Instant now) {
        seat.state().transition(SeatState.WRAP_UP);
        var agent = requireAgent(seat);
        if (seat.state() == SeatState.PARKED) {
            try {
                loads.take(agent, seat.channel());
            } catch (CapacityException _) {
                finish(seat, reason, now);
                return;
            }
        }
        seats.wrapUp(seat.id(), now.plus(queue.wrapUp()), reason);
        interactions.endSpans(seat.id().value(), now);
        interactions.beginSpan(seat.interaction(), seat.id().value(), SpanKind.WRAP_UP, now);
        interactions.leave(seat.interaction(), kind(seat), agent, now);
        log(new AcdEvent.WrapUpBegan(seat.interaction(), now, seat.id(), agent, reason));
    }

    /// Any state → DONE.
    void finish(Seat seat, String reason, Instant now) {
        seat.state().transition(SeatState.DONE);
        release(seat, now);
        seats.done(seat.id(), reason, now);
        interactions.endSpans(seat.id().value(), now);
        if (seat.agent() != null && (seat.state() == SeatState.ACTIVE || seat.state() == SeatState.PARKED)) {
            interactions.leave(seat.interaction(), kind(seat), seat.agent(), now);
        }
        log(new AcdEvent.SeatDone(seat.interaction(), now, seat.id(), seat.agent(), reason));
    }

    /// Derives the interaction's state from its seats; closes it, with its record, when all are done.
    ///
    /// @param fallback the outcome when no agent chose one
    void settle(InteractionId interaction, Outcome fallback) {
        var states = seats.ofInteraction(interaction).stream().map(Seat::state).toList();
        var next = derive(states);
        if (next == InteractionState.CLOSED) {
            var outcome = records.close(interaction, fallback);
            interactions.close(interaction, outcome);
            var promise = interactions.lock(interaction).promise();
            if (promise != null) {
                promiseEnds.resultClosed(promise, outcome, clock.instant());
            }
        } else {
            interactions.moveTo(interaction, next);
        }
    }

    /// ACTIVE if any seat is, else OFFERED, WAITING, PARKED, WRAP_UP; CLOSED when all are done (DESIGN.md
    /// §2).
    static InteractionState derive(List<SeatState> states) {
        for (var leading :
                List.of(SeatState.ACTIVE, SeatState.OFFERED, SeatState.WAITING, SeatState.PARKED, SeatState.WRAP_UP)) {
            if (states.contains(leading)) {
                return leading.whenLeading();
            }
        }
        return InteractionState.CLOSED;
    }

    static ParticipantKind kind(Seat seat) {
        return seat.role() == SeatRole.INTERPRETER ? ParticipantKind.INTERPRETER : ParticipantKind.AGENT;
    }

    static UUID requireAgent(Seat seat) {
        @Nullable UUID agent = seat.agent();
        if (agent == null) {
            throw new IllegalStateException("seat " + seat.id() + " is " + seat.state() + " without an agent");
        }
        return agent;
    }

    private void release(Seat seat, Instant now) {
        if (seat.agent() != null && seat.state().usesCapacity()) {
            loads.release(seat.agent(), seat.channel(), now);
        }
    }
}
