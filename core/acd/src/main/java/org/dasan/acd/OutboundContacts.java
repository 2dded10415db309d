package org.dasan.acd;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.city.EntryPointId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Interactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Contacts that agents begin by calling somebody. They are stored, counted and closed with a record like all
/// others, and count as answered once somebody answers; whoever carries the call says so.
@Component
@Transactional
public class OutboundContacts {
    private final Interactions interactions;
    private final InteractionQueries queries;
    private final Acd acd;
    private final Seats seats;
    private final Steering steering;
    private final Promises promises;
    private final Queues queues;
    private final Directory directory;
    private final OwnEntryPoints entryPoints;
    private final Clock clock;

    OutboundContacts(
            Interactions interactions,
            InteractionQueries queries,
            Acd acd,
            Seats seats,
            Steering steering,
            Promises promises,
            Queues queues,
            Directory directory,
            OwnEntryPoints entryPoints,
            Clock clock) {
        this.interactions = interactions;
        this.queries = queries;
        this.acd = acd;
        this.seats = seats;
        this.steering = steering;
        this.promises = promises;
        this.queues = queues;
        this.directory = directory;
        this.entryPoints = entryPoints;
        this.clock = clock;
    }

    /// What is known before somebody is called.
    ///
    /// @param clientId made by the desk; one contact is begun under it
    /// @param identity who is called, where the number is somebody's
    /// @param cause    the contact because of which they are called
    /// @param entryPoint where the contact belongs; nothing: as the cause and the agent say
    public record NewCall(
            UUID clientId,
            String language,
            @Nullable UUID identity,
            @Nullable InteractionId cause,
            @Nullable EntryPointId entryPoint) {}

    /// What this agent began under this client id before.
    ///
    /// @throws NotYoursException when somebody else did
    @Transactional(readOnly = true)
    public Optional<Seat> begun(UUID clientId, UUID agent) {
        return queries.byIntake(key(clientId))
                .map(found -> own(found.id(), agent)
                        .orElseThrow(() -> new NotYoursException("contact " + clientId + " is not yours")));
    }

    /// Stores the contact and puts it into the agent's hands.
    ///
    /// @throws CapacityException when the agent has no place left for a call
    /// @throws NotEligibleException when the agent's desk is not open, or an offer waits for their word
    public Seat begin(NewCall call, UUID agent) {
        var entryPoint = entryPoint(call, agent);
        var now = clock.instant();
        var arrived = interactions.arrive(new Arrival(
                key(call.clientId()),
                Channel.VOICE,
                Direction.OUTBOUND,
                entryPoint.id(),
                entryPoint.organisation(),
                null,
                call.identity(),
                call.language(),
                now,
                call.cause(),
                null));
        if (!arrived.isNew()) {
            // begun in the same moment: whoever sends it again is answered
            throw new IllegalStepException(
                    "contact", interactions.lock(arrived.id()).state(), InteractionState.ARRIVED);
        }
        var queue = queues.choose(entryPoint.id(), SeatRole.AGENT, call.language());
        var seat = acd.enqueue(
                        arrived.id(),
                        List.of(new SeatRequest(
                                SeatRole.AGENT,
                                queue.id(),
                                call.language(),
                                List.of(new Need(call.language(), 1)),
                                0,
                                now,
                                null,
                                agent,
                                null,
                                true)))
                .getFirst();
        return takeToTelephone(seat, agent);
    }

    /// Keeps a promise before its time, or in the contact that it opened and that the agent has in hand.
    ///
    /// @throws IllegalStepException when it is over, or its contact is not in the agent's hands
    /// @throws CapacityException as in [#begin]
    /// @throws NotEligibleException as in [#begin]
    public Seat keep(UUID promise, UUID agent) {
        var found = promises.find(promise).orElseThrow(() -> new UnknownSeatException(promise));
        if (found.state() == Promise.State.DUE && found.result() != null) {
            return memo(found.result(), agent)
                    .map(seat -> telephone(seat.id()))
                    .orElseThrow(() -> new IllegalStepException("promise", found.state(), found.state()));
        }
        return takeToTelephone(promises.openFor(promise, agent), agent);
    }

    /// Calls in a contact that is a note to call somebody, and that the agent has in hand; empty when it is none.
    public Optional<Seat> within(InteractionId id, UUID agent) {
        interactions.lock(id);
        return memo(id, agent).map(seat -> telephone(seat.id()));
    }

    private Optional<Seat> memo(InteractionId id, UUID agent) {
        var interaction = interactions.lock(id);
        return interaction.direction() != Direction.OUTBOUND
                ? Optional.empty()
                : own(id, agent).filter(seat -> seat.deskOnly() && seat.state() == SeatState.ACTIVE);
    }

    private Optional<Seat> own(InteractionId id, UUID agent) {
        return seats.ofInteraction(id).stream()
                .filter(seat -> seat.role() == SeatRole.AGENT && agent.equals(seat.agent()))
                .findFirst();
    }

    private Seat takeToTelephone(SeatId id, UUID agent) {
        steering.takeOwn(id, agent);
        return telephone(id);
    }

    /// Only now: who meets on a telephone counts as answered in the moment the agent takes it.
    private Seat telephone(SeatId id) {
        seats.toDevice(id);
        return acd.find(id);
    }

    private EntryPoint entryPoint(NewCall call, UUID agent) {
        return Optional.ofNullable(call.entryPoint())
                .or(() ->
                        Optional.ofNullable(call.cause()).flatMap(queries::find).map(Interaction::entryPoint))
                .flatMap(directory::entryPoint)
                .filter(found -> found.active() && found.channel() == Channel.VOICE)
                .orElseGet(() -> entryPoints.of(Channel.VOICE, agent));
    }

    private static String key(UUID clientId) {
        return "call:" + clientId;
    }
}
