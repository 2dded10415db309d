package org.dasan.store.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.store.Tempo;
import org.junit.jupiter.api.Test;

class TimersTests {
    private static final Duration OFTEN = Duration.ofMillis(1);

    @Test
    void aTimerWaitsForItsOwnLastTurnAndNotForOthers() throws Exception {
        var scheduler = new GateConfiguration().taskScheduler();
        scheduler.initialize();
        try {
            var slow = new AtomicInteger();
            var release = new CountDownLatch(1);
            var others = new CountDownLatch(100);
            var _ = scheduler.schedule(() -> held(slow, release), Tempo.every(Clock.systemUTC(), OFTEN));
            var _ = scheduler.scheduleAtFixedRate(() -> held(slow, release), OFTEN);
            var _ = scheduler.schedule(others::countDown, Tempo.every(Clock.systemUTC(), OFTEN));

            assertThat(others.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(slow).hasValueLessThanOrEqualTo(2); // one turn of each of the two
            release.countDown();
        } finally {
            scheduler.shutdown();
        }
    }

    private static void held(AtomicInteger turns, CountDownLatch release) {
        turns.incrementAndGet();
        try {
            release.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
