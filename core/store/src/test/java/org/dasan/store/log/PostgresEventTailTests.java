package org.dasan.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dasan.store.EventListener;
import org.dasan.store.Ids;
import org.dasan.store.NewEvent;
import org.dasan.store.Projection;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithEachDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

@WithEachDatabase
class PostgresEventTailTests {
    private static final long SEED = 20261123;

    private final TestDatabase database;
    private final List<StoredEvent> heard = new CopyOnWriteArrayList<>();

    PostgresEventTailTests(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.clear();
        database.jdbc().sql("DROP TABLE IF EXISTS seen").update();
        database.jdbc()
                .sql("CREATE TABLE seen (position bigint NOT NULL, seq integer)")
                .update();
    }

    @Test
    void tellsListenersWhatHappensFromTheirStartOn() {
        try (var before = new TestNode(database, List.of(), List.of())) {
            write(before);
        }
        try (var node = new TestNode(database, List.of(heard::addAll), List.of())) {
            var written = write(node);

            Eventually.that(() -> assertThat(heard).containsExactlyElementsOf(written));
        }
    }

    @Test
    void tellsTheListenersOfOtherNodesToo() {
        try (var here = new TestNode(database, List.of(), List.of());
                var there = new TestNode(database, List.of(heard::addAll), List.of())) {
            var written = write(here);

            Eventually.that(() -> assertThat(heard).containsExactlyElementsOf(written));
            assertThat(there.tail.isRunning()).isTrue();
        }
    }

    @Test
    void goesOnWhenItsConnectionsAreCut() {
        try (var node = new TestNode(database, List.of(heard::addAll), List.of())) {
            database.jdbc().sql("""
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """).query(Long.class).single();

            var written = write(node);

            Eventually.that(() -> assertThat(heard).containsExactlyElementsOf(written));
            Eventually.that(() -> assertThat(listeningConnections()).isEqualTo(1));
        }
    }

    @Test
    void leavesNobodyWithoutBecauseOneListenerFails() {
        var tries = new AtomicInteger();
        EventListener broken = _ -> {
            tries.incrementAndGet();
            throw new IllegalStateException("broken on purpose");
        };
        try (var node = new TestNode(database, List.of(broken, heard::addAll), List.of())) {
            var written = write(node);

            Eventually.that(() -> assertThat(heard).containsExactlyElementsOf(written));
            assertThat(tries).hasValue(3);
            assertThat(node.metrics
                            .get("dasan.events.listener.failures")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void tellsAListenerLaterThatFoundNoDatabase() {
        var tries = new AtomicInteger();
        var late = new CopyOnWriteArrayList<StoredEvent>();
        EventListener unlucky = batch -> {
            if (tries.incrementAndGet() <= 5) {
                throw new DataAccessResourceFailureException("the database is away");
            }
            late.addAll(batch);
        };
        try (var node = new TestNode(database, List.of(heard::addAll, unlucky), List.of())) {
            var written = write(node);

            Eventually.that(() -> assertThat(late).containsExactlyElementsOf(written));
            assertThat(heard).containsExactlyElementsOf(written);
            assertThat(node.metrics
                            .get("dasan.events.listener.failures")
                            .counter()
                            .count())
                    .isZero();
        }
    }

    @Test
    void projectsEachEventOnceThoughTwoNodesTryAndBatchesFail() throws Exception {
        var streams = IntStream.range(0, 5)
                .mapToObj(_ -> new StreamId(StreamType.CASE, Ids.next()))
                .toList();
        try (var here = new TestNode(database, List.of(), List.of(new Rows(5)));
                var there = new TestNode(database, List.of(), List.of(new Rows(7)))) {
            var written = ManyWriters.run(
                    SEED,
                    6,
                    40,
                    streams,
                    here.log,
                    database.transactions(),
                    reader -> reader.lastSeq(streams.getFirst()));

            Eventually.that(() -> assertThat(seen()).as("seed %d", SEED).containsExactlyInAnyOrderElementsOf(written));
            assertThat(there.tail.isRunning()).isTrue();
        }
    }

    @Test
    void readsFromTheFirstEventWhenAProjectionIsReset() {
        List<StoredEvent> written;
        try (var node = new TestNode(database, List.of(), List.of(new Rows(0)))) {
            written = write(node);
            Eventually.that(() -> assertThat(seen()).hasSameSizeAs(written));
        }
        database.jdbc()
                .sql("UPDATE projection_cursor SET tx = '0', position = 0, started = false")
                .update();
        database.jdbc().sql("INSERT INTO seen (position) VALUES (-1)").update();

        try (var node = new TestNode(database, List.of(), List.of(new Rows(0)))) {
            Eventually.that(() -> assertThat(seen())
                    .containsExactlyInAnyOrderElementsOf(
                            written.stream().map(StoredEvent::position).toList()));
            assertThat(node.tail.isRunning()).isTrue();
        }
    }

    private List<StoredEvent> write(TestNode node) {
        var stream = StreamId.interaction(Ids.next());
        var event = new NewEvent(stream, "test.told", 1, MutableClock.MONDAY_NINE, null, null, true, Map.of());
        return database.transactions().execute(_ -> node.log.append(Collections.nCopies(3, event)));
    }

    private List<Long> seen() {
        return database.jdbc()
                .sql("SELECT position FROM seen")
                .query((row, _) -> row.getLong("position"))
                .list();
    }

    private int listeningConnections() {
        return database.jdbc().sql("""
                SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'
                """).query(Integer.class).single();
    }

    /// Writes down what it is told; every n-th batch fails after it has written.
    private final class Rows implements Projection {
        private final int failEvery;
        private int batches;

        Rows(int failEvery) {
            this.failEvery = failEvery;
        }

        @Override
        public String name() {
            return "rows";
        }

        @Override
        public void apply(List<StoredEvent> batch) {
            for (var event : batch) {
                database.jdbc()
                        .sql("INSERT INTO seen (position, seq) VALUES (:position, :seq)")
                        .param("position", event.position())
                        .param("seq", event.seq())
                        .update();
            }
            batches++;
            if (failEvery > 0 && batches % failEvery == 0) {
                throw new IllegalStateException("broken on purpose");
            }
        }

        @Override
        public void clear() {
            database.jdbc().sql("DELETE FROM seen").update();
        }
    }
}
