package org.dasan.postgres;

/// The database could not be started or stopped; the message says to an operator what to do about it.
public class PgException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PgException(String message) {
        super(message);
    }

    public PgException(String message, Throwable cause) {
        super(message, cause);
    }
}
