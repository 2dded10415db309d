package org.dasan.citizenapp;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How one way to the city stands at the moment.
public sealed interface WayStatus {
    /// This installation does not serve it; the page says so and links the citizen's own telephone.
    record NotConfigured() implements WayStatus {}

    /// Served, but not at this hour or not in this language.
    ///
    /// @param opensAt `null` when it does not open within a year
    record Closed(@Nullable Instant opensAt) implements WayStatus {}

    /// Served now.
    ///
    /// @param ahead        how many wait already
    /// @param expectedWait `null` when nobody can tell; zero: answered at once
    /// @param measuredAt   a figure older than a minute is not shown
    record Open(int ahead, @Nullable Duration expectedWait, Instant measuredAt) implements WayStatus {
        public Open {
            if (ahead < 0) {
                throw new IllegalArgumentException("nobody can have " + ahead + " people ahead");
            }
        }
    }
}
