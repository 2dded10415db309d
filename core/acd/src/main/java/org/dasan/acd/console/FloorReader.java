package org.dasan.acd.console;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Floor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at the floor, once a second for all on this node who want to see it, however many they are.
@Component
class FloorReader {
    static final int MOST_WAITING = 200;

    /// A little less than a second, so that whoever looks each second sees something new each time.
    private static final long FRESH_NANOS = 900_000_000L;

    private final Floor floor;
    private final AcdQueries queries;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable FloorFacts known;

    FloorReader(Floor floor, AcdQueries queries, Clock clock) {
        this.floor = floor;
        this.queries = queries;
        this.clock = clock;
    }

    /// The floor as it is now, or was less than a second ago.
    FloorFacts facts() {
        reading.lock();
        try {
            var last = known;
            if (last == null || System.nanoTime() - last.nanos() >= FRESH_NANOS) {
                last = read();
                known = last;
            }
            return last;
        } finally {
            reading.unlock();
        }
    }

    private FloorFacts read() {
        long nanos = System.nanoTime(); // before looking: a picture is never older than it says
        return new FloorFacts(
                clock.instant(),
                nanos,
                floor.agents(),
                floor.waiting(MOST_WAITING),
                queries.reasons("NOT_READY"),
                queries.skills());
    }
}
