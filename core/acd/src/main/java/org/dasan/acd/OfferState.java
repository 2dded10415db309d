package org.dasan.acd;

import org.dasan.interactions.IllegalStepException;

/// What became of an offer.
public enum OfferState {
    /// The agent is reserved; nobody has seen it yet.
    RESERVED,
    /// The agent's screen shows it and the time runs.
    PRESENTED,
    /// The agent took it; the other seats of its group have not all been taken yet.
    ACCEPTED,
    CONNECTED,
    DECLINED,
    /// Ring, no answer.
    TIMED_OUT,
    /// No device of the agent could show it.
    UNREACHABLE,
    /// Taken back: the citizen left, or the rest of the group fell through.
    WITHDRAWN;

    public boolean isFinal() {
        return switch (this) {
            case RESERVED, PRESENTED, ACCEPTED -> false;
            case CONNECTED, DECLINED, TIMED_OUT, UNREACHABLE, WITHDRAWN -> true;
        };
    }

    /// The state after a step to `next`.
    ///
    /// @throws IllegalStepException when the step is not allowed
    public OfferState transition(OfferState next) {
        boolean legal = switch (this) {
            case RESERVED -> next != RESERVED && next != CONNECTED;
            case PRESENTED -> next != RESERVED && next != PRESENTED && next != CONNECTED;
            case ACCEPTED -> next == CONNECTED || next == WITHDRAWN;
            default -> false;
        };
        if (!legal) {
            throw new IllegalStepException("offer", this, next);
        }
        return next;
    }
}
