package org.dasan.store.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.store.NewEvent;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/// The log as one table; see the migration for its shape.
public final class PostgresEventLog implements EventLog {
    private static final String COLUMNS = """
            position, tx::text AS tx, stream_type, stream_id, seq, public_prev, type, version, occurred_at, recorded_at,
            actor, participant, data::text AS data
            """;

    /// One statement numbers and writes everything. It locks the streams by inserting or updating their rows
    /// in the order of their ids (two batches can therefore not wait for each other), and hands out the
    /// numbers that the locked rows say are next. `public_before` carries the old last public number out of
    /// the update, because RETURNING shows only new values before PostgreSQL 18.
    private static final String APPEND = """
            WITH input AS (
                SELECT *
                  FROM unnest(:streamTypes::text[], :streamIds::uuid[], :types::text[], :versions::int[],
                              :occurredAt::timestamptz[], :actors::uuid[], :participants::uuid[], :visible::boolean[],
                              :data::text[])
                       WITH ORDINALITY AS i(stream_type, stream_id, type, version, occurred_at, actor, participant,
                                            visible, data, n)
            ), numbered AS (
                SELECT *,
                       row_number() OVER stream_order AS nth,
                       count(*) OVER (PARTITION BY stream_type, stream_id) AS of_stream
                  FROM input
                WINDOW stream_order AS (PARTITION BY stream_type, stream_id ORDER BY n)
            ), chained AS (
                SELECT *,
                       max(nth) FILTER (WHERE visible) OVER (
                           PARTITION BY stream_type, stream_id ORDER BY n
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS public_before_nth
                  FROM numbered
            ), counted AS (
                SELECT stream_type, stream_id, count(*)::int AS events,
                       coalesce(max(nth) FILTER (WHERE visible), 0)::int AS last_public
                  FROM numbered
                 GROUP BY stream_type, stream_id
            ), locked AS (
                INSERT INTO stream AS s (type, id, last_seq, last_public_seq, public_before)
                SELECT stream_type, stream_id, events, last_public, 0
                  FROM counted
                 ORDER BY stream_type, stream_id
                ON CONFLICT (type, id) DO UPDATE
                   SET last_seq = s.last_seq + excluded.last_seq,
                       last_public_seq = CASE WHEN excluded.last_public_seq > 0
                                              THEN s.last_seq + excluded.last_public_seq
                                              ELSE s.last_public_seq END,
                       public_before = s.last_public_seq
                RETURNING type, id, last_seq, public_before
            )
            INSERT INTO event (stream_type, stream_id, seq, public_prev, type, version, occurred_at, recorded_at, actor,
                               participant, data)
            SELECT c.stream_type, c.stream_id, l.last_seq - c.of_stream + c.nth,
                   CASE WHEN c.visible
                        THEN coalesce(l.last_seq - c.of_stream + c.public_before_nth, l.public_before) END,
                   c.type, c.version, c.occurred_at, :recordedAt, c.actor, c.participant, c.data::jsonb
              FROM chained c
              JOIN locked l ON l.type = c.stream_type AND l.id = c.stream_id
             ORDER BY c.n
            RETURNING position, tx::text AS tx, seq, public_prev
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Runnable afterCommit;

    /// A log in that database.
    ///
    /// @param afterCommit told after each commit that added events; must return at once
    public PostgresEventLog(DataSource dataSource, InstantSource clock, Runnable afterCommit) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    @Override
    public List<StoredEvent> append(List<NewEvent> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "events are appended in the transaction that changes the rows they tell of");
        }
        if (events.isEmpty()) {
            return List.of();
        }
        var data = events.stream().map(event -> EventData.toTree(event.data())).toList();
        var recordedAt = micros(clock.instant());
        var numbers = jdbc.sql(APPEND)
                .param("streamTypes", texts(events, e -> e.stream().type().name()))
                .param("streamIds", texts(events, e -> e.stream().id().toString()))
                .param("types", texts(events, NewEvent::type))
                .param("versions", events.stream().mapToInt(NewEvent::version).toArray())
                .param("occurredAt", texts(events, e -> micros(e.occurredAt()).toString()))
                .param("actors", texts(events, e -> text(e.actor())))
                .param("participants", texts(events, e -> text(e.participant())))
                .param("visible", texts(events, e -> Boolean.toString(e.visibleToCitizen())))
                .param("data", data.stream().map(JsonNode::toString).toArray(String[]::new))
                .param("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
                .query(PostgresEventLog::numbers)
                .list();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterCommit.run();
            }
        });
        var stored = new ArrayList<StoredEvent>(events.size());
        for (var i = 0; i < events.size(); i++) {
            stored.add(stored(events.get(i), numbers.get(i), recordedAt, data.get(i)));
        }
        return List.copyOf(stored);
    }

    @Override
    public List<StoredEvent> after(StreamId stream, int seq, int limit) {
        return read(stream, seq, limit, "");
    }

    @Override
    public List<StoredEvent> publicAfter(StreamId stream, int seq, int limit) {
        return read(stream, seq, limit, "AND public_prev IS NOT NULL");
    }

    private List<StoredEvent> read(StreamId stream, int seq, int limit, String condition) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM event
                 WHERE stream_type = :type AND stream_id = :id AND seq > :seq
                """ + condition + " ORDER BY seq LIMIT :limit")
                .param("type", stream.type().name())
                .param("id", stream.id())
                .param("seq", seq)
                .param("limit", bounded(limit))
                .query(PostgresEventLog::event)
                .list();
    }

    @Override
    public int lastSeq(StreamId stream) {
        return last(stream, "last_seq");
    }

    @Override
    public Map<UUID, Integer> lastSeqs(StreamType type, Collection<UUID> ids) {
        var seqs = new HashMap<UUID, Integer>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT id, last_seq FROM stream WHERE type = :type AND id = ANY(:ids::uuid[])")
                    .param("type", type.name())
                    .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .query(row -> {
                        seqs.put(row.getObject(1, UUID.class), row.getInt(2));
                    });
        }
        return seqs;
    }

    @Override
    public int lastPublicSeq(StreamId stream) {
        return last(stream, "last_public_seq");
    }

    private int last(StreamId stream, String column) {
        return jdbc.sql("SELECT " + column + " FROM stream WHERE type = :type AND id = :id")
                .param("type", stream.type().name())
                .param("id", stream.id())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public Cursor head() {
        var oldestRunning = jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        return new Cursor(Long.parseLong(oldestRunning) - 1, Long.MAX_VALUE);
    }

    @Override
    public List<StoredEvent> tail(Cursor after, int limit) {
        return page(after, limit).events();
    }

    /// Reads like [#tail], and says whether more has been committed that cannot be read yet. One statement:
    /// what cannot be read yet sorts behind what can.
    TailPage page(Cursor after, int limit) {
        var events = new ArrayList<StoredEvent>();
        var firstWaiting = new ArrayList<StoredEvent>(1);
        jdbc.sql("SELECT " + COLUMNS + """
                , tx < pg_snapshot_xmin(pg_current_snapshot()) AS readable
                  FROM event
                 WHERE (tx, position) > (:tx::xid8, :position)
                 ORDER BY event.tx, position
                 LIMIT :limit
                """)
                .param("tx", Long.toString(after.tx()))
                .param("position", after.position())
                .param("limit", bounded(limit))
                .query(row -> {
                    if (row.getBoolean("readable")) {
                        events.add(event(row, 0));
                    } else if (firstWaiting.isEmpty()) {
                        firstWaiting.add(event(row, 0));
                    }
                });
        return new TailPage(List.copyOf(events), firstWaiting.isEmpty() ? null : firstWaiting.getFirst());
    }

    /// @param firstWaiting the next event, which stays unread because an older transaction is still running
    record TailPage(List<StoredEvent> events, @Nullable StoredEvent firstWaiting) {}

    private record Numbers(
            long position, long tx, int seq, @Nullable Integer publicPrev) {}

    private static Numbers numbers(ResultSet row, int number) throws SQLException {
        return new Numbers(
                row.getLong("position"),
                Long.parseLong(row.getString("tx")),
                row.getInt("seq"),
                row.getObject("public_prev", Integer.class));
    }

    private static StoredEvent stored(NewEvent event, Numbers numbers, Instant recordedAt, JsonNode data) {
        return new StoredEvent(
                numbers.tx(),
                numbers.position(),
                event.stream(),
                numbers.seq(),
                numbers.publicPrev(),
                event.type(),
                event.version(),
                micros(event.occurredAt()),
                recordedAt,
                event.actor(),
                event.participant(),
                data);
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                Long.parseLong(row.getString("tx")),
                row.getLong("position"),
                new StreamId(StreamType.valueOf(row.getString("stream_type")), row.getObject("stream_id", UUID.class)),
                row.getInt("seq"),
                row.getObject("public_prev", Integer.class),
                row.getString("type"),
                row.getInt("version"),
                instant(row, "occurred_at"),
                instant(row, "recorded_at"),
                row.getObject("actor", UUID.class),
                row.getObject("participant", UUID.class),
                EventData.parse(row.getString("data")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String[] texts(List<NewEvent> events, Function<NewEvent, @Nullable String> property) {
        return events.stream().map(property).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /// What the database keeps of a time.
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static int bounded(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive but was " + limit);
        }
        return Math.min(limit, MAX_LIMIT);
    }
}
