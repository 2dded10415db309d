package org.dasan.agentdesktop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that many desks show and that may be a moment old: asked for once, shown to all.
final class Recent<T> {
    private final InstantSource onMachine = InstantSource.system(); // nobody sees more because the city lives faster
    private final Duration good;
    private final Supplier<T> source;
    private final AtomicInteger forgotten = new AtomicInteger();
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, Instant at) {}

    /// @param good how old it may be
    Recent(Duration good, Supplier<T> source) {
        this.good = good;
        this.source = source;
    }

    T get() {
        var last = known;
        var now = onMachine.instant();
        if (last == null || !now.isBefore(last.at().plus(good))) {
            int before = forgotten.get();
            last = new Known<>(source.get(), now);
            if (before == forgotten.get()) { // else it was read from before the change
                known = last;
            }
        }
        return last.value();
    }

    /// Has the source asked again, because it has changed.
    void forget() {
        forgotten.incrementAndGet();
        known = null;
    }
}
