package org.dasan.acd;

/// No seat or offer has this id. Answered as 404.
public class UnknownSeatException extends RuntimeException {
    public UnknownSeatException(Object id) {
        super("no seat or offer " + id);
    }
}
