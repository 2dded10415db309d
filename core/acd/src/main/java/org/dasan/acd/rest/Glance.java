package org.dasan.acd.rest;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One look at something for all who ask within a second, however many they are.
final class Glance<T> {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Supplier<T> look;
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable Seen<T> last;

    private record Seen<T>(T what, long nanos) {}

    Glance(Supplier<T> look) {
        this.look = look;
    }

    T get() {
        looking.lock();
        try {
            var seen = last;
            if (seen == null || System.nanoTime() - seen.nanos() > FRESH_NANOS) {
                seen = new Seen<>(look.get(), System.nanoTime());
                last = seen;
            }
            return seen.what();
        } finally {
            looking.unlock();
        }
    }
}
