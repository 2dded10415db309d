package org.dasan.city.access;

import java.time.Duration;

/// Somebody asks too often; answered with 429 and `Retry-After`.
public final class TooManyRequestsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    public TooManyRequestsException(Duration retryAfter) {
        super("too many requests; try again in " + seconds(retryAfter) + " s");
        this.retryAfter = retryAfter;
    }

    /// Whole seconds until another try makes sense, at least one.
    public long retryAfterSeconds() {
        return seconds(retryAfter);
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
