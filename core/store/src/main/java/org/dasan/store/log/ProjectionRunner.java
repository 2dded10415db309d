package org.dasan.store.log;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dasan.store.Cursor;
import org.dasan.store.Projection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves one projection on, one batch in one transaction. The row of its cursor is the lock that keeps other
/// nodes out.
final class ProjectionRunner implements Follower.Round {
    private final Projection projection;
    private final PostgresEventLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private boolean known;

    ProjectionRunner(
            Projection projection,
            PostgresEventLog log,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.projection = projection;
        this.log = log;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Follower.Found run() {
        if (!known) {
            register();
            known = true;
        }
        // Looking costs no transaction number: an idle projection must not hold back the log that it reads.
        var place = place("");
        if (place.isPresent() && place.get().started()) {
            var page = log.page(place.get().cursor(), 1);
            if (page.events().isEmpty()) {
                return page.firstWaiting() == null ? Follower.Found.NOTHING : Follower.Found.WAITING;
            }
        }
        var moved = transactions.execute(_ -> move());
        return Boolean.TRUE.equals(moved) ? Follower.Found.MORE : Follower.Found.NOTHING;
    }

    private void register() {
        jdbc.sql("""
                INSERT INTO projection_cursor (name, tx, position, started, updated_at)
                VALUES (:name, '0', 0, false, :now)
                ON CONFLICT (name) DO NOTHING
                """)
                .param("name", projection.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// False if another node is at it, or there was nothing left to do.
    private boolean move() {
        var found = place("FOR UPDATE SKIP LOCKED");
        if (found.isEmpty()) {
            return false;
        }
        var place = found.get();
        if (!place.started()) {
            projection.clear();
        }
        var events = log.tail(place.cursor(), PostgresEventTail.BATCH);
        if (!events.isEmpty()) {
            projection.apply(events);
        } else if (place.started()) {
            return false;
        }
        save(events.isEmpty() ? place.cursor() : events.getLast().cursor());
        return true;
    }

    private Optional<Place> place(String locking) {
        return jdbc.sql("SELECT tx::text AS tx, position, started FROM projection_cursor WHERE name = :name " + locking)
                .param("name", projection.name())
                .query((row, _) -> new Place(
                        new Cursor(Long.parseLong(row.getString("tx")), row.getLong("position")),
                        row.getBoolean("started")))
                .optional();
    }

    private void save(Cursor cursor) {
        jdbc.sql("""
                UPDATE projection_cursor
                   SET tx = :tx::xid8, position = :position, started = true, updated_at = :now
                 WHERE name = :name
                """)
                .param("tx", Long.toString(cursor.tx()))
                .param("position", cursor.position())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", projection.name())
                .update();
    }

    private record Place(Cursor cursor, boolean started) {}
}
