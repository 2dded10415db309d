package org.dasan.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.NewEvent;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithDatabase
class HorizonWatchTests {
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final HorizonWatch watch;
    private long nanos;

    HorizonWatchTests(EventLog log, TransactionTemplate transactions, JdbcClient jdbc) {
        this.log = log;
        this.transactions = transactions;
        this.watch = new HorizonWatch(jdbc, () -> nanos, metrics);
    }

    @Test
    void raisesTheAlarmAfterFiveSecondsWithoutProgress() {
        var waiting = anEvent();

        watch.looked(false, waiting);
        after(Duration.ofSeconds(4));
        watch.looked(false, waiting);
        assertThat(alarm()).isZero();
        after(Duration.ofSeconds(2));
        watch.looked(false, waiting);

        assertThat(alarm()).isEqualTo(1);
        assertThat(metrics.get("dasan.events.horizon.lag").timeGauge().value()).isEqualTo(6);
    }

    @Test
    void isCalmWhileTheHorizonMoves() {
        var waiting = anEvent();
        for (var second = 0; second < 60; second++) {
            watch.looked(true, waiting);
            after(Duration.ofSeconds(1));
        }

        assertThat(alarm()).isZero();
    }

    @Test
    void endsTheAlarmWhenNothingWaitsAnyMore() {
        watch.looked(false, anEvent());
        after(Duration.ofSeconds(9));
        watch.looked(false, anEvent());
        watch.looked(false, null);

        assertThat(alarm()).isZero();
        assertThat(watch.lag()).isZero();
    }

    private StoredEvent anEvent() {
        var event = new NewEvent(
                StreamId.interaction(Ids.next()),
                "test.happened",
                1,
                MutableClock.MONDAY_NINE,
                null,
                null,
                false,
                Map.of());
        return transactions.execute(_ -> log.append(List.of(event))).getFirst();
    }

    private double alarm() {
        return metrics.get("dasan.events.horizon.alarm").gauge().value();
    }

    private void after(Duration time) {
        nanos += time.toNanos();
    }
}
