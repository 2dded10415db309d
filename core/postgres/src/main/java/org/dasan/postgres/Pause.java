package org.dasan.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A short wait between two looks at a process that cannot tell us when it is ready.
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new PgException("interrupted while waiting for the database");
        }
    }
}
