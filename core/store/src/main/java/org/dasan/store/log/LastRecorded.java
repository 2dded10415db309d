package org.dasan.store.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.dasan.store.ScalableClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets a city that has lived fast go on where it was when its server is started again: the rate is forgotten,
/// the time is not.
final class LastRecorded {
    private static final Logger LOG = LoggerFactory.getLogger(LastRecorded.class);

    /// @param clock goes on from the newest event, if it is not that late yet
    LastRecorded(JdbcClient jdbc, ScalableClock clock) {
        jdbc.sql("SELECT recorded_at FROM event ORDER BY position DESC LIMIT 1")
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .filter(last -> last.isAfter(clock.instant()))
                .ifPresent(last -> goOn(last, clock));
    }

    private static void goOn(Instant last, ScalableClock clock) {
        clock.notBefore(last);
        LOG.info("This city has lived ahead of the wall clock; its time goes on from {}", last);
    }
}
