package org.dasan.simulator.report;

import java.util.concurrent.atomic.AtomicLongArray;

/// Counts durations in buckets that are 3 % wide, so that a day of them takes a few kilobytes.
public final class Histogram {
    private static final int STEPS = 32; // to each doubling
    private static final int BUCKETS = 40 * STEPS;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    /// Notes one.
    ///
    /// @param millis below 0 counts as 0
    public void add(double millis) {
        counts.incrementAndGet(bucket(millis * 1000));
    }

    public void addAll(Histogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts.addAndGet(i, other.counts.get(i));
        }
    }

    private static int bucket(double micros) {
        return micros < 1 ? 0 : Math.min(BUCKETS - 1, (int) (Math.log(micros) / Math.log(2) * STEPS) + 1);
    }

    public long count() {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /// Milliseconds that so many per cent do not exceed; 0 when there are none.
    public double percentile(double percent) {
        long wanted = (long) Math.ceil(count() * percent / 100);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return i == 0 ? 0 : Math.pow(2, (double) i / STEPS) / 1000;
            }
        }
        return 0;
    }

    /// Share of those that are not longer.
    public double within(double millis) {
        long sum = 0;
        int limit = bucket(millis * 1000);
        for (int i = 0; i <= limit; i++) {
            sum += counts.get(i);
        }
        long all = count();
        return all == 0 ? 1 : (double) sum / all;
    }
}
