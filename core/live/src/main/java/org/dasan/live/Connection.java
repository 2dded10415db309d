package org.dasan.live;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the server knows of a socket besides what it sends: when it last spoke and how often.
final class Connection {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Client client;
    private final @Nullable String httpSession;
    private final long openedAt;
    private volatile long heardAt;
    private volatile long keptAliveAt;
    private long window; // touched by the reading thread only
    private int framesInWindow;

    Connection(Client client, @Nullable String httpSession, long nanos) {
        this.client = client;
        this.httpSession = httpSession;
        openedAt = nanos;
        heardAt = nanos;
        keptAliveAt = nanos;
        window = nanos;
    }

    Client client() {
        return client;
    }

    @Nullable
    String httpSession() {
        return httpSession;
    }

    /// Counts a frame of the client.
    ///
    /// @return false when these are too many for one second
    boolean heard(long nanos, int framesPerSecond) {
        heardAt = nanos;
        if (nanos - window >= SECOND) {
            window = nanos;
            framesInWindow = 0;
        }
        return ++framesInWindow <= framesPerSecond;
    }

    long nanosOpen(long nanos) {
        return nanos - openedAt;
    }

    long nanosSilent(long nanos) {
        return nanos - heardAt;
    }

    /// Whether the login has not been kept alive for that long; if so, it counts as done now.
    boolean keepAliveDue(long nanos, long interval) {
        if (httpSession == null || nanos - keptAliveAt < interval) {
            return false;
        }
        keptAliveAt = nanos;
        return true;
    }
}
