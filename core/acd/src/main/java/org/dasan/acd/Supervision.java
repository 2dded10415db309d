package org.dasan.acd;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Supervisors who join running contacts: quietly, to read and leave notes, or seen by the citizen.
@Component
@Transactional
public class Supervision {
    private final Acd acd;
    private final Interactions interactions;
    private final Interventions interventions;
    private final Clock clock;

    Supervision(Acd acd, Interactions interactions, Interventions interventions, Clock clock) {
        this.acd = acd;
        this.interactions = interactions;
        this.interventions = interventions;
        this.clock = clock;
    }

    /// Takes part from now on; doing so again changes how.
    ///
    /// @param visible whether the citizen is told and can be written to
    /// @return the contact
    /// @throws IllegalStepException when the contact does not run
    /// @throws NotEligibleException when it is one's own
    public InteractionId join(SeatId id, UUID by, boolean visible, String why) {
        interactions.lock(acd.find(id).interaction());
        var seat = acd.find(id);
        if (seat.state() != SeatState.ACTIVE && seat.state() != SeatState.PARKED) {
            throw new IllegalStepException("seat", seat.state(), SeatState.ACTIVE);
        }
        if (by.equals(seat.agent())) {
            throw new NotEligibleException(by, "TAKES_PART");
        }
        var now = clock.instant();
        var before = interactions.supervise(seat.interaction(), by, visible, now);
        if (before == Interactions.Supervised.NOT || (before == Interactions.Supervised.SEEN) != visible) {
            interventions.record(
                    Interventions.Kind.JOIN, by, seat.agent(), seat, why, Map.of("visible", String.valueOf(visible)));
        }
        if ((before == Interactions.Supervised.SEEN) != visible) {
            interactions.post(NewMessage.fromSystem(seat.interaction(), visible ? "agent.joined" : "agent.left", now));
        }
        return seat.interaction();
    }

    /// How a supervisor is on a call.
    public enum OnCall {
        /// Heard by nobody.
        LISTEN,
        /// Heard by the agent.
        WHISPER,
        /// Heard by both.
        BARGE;

        private Interventions.Kind kind() {
            return switch (this) {
                case LISTEN -> Interventions.Kind.LISTEN;
                case WHISPER -> Interventions.Kind.WHISPER;
                case BARGE -> Interventions.Kind.BARGE;
            };
        }
    }

    /// Takes part by telephone from now on; doing so again changes how. Each change is kept with its reason.
    ///
    /// @return the contact
    /// @throws IllegalStepException when nobody speaks with the citizen
    /// @throws NotEligibleException when it is one's own
    public InteractionId onCall(SeatId id, UUID by, OnCall how, String why) {
        interactions.lock(acd.find(id).interaction());
        var seat = acd.find(id);
        if (seat.state() != SeatState.ACTIVE) {
            throw new IllegalStepException("seat", seat.state(), SeatState.ACTIVE);
        }
        if (by.equals(seat.agent())) {
            throw new NotEligibleException(by, "TAKES_PART");
        }
        interactions.supervise(seat.interaction(), by, how == OnCall.BARGE, clock.instant());
        interventions.record(how.kind(), by, seat.agent(), seat, why, Map.of());
        return seat.interaction();
    }

    /// Takes part no longer; somebody who does not changes nothing.
    public void leave(SeatId id, UUID by) {
        var seat = acd.find(id);
        var interaction = interactions.lock(seat.interaction());
        var now = clock.instant();
        var before = interactions.endSupervision(seat.interaction(), by, now);
        if (before == Interactions.Supervised.SEEN && interaction.state().isOpen()) {
            interactions.post(NewMessage.fromSystem(seat.interaction(), "agent.left", now));
        }
    }
}
