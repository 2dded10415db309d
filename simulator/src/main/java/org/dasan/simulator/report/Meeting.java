package org.dasan.simulator.report;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Measures the time between two moments that two people note, in whichever order.
public final class Meeting {
    private static final int MOST = 20_000;

    private final ConcurrentHashMap<UUID, Long> noted = new ConcurrentHashMap<>();
    private final Timing timing;

    Meeting(Timing timing) {
        this.timing = timing;
    }

    /// One of the two moments; which of them, `begins` says.
    public void note(UUID what, long nanos, boolean begins) {
        if (noted.size() > MOST) {
            noted.clear(); // what nobody ever met
        }
        noted.compute(what, (_, other) -> {
            if (other == null) {
                return nanos;
            }
            timing.add(begins ? other - nanos : nanos - other);
            return null;
        });
    }
}
