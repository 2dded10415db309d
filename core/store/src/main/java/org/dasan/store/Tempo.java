package org.dasan.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.scheduling.Trigger;

/// Between the city's time and that of the machine; the two differ while a simulation lets the first run
/// faster.
///
/// Rules of the city ("an offer rings for 15 s") are told in the city's time. What depends on machines and
/// lines (how long a gateway may take, how soon a page is connected again) takes as long in a fast city as in
/// any other, and is told in the machine's.
public final class Tempo {
    /// Looking more often than this would cost more than being late by it.
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(50);

    private Tempo() {}

    private static double rate(Clock clock) {
        return clock instanceof ScalableClock scalable ? scalable.rate() : 1;
    }

    /// How much time passes in the city while so much passes on the machine.
    public static Duration inCity(Clock clock, Duration onMachine) {
        double rate = rate(clock);
        return rate == 1 ? onMachine : Duration.ofNanos((long) (onMachine.toNanos() * rate));
    }

    /// The longer of a duration of the city and one of the machine, in the city's time.
    public static Duration atLeast(Clock clock, Duration inCity, Duration onMachine) {
        var other = inCity(clock, onMachine);
        return other.compareTo(inCity) > 0 ? other : inCity;
    }

    /// How long to wait on the machine before looking again at what is looked at once in `period` of the city.
    public static Duration pause(Clock clock, Duration period) {
        double rate = rate(clock);
        if (rate <= 1) {
            return period;
        }
        var scaled = Duration.ofNanos((long) (period.toNanos() / rate));
        return scaled.compareTo(SHORTEST_PERIOD) < 0 ? SHORTEST_PERIOD : scaled;
    }

    /// Comes again `period` of the city after the last time was done.
    public static Trigger every(Clock clock, Duration period) {
        return context -> {
            var done = context.lastCompletion();
            Instant from =
                    Objects.requireNonNullElseGet(done, () -> context.getClock().instant());
            return done == null ? from : from.plus(pause(clock, period));
        };
    }
}
