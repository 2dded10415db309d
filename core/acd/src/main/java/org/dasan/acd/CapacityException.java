package org.dasan.acd;

/// The agent has no room for another contact on this channel. Answered as 409; nothing was changed.
public class CapacityException extends RuntimeException {
    public CapacityException(String message) {
        super(message);
    }
}
