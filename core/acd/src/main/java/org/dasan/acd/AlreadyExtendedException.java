package org.dasan.acd;

/// Wrap-up is extended once. Answered as 409.
public class AlreadyExtendedException extends RuntimeException {
    public AlreadyExtendedException(SeatId seat) {
        super("wrap-up of seat " + seat + " was extended before");
    }
}
