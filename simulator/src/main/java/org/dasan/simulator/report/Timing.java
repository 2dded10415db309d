package org.dasan.simulator.report;

import java.util.concurrent.atomic.AtomicReference;

/// Durations of one kind: of the whole day, of this hour, and lately.
public final class Timing {
    private final Histogram all = new Histogram();
    private final AtomicReference<Histogram> hour = new AtomicReference<>(new Histogram());
    private final AtomicReference<Histogram> lately = new AtomicReference<>(new Histogram());

    public void add(long nanos) {
        double millis = Math.max(0, nanos) / 1e6;
        all.add(millis);
        hour.get().add(millis);
        lately.get().add(millis);
    }

    public Histogram all() {
        return all;
    }

    /// What was added since this was last asked.
    public Histogram takeLately() {
        return lately.getAndSet(new Histogram());
    }

    Histogram takeHour() {
        return hour.getAndSet(new Histogram());
    }
}
