package org.dasan.simulator.line;

/// No answer came, or one that decides nothing: the same must be asked again.
public final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    public Unreachable(String message) {
        super(message);
    }
}
