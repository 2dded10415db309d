package org.dasan.store.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dasan.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells somebody when a transaction that stays open keeps every reader from what others have committed.
final class HorizonWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HorizonWatch.class);
    private static final Duration TOLERATED = Duration.ofSeconds(5);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private long waitingSince;
    private long toldAt;
    private boolean waiting;
    private boolean told;
    private volatile long lag;

    HorizonWatch(JdbcClient jdbc, LongSupplier nanos, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.nanos = nanos;
        TimeGauge.builder("dasan.events.horizon.lag", this, TimeUnit.NANOSECONDS, watch -> watch.lag)
                .description("How long committed events have waited for an older transaction to end")
                .register(metrics);
        Gauge.builder("dasan.events.horizon.alarm", this, watch -> watch.lag > TOLERATED.toNanos() ? 1 : 0)
                .description("1 while that is too long")
                .register(metrics);
    }

    /// Called after each read.
    ///
    /// @param progressed whether events were read
    /// @param first      the event that had to wait, if one had to
    void looked(boolean progressed, @Nullable StoredEvent first) {
        var now = nanos.getAsLong();
        if (first == null) {
            waiting = false;
            told = false;
            lag = 0;
            return;
        }
        if (!waiting || progressed) {
            waiting = true;
            waitingSince = now;
        }
        lag = now - waitingSince;
        if (lag > TOLERATED.toNanos() && (!told || now - toldAt > REMINDER.toNanos())) {
            told = true;
            toldAt = now;
            LOG.error("Events have waited {} s for a transaction that stays open: {}", lag / 1_000_000_000, oldest());
        }
    }

    Duration lag() {
        return Duration.ofNanos(lag);
    }

    /// Never the statement itself: it could hold what citizens wrote.
    private String oldest() {
        return jdbc.sql("""
                SELECT format('process %s of %s, application "%s", %s since %s', pid, usename, application_name, state,
                              xact_start)
                  FROM pg_stat_activity
                 WHERE backend_xid IS NOT NULL
                 ORDER BY age(backend_xid) DESC
                 LIMIT 1
                """)
                .query(String.class)
                .optional()
                .orElse("a prepared transaction, or one that has just ended");
    }
}
