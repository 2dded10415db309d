package org.dasan.acd;

/// The seat or offer belongs to another agent. Answered as 403.
public class NotYoursException extends RuntimeException {
    public NotYoursException(String message) {
        super(message);
    }
}
