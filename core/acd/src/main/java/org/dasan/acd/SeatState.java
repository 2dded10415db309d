package org.dasan.acd;

import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.InteractionState;

/// Where a seat stands.
public enum SeatState {
    WAITING(InteractionState.WAITING, false),
    OFFERED(InteractionState.OFFERED, true),
    ACTIVE(InteractionState.ACTIVE, true),
    PARKED(InteractionState.PARKED, false),
    WRAP_UP(InteractionState.WRAP_UP, true),
    DONE(InteractionState.CLOSED, false);

    private final InteractionState whenLeading;
    private final boolean usesCapacity;

    SeatState(InteractionState whenLeading, boolean usesCapacity) {
        this.whenLeading = whenLeading;
        this.usesCapacity = usesCapacity;
    }

    /// What the interaction is while this is the leading state among its seats.
    public InteractionState whenLeading() {
        return whenLeading;
    }

    /// Whether an agent's capacity is used; a parked contact is free.
    public boolean usesCapacity() {
        return usesCapacity;
    }

    /// The state after a step to `next`.
    ///
    /// @throws IllegalStepException when the step is not allowed
    public SeatState transition(SeatState next) {
        boolean legal = switch (this) {
            case WAITING -> next == OFFERED || next == DONE;
            case OFFERED -> next == WAITING || next == ACTIVE || next == DONE;
            case ACTIVE -> next == PARKED || next == WRAP_UP || next == WAITING || next == DONE;
            case PARKED -> next == ACTIVE || next == WRAP_UP || next == WAITING || next == DONE;
            case WRAP_UP -> next == DONE;
            case DONE -> false;
        };
        if (!legal) {
            throw new IllegalStepException("seat", this, next);
        }
        return next;
    }
}
