package org.dasan.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// The city's clock, which a simulation can let run faster: a day in ten minutes.
///
/// At rate 1 it is the clock below it, corrections included, until the rate is changed for the first time. It
/// never goes back, so a city that has lived fast stays ahead of the wall clock.
public final class ScalableClock extends Clock {
    /// The fastest a city may live.
    public static final double MAX_RATE = 10_000;

    private final InstantSource base;
    private final ZoneId zone;
    private final AtomicReference<State> state;

    public ScalableClock(InstantSource base) {
        this(base, ZoneOffset.UTC, new AtomicReference<>(new State(Duration.ZERO, base.instant(), 1, Instant.MIN)));
    }

    private ScalableClock(InstantSource base, ZoneId zone, AtomicReference<State> state) {
        this.base = base;
        this.zone = zone;
        this.state = state;
    }

    /// Lets time pass `rate` times as fast from now on; all views of this clock follow.
    public void setRate(double rate) {
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw new IllegalArgumentException("the rate must be above 0 and at most " + MAX_RATE + " but was " + rate);
        }
        state.updateAndGet(old -> {
            var real = base.instant();
            var now = old.at(real);
            return new State(Duration.between(real, now), real, rate, now);
        });
    }

    public double rate() {
        return state.get().rate;
    }

    /// Goes on from `floor` if it is not that late yet: what has been written must not lie in the future.
    public void notBefore(Instant floor) {
        state.updateAndGet(old -> {
            var real = base.instant();
            return old.at(real).isBefore(floor) ? new State(Duration.between(real, floor), real, old.rate, floor) : old;
        });
    }

    @Override
    public Instant instant() {
        return state.updateAndGet(old -> old.seen(old.at(base.instant()))).last;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ScalableClock(base, other, state);
    }

    /// @param ahead how far this clock was ahead of the base at `since`
    /// @param since time of the base when the rate was set
    /// @param last  latest time that was told to anybody
    private record State(Duration ahead, Instant since, double rate, Instant last) {
        Instant at(Instant real) {
            var now = rate == 1 ? real.plus(ahead) : since.plus(ahead).plusNanos(scaled(real));
            return now.isBefore(last) ? last : now;
        }

        State seen(Instant now) {
            return now.equals(last) ? this : new State(ahead, since, rate, now);
        }

        private long scaled(Instant real) {
            return (long) (Duration.between(since, real).toNanos() * rate);
        }
    }
}
