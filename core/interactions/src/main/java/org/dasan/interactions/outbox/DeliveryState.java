package org.dasan.interactions.outbox;

import java.util.EnumSet;
import java.util.Set;

/// What is known of a text that leaves the system. Its rank grows with what is known: a receipt of a lower
/// rank that comes late changes nothing. FAILED ranks below DELIVERED, for a text that somebody has received
/// has not failed.
public enum DeliveryState {
    QUEUED(0),
    /// A worker is handing it over.
    SENDING(10),
    /// Handed over, perhaps: the connection broke, or the worker died. Left only by evidence or a person's
    /// decision.
    UNCERTAIN(20),
    /// The provider has taken it.
    ACCEPTED(30),
    /// The provider has passed it on.
    SENT(40),
    /// Taken and not delivered, or given up by a person.
    FAILED(50),
    /// Not sent, or not delivered, in the time it was good for.
    EXPIRED(50),
    DELIVERED(60),
    READ(70),
    /// The provider refused it; trying again cannot help.
    REJECTED(80),
    /// Taken back before it was sent.
    CANCELLED(80);

    private final int rank;

    DeliveryState(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /// Whether nothing more is to be expected, although a receipt may still correct FAILED and EXPIRED.
    public boolean isEnd() {
        return switch (this) {
            case FAILED, EXPIRED, READ, REJECTED, CANCELLED -> true;
            case QUEUED, SENDING, UNCERTAIN, ACCEPTED, SENT, DELIVERED -> false;
        };
    }

    /// The next state.
    ///
    /// @throws IllegalStateException if that step does not exist; it names both
    DeliveryState transition(DeliveryState to) {
        if (!next().contains(to)) {
            throw new IllegalStateException("a delivery does not go from " + this + " to " + to);
        }
        return to;
    }

    /// Whether a receipt of this state tells more than is known.
    boolean isRaisedBy(DeliveryState receipt) {
        return receipt.rank > rank && next().contains(receipt);
    }

    /// Whether both cannot be true: delivered, and not delivered.
    boolean contradicts(DeliveryState other) {
        return (isMissed() && other.isReceived()) || (isReceived() && other.isMissed());
    }

    private boolean isReceived() {
        return this == DELIVERED || this == READ;
    }

    private boolean isMissed() {
        return this == FAILED || this == EXPIRED;
    }

    private Set<DeliveryState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(SENDING, EXPIRED, CANCELLED);
            case SENDING, UNCERTAIN ->
                EnumSet.of(QUEUED, UNCERTAIN, ACCEPTED, SENT, DELIVERED, READ, REJECTED, FAILED, EXPIRED);
            case ACCEPTED -> EnumSet.of(SENT, DELIVERED, READ, FAILED, EXPIRED);
            case SENT -> EnumSet.of(DELIVERED, READ, FAILED, EXPIRED);
            case FAILED, EXPIRED -> EnumSet.of(DELIVERED, READ);
            case DELIVERED -> EnumSet.of(READ);
            case READ, REJECTED, CANCELLED -> EnumSet.noneOf(DeliveryState.class);
        };
    }
}
