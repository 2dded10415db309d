package org.dasan.acd.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts half hours that are over and keeps their rows, so that a report of a month reads sums instead of
/// contacts. A cache: without it every report is the same, only slower.
@Component
public class FigureFold {
    private static final Logger LOG = LoggerFactory.getLogger(FigureFold.class);
    /// After its end a half hour still changes for a while: contacts are answered and records are written.
    private static final Duration SETTLING = Duration.ofMinutes(5);
    private static final Duration LONGEST_REPORT = Duration.ofDays(100);
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HalfHours halfHours;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    FigureFold(JdbcClient jdbc, TransactionTemplate transaction, HalfHours halfHours, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.halfHours = halfHours;
        this.clock = clock;
    }

    /// Every node does this; each half hour is counted by one of them. Not at a fixed delay: those tasks share
    /// one thread, and counting may take longer than others can wait.
    @Scheduled(fixedRate = 10_000, initialDelay = 10_000)
    void everyNowAndThen() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            foldWhatIsOver();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("figures are kept later: {}", e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    /// Counts the half hours that are over and have changed since they were counted, the latest first.
    ///
    /// @return how many
    public int foldWhatIsOver() {
        begin();
        int folded = 0;
        while (folded < AT_ONCE && Boolean.TRUE.equals(transaction.execute(_ -> foldOne()))) {
            folded++;
        }
        return folded;
    }

    /// Half hours in which nothing happened have rows too: agents may have been ready all the while.
    private void begin() {
        var now = clock.instant();
        var first = jdbc.sql("""
                SELECT least((SELECT min(arrived_at) FROM interaction), (SELECT min(started_at) FROM agent_time))
                """)
                .query((rs, _) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)))
                .single();
        if (first.isEmpty()) {
            return;
        }
        var oldest = now.minus(LONGEST_REPORT);
        var from =
                first.get().toInstant().isBefore(oldest) ? oldest : first.get().toInstant();
        jdbc.sql("""
                INSERT INTO figure_half_hour (start, stale)
                SELECT s, true FROM generate_series(cast(:from AS timestamptz), cast(:to AS timestamptz), interval '30 minutes') AS s
                 WHERE NOT EXISTS (SELECT 1 FROM figure_half_hour h WHERE h.start = s)
                ON CONFLICT DO NOTHING
                """)
                .param("from", utc(halfHours.startOf(from)))
                .param("to", utc(halfHours.startOf(now)))
                .update();
    }

    private boolean foldOne() {
        var now = clock.instant();
        var start = jdbc.sql("""
                SELECT start FROM figure_half_hour
                 WHERE stale AND start <= :over AND (folded_at IS NULL OR folded_at <= :before)
                 ORDER BY start DESC LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
                .param("over", utc(now.minus(HalfHours.LENGTH).minus(SETTLING)))
                .param("before", utc(now.minus(SETTLING)))
                .query((rs, _) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
        start.ifPresent(at -> fold(at, now));
        return start.isPresent();
    }

    /// The row of the half hour is locked: whoever marks it stale meanwhile waits, and marks it afterwards.
    private void fold(Instant start, Instant now) {
        for (var table : new String[] {"figure_contacts", "figure_work", "figure_staff"}) {
            jdbc.sql("DELETE FROM " + table + " WHERE start = :start")
                    .param("start", utc(start))
                    .update();
        }
        insert("figure_contacts", FigureSql.CONTACTS, start, now);
        insert("figure_work", FigureSql.WORK, start, now);
        insert("figure_staff", FigureSql.STAFF, start, now);
        jdbc.sql("UPDATE figure_half_hour SET stale = false, folded_at = :now WHERE start = :start")
                .param("now", utc(now))
                .param("start", utc(start))
                .update();
    }

    private void insert(String table, String select, Instant start, Instant now) {
        jdbc.sql("INSERT INTO " + table + " " + select)
                .param("froms", new String[] {start.toString()})
                .param("tos", new String[] {start.plus(HalfHours.LENGTH).toString()})
                .param("origin", halfHours.origin())
                .param("now", utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
