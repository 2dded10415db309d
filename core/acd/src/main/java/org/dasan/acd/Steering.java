package org.dasan.acd;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.matching.WhyWaiting;
import org.dasan.city.Channel;
import org.dasan.city.Grants;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.Role;
import org.dasan.city.StaffId;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.ParticipantKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a supervisor does to the work of others. Each step locks what acceptance and the matcher lock, in
/// their order (interaction, load, presence), and looks again: one wins, the others are told how things stand.
@Component
@Transactional
public class Steering {
    /// Seats looked at to find one; those beyond are far from being offered.
    private static final int ALL = 10_000;
    /// No rule decided it, a person did.
    private static final int BY_HAND = 0;

    private final Acd acd;
    private final Seats seats;
    private final SeatSteps steps;
    private final OfferDesk offers;
    private final Reservations reservations;
    private final WaitingRoom waitingRoom;
    private final Presences presences;
    private final Interventions interventions;
    private final ByHand byHand;
    private final Interactions interactions;
    private final Grants grants;
    private final JdbcClient jdbc;
    private final MatcherWake wake;
    private final Clock clock;

    Steering(
            Acd acd,
            Seats seats,
            SeatSteps steps,
            OfferDesk offers,
            Reservations reservations,
            WaitingRoom waitingRoom,
            Presences presences,
            Interventions interventions,
            ByHand byHand,
            Interactions interactions,
            Grants grants,
            JdbcClient jdbc,
            MatcherWake wake,
            Clock clock) {
        this.acd = acd;
        this.seats = seats;
        this.steps = steps;
        this.offers = offers;
        this.reservations = reservations;
        this.waitingRoom = waitingRoom;
        this.presences = presences;
        this.interventions = interventions;
        this.byHand = byHand;
        this.interactions = interactions;
        this.grants = grants;
        this.jdbc = jdbc;
        this.wake = wake;
        this.clock = clock;
    }

    /// Changes an agent's state over their head.
    ///
    /// @param reason needed for NOT_READY: one of the causes agents may give
    /// @throws IllegalStepException when the agent is signed out, or is like that already
    /// @throws OpenWorkException when somebody who holds contacts were to be signed out
    public void force(UUID agent, PresenceState state, @Nullable String reason, UUID by, String why) {
        if ((state == PresenceState.NOT_READY) != (reason != null)) {
            throw new InvalidFieldException("reason", "is for NOT_READY, and needed there");
        }
        if (reason != null
                && !jdbc.sql("SELECT EXISTS (SELECT 1 FROM reason WHERE kind = 'NOT_READY' AND code = :code)")
                        .param("code", reason)
                        .query(Boolean.class)
                        .single()) {
            throw new InvalidFieldException("reason", "is not a cause: " + reason);
        }
        presences.force(agent, state, reason, by);
        interventions.record(
                Interventions.Kind.FORCE_STATE,
                by,
                agent,
                null,
                why,
                reason == null ? Map.of("state", state.name()) : Map.of("state", state.name(), "reason", reason));
    }

    /// Takes a waiting seat to oneself, past its order.
    ///
    /// @throws IllegalStepException when it does not wait any more
    /// @throws CapacityException when one has no place left
    /// @throws NotEligibleException when one is no agent there, or not at the desk
    public Seat pull(SeatId id, UUID by, String why) {
        var seat = lock(id);
        requireWaitingAlone(seat, by);
        if (!grants.holds(new StaffId(by), Role.AGENT, seat.organisation())) {
            throw new NotEligibleException(by, "ORGANISATION");
        }
        take(seat, by, clock.instant());
        interventions.record(Interventions.Kind.PULL, by, by, seat, why, Map.of());
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
        return acd.find(id);
    }

    /// Has a waiting seat ring at one chosen person, past its order. If they leave it, it waits on as before.
    ///
    /// @throws IllegalStepException when it does not wait any more
    /// @throws NotEligibleException when that person could not be offered it by the rules
    public OfferId push(SeatId id, UUID to, UUID by, String why) {
        var seat = lock(id);
        requireWaitingAlone(seat, to);
        var now = clock.instant();
        lockPlace(to, seat.channel(), true);
        requireEligible(id, to, now);
        var offer = reservations.place(seat, to, BY_HAND, byHand.explain(seat, to, by, ByHand.Step.PUSHED, now), now);
        interventions.record(Interventions.Kind.PUSH, by, to, seat, why, Map.of());
        return offer;
    }

    /// Takes a running contact over from its agent: their seat goes to wrap-up, a new one is the supervisor's.
    ///
    /// @throws IllegalStepException when it does not run
    /// @throws NotEligibleException when one holds it already, is no agent there, or not at the desk
    public Seat takeOver(SeatId id, UUID by, String why) {
        var running = lock(id);
        if (running.state() != SeatState.ACTIVE && running.state() != SeatState.PARKED) {
            throw new IllegalStepException("seat", running.state(), SeatState.WRAP_UP);
        }
        if (!grants.holds(new StaffId(by), Role.AGENT, running.organisation())) {
            throw new NotEligibleException(by, "ORGANISATION");
        }
        var agent = SeatSteps.requireAgent(running);
        boolean takesPart = seats.ofInteraction(running.interaction()).stream()
                .anyMatch(s -> by.equals(s.agent()) && s.state() != SeatState.DONE);
        if (takesPart) {
            throw new NotEligibleException(by, "TAKES_PART");
        }
        var now = clock.instant();
        var seat = acd.replace(running, by, "TAKEN_OVER", now);
        take(seat, by, now);
        interactions.leave(running.interaction(), ParticipantKind.SUPERVISOR, by, now);
        steps.tell(running, "transferred", now);
        interventions.record(Interventions.Kind.TAKE_OVER, by, agent, running, why, Map.of());
        steps.settle(running.interaction(), Outcome.UNCLASSIFIED);
        wake.afterCommit();
        return acd.find(seat.id());
    }

    /// Takes a contact that came to this agent in person: somebody at the counter, a letter, a call taken by
    /// hand. The caller has stored it and let its seat wait for them alone.
    ///
    /// @throws CapacityException when the agent has no place left on that channel
    /// @throws NotEligibleException when they are not at the desk, or an offer waits for their word
    void takeOwn(SeatId id, UUID agent) {
        var seat = lock(id);
        take(seat, agent, clock.instant());
        steps.settle(seat.interaction(), Outcome.UNCLASSIFIED);
    }

    /// Reserves, accepts and connects at once. Needs an open desk, else nobody would notice if the supervisor
    /// vanished.
    private void take(Seat seat, UUID by, Instant now) {
        lockPlace(by, seat.channel(), false);
        var offer = reservations.place(seat, by, BY_HAND, byHand.explain(seat, by, by, ByHand.Step.TAKEN, now), now);
        offers.accept(offer, by);
    }

    private Seat lock(SeatId id) {
        interactions.lock(acd.find(id).interaction());
        return acd.find(id);
    }

    private void requireWaitingAlone(Seat seat, UUID agent) {
        if (seat.state() != SeatState.WAITING) {
            throw new IllegalStepException("seat", seat.state(), SeatState.OFFERED);
        }
        boolean grouped = seats.ofGroup(seat.group()).stream()
                .anyMatch(other -> !other.id().equals(seat.id()) && other.state() != SeatState.DONE);
        if (grouped) {
            throw new NotEligibleException(agent, "GROUP"); // such seats are filled together or not at all
        }
    }

    private void requireEligible(SeatId id, UUID agent, Instant now) {
        var waiting = waitingRoom.seats(ALL, now).stream()
                .filter(seat -> seat.id().equals(id.value()))
                .findFirst()
                .orElseThrow(() -> new NotEligibleException(agent, "PAUSED"));
        var idle = waitingRoom.agents(MatcherLoop.goneBefore(clock, now)).stream()
                .filter(ready -> ready.id().equals(agent))
                .findFirst()
                .orElseThrow(() -> new NotEligibleException(agent, "DISCONNECTED"));
        WhyWaiting.obstacle(waiting, idle).ifPresent(code -> {
            throw new NotEligibleException(agent, code);
        });
    }

    /// Locks the agent's load and presence and sees that they allow one more contact.
    private void lockPlace(UUID agent, Channel channel, boolean mustBeReady) {
        boolean room = jdbc.sql(
                        "SELECT used < capacity FROM agent_load WHERE staff_id = :agent AND channel = :channel FOR UPDATE")
                .param("agent", agent)
                .param("channel", channel.name())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!room) {
            throw new CapacityException("agent " + agent + " has no room for another contact on " + channel);
        }
        record Standing(PresenceState state, boolean connected) {}
        var standing = jdbc.sql("SELECT state, connected FROM presence WHERE staff_id = :agent FOR UPDATE")
                .param("agent", agent)
                .query((rs, _) -> new Standing(PresenceState.valueOf(rs.getString(1)), rs.getBoolean(2)))
                .optional()
                .orElse(new Standing(PresenceState.OFFLINE, false));
        if (!standing.connected() || standing.state() == PresenceState.OFFLINE) {
            throw new NotEligibleException(agent, "DISCONNECTED");
        }
        if (mustBeReady && standing.state() != PresenceState.READY) {
            throw new NotEligibleException(agent, "NOT_READY");
        }
        if (offers.openOf(agent).isPresent()) {
            throw new NotEligibleException(agent, "OFFER_PENDING");
        }
    }
}
