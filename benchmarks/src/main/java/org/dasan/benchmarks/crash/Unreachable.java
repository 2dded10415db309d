package org.dasan.benchmarks.crash;

/// No answer came, or one that decides nothing: the same must be asked again.
final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    Unreachable(String message) {
        super(message);
    }
}
