package org.dasan.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/// Waits for what happens on other threads or in other processes, and no longer than it takes.
public final class Eventually {
    /// Long enough for a machine that is busy with other things.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofMillis(20);

    private Eventually() {}

    /// Repeats an assertion until it holds; fails with its last failure.
    public static void that(ThrowingRunnable assertion) {
        within(PATIENCE, assertion);
    }

    public static void within(Duration patience, ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .atMost(patience)
                .untilAsserted(assertion);
    }
}
