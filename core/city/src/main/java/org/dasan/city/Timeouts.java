package org.dasan.city;

import java.time.Duration;

/// After how long what happens on an entry point when somebody falls silent.
///
/// @param visitorAwayPause a waiting visitor's page is gone this long: no offers, the place is kept
/// @param visitorAbandon   gone this long: abandoned
/// @param idleWarning      an active citizen silent this long is warned
/// @param idleClose        silent this long: closed as "citizen left"
/// @param parkedClose      a parked contact is closed after this
public record Timeouts(
        Duration visitorAwayPause,
        Duration visitorAbandon,
        Duration idleWarning,
        Duration idleClose,
        Duration parkedClose) {
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofHours(24));

    public Timeouts {
        if (!visitorAwayPause.isPositive() || !idleWarning.isPositive() || !parkedClose.isPositive()) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
        if (visitorAbandon.compareTo(visitorAwayPause) <= 0) {
            throw new IllegalArgumentException("visitorAbandon must be longer than visitorAwayPause");
        }
        if (idleClose.compareTo(idleWarning) <= 0) {
            throw new IllegalArgumentException("idleClose must be longer than idleWarning");
        }
    }
}
