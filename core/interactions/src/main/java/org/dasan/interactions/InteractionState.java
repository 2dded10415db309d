package org.dasan.interactions;

import java.util.EnumSet;
import java.util.Set;

/// Where an interaction stands. It derives from its seats (the ACD tells it); open means before [#WRAP_UP].
public enum InteractionState {
    /// Stored; nobody waits for anybody yet.
    ARRIVED,
    SELF_SERVICE,
    WAITING,
    OFFERED,
    ACTIVE,
    PARKED,
    /// The citizen's part is over; the record is being written.
    WRAP_UP,
    /// Over, with an outcome and a record; never reopened.
    CLOSED;

    private static final Set<InteractionState> OVER = EnumSet.of(WRAP_UP, CLOSED);

    /// Whether messages still join this interaction.
    public boolean isOpen() {
        return !OVER.contains(this);
    }

    /// The state after a step to `next`; the same state again is no step and allowed.
    ///
    /// @throws IllegalStepException when an interaction in this state cannot come to `next`
    public InteractionState transition(InteractionState next) {
        boolean legal = switch (this) {
            case ARRIVED -> next != PARKED;
            case SELF_SERVICE -> next != ARRIVED && next != PARKED;
            case WAITING, OFFERED, ACTIVE, PARKED -> next != ARRIVED && next != SELF_SERVICE;
            case WRAP_UP -> next == WRAP_UP || next == CLOSED;
            case CLOSED -> next == CLOSED;
        };
        if (!legal) {
            throw new IllegalStepException("interaction", this, next);
        }
        return next;
    }
}
