package org.dasan.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.StaffId;
import org.dasan.interactions.Author;
import org.dasan.interactions.Direction;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.SpanKind;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Seats of interactions from waiting to done. Transfer, consult, interpreter and take-over are new seats;
/// nothing else moves work. Every method is one transaction (or takes part in the caller's) and locks the
/// interaction first.
@Component
@Transactional
public class Acd {
    /// The rules of a queue do not change so often that one would join it in vain this many times.
    private static final int MOST_ATTEMPTS = 5;

    private final Seats seats;
    private final Offers offers;
    private final AgentLoads loads;
    private final SeatSteps steps;
    private final OfferSteps offerSteps;
    private final Queues queues;
    private final Interactions interactions;
    private final MatcherWake wake;
    private final Clock clock;

    Acd(
            Seats seats,
            Offers offers,
            AgentLoads loads,
            SeatSteps steps,
            OfferSteps offerSteps,
            Queues queues,
            Interactions interactions,
            MatcherWake wake,
            Clock clock) {
        this.seats = seats;
        this.offers = offers;
        this.loads = loads;
        this.steps = steps;
        this.offerSteps = offerSteps;
        this.queues = queues;
        this.interactions = interactions;
        this.wake = wake;
        this.clock = clock;
    }

    /// Lets seats wait. More than one request makes a group: reserved in one transaction or not at all.
    public List<SeatId> enqueue(InteractionId id, List<SeatRequest> requests) {
        var interaction = interactions.lock(id);
        var now = clock.instant();
        var created = new ArrayList<SeatId>();
        var group = Ids.next();
        for (var request : requests) {
            created.add(insert(interaction, request, requests.size() == 1 ? null : group, now));
        }
        steps.settle(id, Outcome.UNCLASSIFIED);
        wake.afterCommit();
        return created;
    }

    /// Hands the contact over: the seat goes to wrap-up, a new one waits with the citizen's old time.
    ///
    /// @param toQueue where it waits; nothing = the queue it came from
    /// @param toAgent the one person it is for; nothing = whoever fits
    /// @param note    what the next one should know; stays inside
    public SeatId transfer(SeatId id, UUID by, @Nullable UUID toQueue, @Nullable UUID toAgent, @Nullable String note) {
        var seat = lock(id);
        requireHolder(seat, by, SeatState.ACTIVE, SeatState.PARKED);
        var now = clock.instant();
        var queue = queues.get(toQueue == null ? seat.queue() : toQueue);
        var request = new SeatRequest(
                seat.role(),
                queue.id(),
                seat.language(),
                List.of(new Need(seat.language(), 1)),
                seat.priority(),
                seat.queuedSince(),
                null,
                toAgent,
                seat.id(),
                seat.deskOnly());
        if (toAgent != null && toAgent.equals(by)) {
            throw new InvalidFieldException("agentId", "must be somebody else");
        }
        var interaction = interactions.lock(seat.interaction());
        steps.beginWrapUp(seat, queues.get(seat.queue()), "TRANSFERRED", now);
        var created = insert(interaction, request, null, now);
        seats.avoid(created, by, now.plus(Duration.ofHours(1)));
        if (note != null && !note.isBlank()) {
            interactions.post(new NewMessage(
                    seat.interaction(),
                    new Author.Person(new StaffId(by), SeatSteps.kind(seat)),
                    true,
                    null,
                    null,
                    note,
                    null,
                    List.of(),
                    now));
        }
        steps.tell(seat, "transferred", now);
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
        return created;
    }

    /// Puts a new seat of the same kind in the place of a running one. The old one goes to wrap-up, the new one
    /// waits for `to` alone, with the citizen's old time. The caller has locked the interaction.
    Seat replace(Seat running, UUID to, String reason, Instant now) {
        var request = new SeatRequest(
                running.role(),
                running.queue(),
                running.language(),
                List.of(new Need(running.language(), 1)),
                running.priority(),
                running.queuedSince(),
                null,
                to,
                running.id(),
                running.deskOnly());
        steps.beginWrapUp(running, queues.get(running.queue()), reason, now);
        return find(insert(interactions.lock(running.interaction()), request, null, now));
    }

    /// Asks for another person beside the agent, an interpreter for one.
    ///
    /// @param toQueue where the invitation waits; nothing = the entry point's queue for that role and
    /// language
    /// @param toAgent the one person it is for; nothing = whoever fits
    /// @throws UnknownQueueException when there is no such queue
    public SeatId invite(
            SeatId beside, UUID by, SeatRole role, String language, @Nullable UUID toQueue, @Nullable UUID toAgent) {
        if (by.equals(toAgent)) {
            throw new InvalidFieldException("agentId", "must be somebody else");
        }
        var seat = lock(beside);
        requireHolder(seat, by, SeatState.ACTIVE);
        var now = clock.instant();
        var interaction = interactions.lock(seat.interaction());
        var queueId = toQueue != null
                ? toQueue
                : queues.choose(interaction.entryPoint(), role, language).id();
        boolean already = seats.ofInteraction(seat.interaction()).stream()
                .anyMatch(s -> s.role() == role
                        && !s.id().equals(beside)
                        && s.state() != SeatState.DONE
                        && s.state() != SeatState.WRAP_UP);
        if (already) {
            throw new IllegalStepException("invitation", SeatState.WAITING, SeatState.WAITING);
        }
        var request = new SeatRequest(
                role,
                queueId,
                language,
                List.of(new Need(language, 1)),
                seat.priority(),
                now,
                null,
                toAgent,
                null,
                seat.deskOnly());
        var created = insert(interaction, request, null, now);
        seats.avoid(created, by, now.plus(Duration.ofHours(24)));
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
        return created;
    }

    /// Takes an invitation back that nobody accepted yet.
    public void withdraw(SeatId id, UUID by) {
        var seat = lock(id);
        requireParticipant(seat.interaction(), by);
        if (seat.state() != SeatState.WAITING && seat.state() != SeatState.OFFERED) {
            seat.state().transition(SeatState.WAITING);
        }
        var now = clock.instant();
        drop(seat, "WITHDRAWN", now);
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// ACTIVE → PARKED: waits for the citizen, capacity is free.
    public void park(SeatId id, UUID by) {
        var seat = lock(id);
        requireHolder(seat, by, SeatState.ACTIVE);
        var now = clock.instant();
        seat.state().transition(SeatState.PARKED);
        loads.release(by, seat.channel(), now);
        seats.setState(id, SeatState.PARKED, by);
        interactions.endSpans(id.value(), now);
        interactions.beginSpan(seat.interaction(), id.value(), SpanKind.HOLD, now);
        steps.log(new AcdEvent.Parked(seat.interaction(), now, id, by));
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// PARKED → ACTIVE.
    ///
    /// @throws CapacityException when the agent's place was taken meanwhile
    public void resume(SeatId id, UUID by) {
        var seat = lock(id);
        requireHolder(seat, by, SeatState.PARKED);
        unpark(seat, by, clock.instant());
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
    }

    /// The agent ends the contact: every seat goes to wrap-up, invitations are withdrawn.
    public void finish(SeatId id, UUID by) {
        var seat = lock(id);
        requireHolder(seat, by, SeatState.ACTIVE, SeatState.PARKED);
        var now = clock.instant();
        boolean others = seats.ofInteraction(seat.interaction()).stream()
                .anyMatch(s -> !s.id().equals(id)
                        && s.role() == SeatRole.AGENT
                        && s.state() != SeatState.DONE
                        && s.state() != SeatState.WRAP_UP);
        if (seat.role() == SeatRole.AGENT && !others) {
            end(interactions.lock(seat.interaction()), "AGENT", "FINISHED", now);
        } else {
            steps.beginWrapUp(seat, queues.get(seat.queue()), "FINISHED", now);
            steps.tell(seat, "agent.left", now);
        }
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// More time to write the record, once.
    ///
    /// @return the new end of wrap-up
    /// @throws AlreadyExtendedException the second time
    public Instant extend(SeatId id, UUID by) {
        var seat = lock(id);
        requireHolder(seat, by, SeatState.WRAP_UP);
        if (seat.extended()) {
            throw new AlreadyExtendedException(id);
        }
        var now = clock.instant();
        var until = (seat.wrapUpUntil() == null ? now : seat.wrapUpUntil())
                .plus(queues.get(seat.queue()).extension());
        seats.extend(id, until);
        steps.log(new AcdEvent.WrapUpExtended(seat.interaction(), now, id, by));
        return until;
    }

    /// WRAP_UP → DONE, by the agent who wrote the record.
    public void complete(SeatId id, UUID by) {
        var seat = lock(id);
        requireHolder(seat, by, SeatState.WRAP_UP);
        steps.finish(seat, "COMPLETED", clock.instant());
        steps.settle(seat.interaction(), unclassified(seat));
        wake.afterCommit();
    }

    /// Whether this seat's record decides the interaction: no other agent's seat is still to be done.
    @Transactional(readOnly = true)
    public boolean decidesRecord(SeatId id) {
        var seat = find(id);
        return seat.role() == SeatRole.AGENT
                && seats.ofInteraction(seat.interaction()).stream()
                        .noneMatch(
                                s -> !s.id().equals(id) && s.role() == SeatRole.AGENT && s.state() != SeatState.DONE);
    }

    /// Whether the city called by this seat and nobody answered: what it came to needs no classifying.
    public boolean notReached(SeatId id) {
        return unclassified(lock(id)) == Outcome.NOT_REACHED;
    }

    /// The timer's word: wrap-up ran out; what nobody classified is closed as unclassified. Nothing happens
    /// if the seat moved on.
    public void wrapUpRanOut(SeatId id) {
        var seat = lock(id);
        var now = clock.instant();
        if (seat.state() == SeatState.WRAP_UP
                && seat.wrapUpUntil() != null
                && !seat.wrapUpUntil().isAfter(now)) {
            steps.finish(seat, "RAN_OUT", now);
            steps.settle(seat.interaction(), unclassified(seat));
            wake.afterCommit();
        }
    }

    /// The citizen's part is over: by their own word, by going away, or by a timer. Whoever waited without a
    /// human word has abandoned; else the agents write the record. An interaction that is over stays as it
    /// is.
    ///
    /// @param by     CITIZEN or SYSTEM
    /// @param reason LEFT, GONE, IDLE, PARKED_TOO_LONG …
    public void citizenEnded(InteractionId id, String by, String reason) {
        ended(id, by, reason, Outcome.ABANDONED);
    }

    /// As [#citizenEnded], where going without a human word is not always abandoning: the line broke, the city
    /// was closed, a machine had answered.
    ///
    /// @param unanswered the outcome when nobody had spoken with the citizen
    public void ended(InteractionId id, String by, String reason, Outcome unanswered) {
        var interaction = interactions.lock(id);
        if (!interaction.state().isOpen()) {
            return;
        }
        end(interaction, by, reason, clock.instant());
        steps.settle(id, interaction.answeredAt() == null ? unanswered : Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// The visitor is away (offers pause, the place is kept) or back.
    public void pauseOffers(InteractionId id, boolean paused) {
        interactions.lock(id);
        var now = clock.instant();
        for (var seat : seats.ofInteraction(id)) {
            if (seat.state() == SeatState.WAITING && seat.paused() != paused) {
                seats.pause(seat.id(), paused);
                steps.log(new AcdEvent.Paused(id, now, seat.id(), paused));
            }
        }
        wake.afterCommit();
    }

    /// A citizen's message reached a parked contact: its agent goes on with it; without room it waits for
    /// that agent or another.
    public void citizenWrote(InteractionId id) {
        var interaction = interactions.lock(id);
        if (interaction.state() != InteractionState.PARKED) {
            return;
        }
        var now = clock.instant();
        for (var seat : seats.ofInteraction(id)) {
            if (seat.state() != SeatState.PARKED) {
                continue;
            }
            var agent = SeatSteps.requireAgent(seat);
            try {
                unpark(seat, agent, now);
            } catch (CapacityException _) {
                steps.requeue(seat, "NO_ROOM", now);
                seats.prefer(seat.id(), agent);
            }
        }
        steps.settle(id, Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// The agent is lost: this seat waits again with its old time, and the citizen is told. Nothing happens
    /// if it moved on.
    public void agentLost(SeatId id, UUID agent, String reason) {
        var seat = lock(id);
        var now = clock.instant();
        if (!agent.equals(seat.agent())) {
            return;
        }
        switch (seat.state()) {
            case OFFERED ->
                offers.openOfSeat(id)
                        .ifPresent(offer -> offerSteps.fallThrough(offer, OfferState.UNREACHABLE, reason, now));
            case ACTIVE, PARKED -> {
                steps.requeue(seat, reason, now);
                steps.tell(seat, "agent.lost", now);
            }
            default -> {
                return; // a record being written waits for its timer
            }
        }
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
    }

    /// The seat as it stands.
    ///
    /// @throws UnknownSeatException when there is none
    @Transactional(readOnly = true)
    public Seat find(SeatId id) {
        return seats.find(id).orElseThrow(() -> new UnknownSeatException(id));
    }

    /// What a contact comes to about which its agent has chosen nothing.
    private Outcome unclassified(Seat seat) {
        var interaction = interactions.lock(seat.interaction());
        boolean called = interaction.direction() == Direction.OUTBOUND && seat.onDevice();
        return called && interaction.answeredAt() == null ? Outcome.NOT_REACHED : Outcome.UNCLASSIFIED;
    }

    private void end(Interaction interaction, String by, String reason, Instant now) {
        interactions.endedBy(interaction.id(), by);
        boolean answered = interaction.answeredAt() != null;
        for (var seat : seats.ofInteraction(interaction.id())) {
            switch (seat.state()) {
                case WAITING, OFFERED -> drop(seat, reason, now);
                case ACTIVE, PARKED -> {
                    if (answered || (!by.equals("CITIZEN") && !reason.equals("GONE"))) {
                        steps.beginWrapUp(seat, queues.get(seat.queue()), reason, now);
                    } else {
                        steps.finish(seat, reason, now);
                    }
                }
                case WRAP_UP, DONE -> {}
            }
        }
    }

    private void drop(Seat seat, String reason, Instant now) {
        offers.openOfSeat(seat.id()).ifPresent(offer -> {
            offers.setState(offer.id(), offer.state().transition(OfferState.WITHDRAWN), reason, now);
            steps.log(new AcdEvent.OfferEnded(
                    offer.interaction(), now, offer.seat(), offer.id(), offer.agent(), OfferState.WITHDRAWN, reason));
        });
        steps.finish(seat, reason, now);
        offerSteps.dissolveGroup(seat, now);
    }

    private void unpark(Seat seat, UUID agent, Instant now) {
        seat.state().transition(SeatState.ACTIVE);
        loads.take(agent, seat.channel());
        seats.setState(seat.id(), SeatState.ACTIVE, agent);
        interactions.endSpans(seat.id().value(), now);
        interactions.beginSpan(seat.interaction(), seat.id().value(), SpanKind.ACTIVE, now);
        steps.log(new AcdEvent.Resumed(seat.interaction(), now, seat.id(), agent));
    }

    private SeatId insert(Interaction interaction, SeatRequest request, @Nullable UUID group, Instant now) {
        var queue = queues.get(request.queue());
        var seat = tryInsert(interaction, request, group, queue, now);
        for (int attempt = 1; seat.isEmpty() && attempt < MOST_ATTEMPTS; attempt++) {
            queues.reload(); // its rules have been changed a moment ago
            queue = queues.get(request.queue());
            seat = tryInsert(interaction, request, group, queue, now);
        }
        var added = seat.orElseThrow(() -> new UnknownQueueException(request.queue()));
        interactions.beginSpan(interaction.id(), added.id().value(), SpanKind.QUEUE, now);
        steps.log(new AcdEvent.Queued(
                interaction.id(), now, added.id(), request.role(), queue.id(), added.group(), request.sourceSeat()));
        return added.id();
    }

    private Optional<Seat> tryInsert(
            Interaction interaction, SeatRequest request, @Nullable UUID group, Queue queue, Instant now) {
        var id = new SeatId(Ids.next());
        int priority = Math.min(9, request.priority() + queue.priority());
        var needs = Needs.merge(queue.needs(), request.needs());
        var seat = new Seat(
                id,
                interaction.id(),
                group == null ? id.value() : group,
                request.role(),
                interaction.channel(),
                queue.id(),
                queue.organisation(),
                request.language(),
                priority,
                request.queuedSince(),
                SeatState.WAITING,
                false,
                request.deskOnly(),
                null,
                null,
                null,
                false);
        var key = Needs.key(
                queue.code(), request.role(), needs, interaction.channel(), request.wantedAgent(), request.deskOnly());
        var rankAt = request.queuedSince().minus(queue.ageing().multipliedBy(priority));
        boolean added = seats.insert(seat, request, queue, Needs.json(needs), key, rankAt, now);
        return added ? Optional.of(seat) : Optional.empty();
    }

    private Seat lock(SeatId id) {
        interactions.lock(find(id).interaction());
        return find(id);
    }

    private void requireParticipant(InteractionId interaction, UUID agent) {
        if (seats.ofInteraction(interaction).stream().noneMatch(s -> agent.equals(s.agent()))) {
            throw new NotYoursException("interaction " + interaction + " is not yours");
        }
    }

    private static void requireHolder(Seat seat, UUID agent, SeatState... states) {
        if (!agent.equals(seat.agent())) {
            throw new NotYoursException("seat " + seat.id() + " is not yours");
        }
        if (!List.of(states).contains(seat.state())) {
            throw new IllegalStepException("seat", seat.state(), states[0]);
        }
    }
}
