package org.dasan.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.dasan.store.Cursor;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.NewEvent;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.StreamType;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.WithEachDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WithEachDatabase
class PostgresEventLogTests {
    private final EventLog log;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final StreamId stream = StreamId.interaction(Ids.next());

    PostgresEventLogTests(EventLog log, TransactionTemplate transactions, JdbcClient jdbc, MutableClock clock) {
        this.log = log;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void numbersEachStreamFromOneWithoutGaps() {
        var other = StreamId.agent(Ids.next());

        append(event(stream, false), event(other, false), event(stream, false));
        append(event(other, false), event(stream, false));

        assertThat(log.after(stream, 0, 10)).extracting(StoredEvent::seq).containsExactly(1, 2, 3);
        assertThat(log.after(other, 0, 10)).extracting(StoredEvent::seq).containsExactly(1, 2);
        assertThat(log.lastSeq(stream)).isEqualTo(3);
        assertThat(log.lastSeqs(stream.type(), List.of(stream.id(), Ids.next())))
                .containsExactlyEntriesOf(Map.of(stream.id(), 3));
    }

    @Test
    void chainsWhatTheCitizenMaySeeAcrossAppends() {
        append(event(stream, false), event(stream, true), event(stream, false), event(stream, true));
        append(event(stream, false));
        append(event(stream, false), event(stream, true), event(stream, true));

        assertThat(log.publicAfter(stream, 0, 10))
                .extracting(StoredEvent::seq, StoredEvent::publicPrev)
                .containsExactly(tuple(2, 0), tuple(4, 2), tuple(7, 4), tuple(8, 7));
        assertThat(log.lastPublicSeq(stream)).isEqualTo(8);
    }

    @Test
    void returnsExactlyWhatItStored() {
        var actor = Ids.next();
        var participant = Ids.next();
        var occurredAt = clock.instant().minusNanos(1_500);
        var event = new NewEvent(
                stream,
                "acd.offered",
                3,
                occurredAt,
                actor,
                participant,
                true,
                Map.of("agent", actor, "score", 1.5, "ranks", List.of(1, 2), "at", clock.instant()));

        var returned = append(event);

        assertThat(log.after(stream, 0, 1)).isEqualTo(returned);
        assertThat(returned.getFirst()).satisfies(stored -> {
            assertThat(stored.type()).isEqualTo("acd.offered");
            assertThat(stored.version()).isEqualTo(3);
            assertThat(stored.actor()).isEqualTo(actor);
            assertThat(stored.participant()).isEqualTo(participant);
            assertThat(stored.recordedAt()).isEqualTo(clock.instant());
            assertThat(stored.occurredAt()).isEqualTo(clock.instant().minusNanos(2_000));
            assertThat(stored.data().get("agent").asString()).isEqualTo(actor.toString());
        });
    }

    @Test
    void keepsAThousandEventsOfManyStreamsInOrder() {
        var random = new Random(20261123);
        var streams = IntStream.range(0, 40)
                .mapToObj(_ -> StreamId.interaction(Ids.next()))
                .toList();
        var events = IntStream.range(0, 1000)
                .mapToObj(_ -> event(streams.get(random.nextInt(streams.size())), random.nextBoolean()))
                .toList();

        var stored = append(events.toArray(NewEvent[]::new));

        assertThat(stored)
                .extracting(StoredEvent::stream)
                .isEqualTo(events.stream().map(NewEvent::stream).toList());
        assertThat(stored).isSortedAccordingTo((one, two) -> Long.compare(one.position(), two.position()));
        var seqs = new HashMap<StreamId, Integer>();
        assertThat(stored)
                .allSatisfy(event -> assertThat(event.seq()).isEqualTo(seqs.merge(event.stream(), 1, Integer::sum)));
    }

    @Test
    void refusesToWriteOutsideATransaction() {
        assertThatThrownBy(() -> log.append(List.of(event(stream, false)))).isInstanceOf(IllegalStateException.class);
        assertThat(log.lastSeq(stream)).isZero();
    }

    @Test
    void refusesRunningTextAndDoesNotRepeatIt() {
        var event = new NewEvent(
                stream, "chat.message", 1, clock.instant(), null, null, true, Map.of("a", List.of("my name is Kim")));

        assertThatThrownBy(() -> append(event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data.a[]")
                .hasMessageNotContaining("Kim");
    }

    @Test
    void usesNoNumberTwiceWhenATransactionIsUndone() {
        append(event(stream, false));
        transactions.executeWithoutResult(status -> {
            log.append(List.of(event(stream, true)));
            status.setRollbackOnly();
        });

        var next = append(event(stream, true));

        assertThat(next).extracting(StoredEvent::seq).containsExactly(2);
        assertThat(next).extracting(StoredEvent::publicPrev).containsExactly(0);
    }

    @Test
    void letsNobodyChangeHistory() {
        append(event(stream, false));

        assertThatThrownBy(() -> jdbc.sql("UPDATE event SET type = 'acd.other'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM event").update()).hasMessageContaining("append-only");
    }

    @Test
    void showsNothingBehindATransactionThatStillRuns() {
        var start = log.head();
        var slow = StreamId.agent(Ids.next());

        transactions.executeWithoutResult(_ -> {
            log.append(List.of(event(slow, false)));
            inAnotherThread(() -> append(event(stream, false)));
            assertThat(inAnotherThread(() -> log.tail(start, 10))).isEmpty();
        });

        assertThat(log.tail(start, 10)).extracting(StoredEvent::stream).containsExactly(slow, stream);
    }

    @Test
    void startsToReadAtTheHeadWithoutWhatWasBefore() {
        append(event(stream, false));
        var head = log.head();
        clock.advance(Duration.ofSeconds(1));

        var later = append(event(stream, false));

        assertThat(log.tail(head, 10)).isEqualTo(later);
        assertThat(log.tail(Cursor.START, 1000)).endsWith(later.getFirst());
    }

    @Test
    void losesAndRepeatsNothingUnderManyWriters() throws Exception {
        var seed = 42L;
        var start = log.head();
        var streams = IntStream.range(0, 6)
                .mapToObj(_ -> new StreamId(StreamType.CASE, Ids.next()))
                .toList();
        var read = new ArrayList<StoredEvent>();

        var written = ManyWriters.run(seed, 8, 60, streams, log, transactions, reader -> {
            var from = read.isEmpty() ? start : read.getLast().cursor();
            read.addAll(reader.tail(from, 37));
        });

        for (var page = log.tail(read.isEmpty() ? start : read.getLast().cursor(), 100);
                !page.isEmpty();
                page = log.tail(read.getLast().cursor(), 100)) {
            read.addAll(page);
        }
        assertThat(read).as("seed %d", seed).extracting(StoredEvent::position).doesNotHaveDuplicates();
        assertThat(read).extracting(StoredEvent::position).containsExactlyInAnyOrderElementsOf(written);
        assertThat(read).extracting(StoredEvent::cursor).isSorted();
        for (var each : streams) {
            var seqs = read.stream()
                    .filter(event -> event.stream().equals(each))
                    .map(StoredEvent::seq)
                    .sorted()
                    .toList();
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, log.lastSeq(each)).boxed().toList());
        }
    }

    private List<StoredEvent> append(NewEvent... events) {
        return transactions.execute(_ -> log.append(List.of(events)));
    }

    private NewEvent event(StreamId of, boolean visibleToCitizen) {
        return new NewEvent(of, "test.happened", 1, clock.instant(), null, null, visibleToCitizen, Map.of("n", 1));
    }

    private static <T> T inAnotherThread(Callable<T> action) {
        try (var executor = Executors.newSingleThreadExecutor()) {
            return executor.submit(action).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
