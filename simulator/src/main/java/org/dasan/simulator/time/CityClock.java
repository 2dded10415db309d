package org.dasan.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What the server's clock shows, as far as one can know without asking. It stands still while the server is
/// away.
public final class CityClock {
    /// Nobody sleeps longer at a time, so that a new rate is soon felt.
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(300);

    private volatile Reading last;

    /// @param rate 0 = stands still
    private record Reading(Instant city, long nanos, double rate) {
        Instant at(long now) {
            return city.plusNanos((long) ((now - nanos) * rate));
        }
    }

    public CityClock(Instant city) {
        last = new Reading(city, System.nanoTime(), 0);
    }

    public Instant now() {
        return last.at(System.nanoTime());
    }

    public double rate() {
        return last.rate();
    }

    /// The server has said what time it is, and how fast it passes.
    public synchronized void sync(Instant city, double rate) {
        last = new Reading(city, System.nanoTime(), rate);
    }

    /// The server is away.
    public synchronized void stop() {
        long now = System.nanoTime();
        last = new Reading(last.at(now), now, 0);
    }

    /// How long that takes in the city.
    public Duration inCity(long nanos) {
        return Duration.ofNanos((long) (nanos * last.rate()));
    }

    public void sleep(Duration inCity) throws InterruptedException {
        sleepUntil(now().plus(inCity));
    }

    public void sleepUntil(Instant moment) throws InterruptedException {
        while (true) {
            var reading = last;
            long left = Duration.between(reading.at(System.nanoTime()), moment).toNanos();
            if (left <= 0) {
                return;
            }
            long nap = reading.rate() == 0 ? LONGEST_NAP : Math.min(LONGEST_NAP, (long) (left / reading.rate()) + 1);
            LockSupport.parkNanos(nap);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
