package org.dasan.interactions.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.dasan.city.Channel;
import org.dasan.city.StaffId;
import org.dasan.interactions.IdentityKind;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDatabase
class OutboxWorkerTests {
    private final TestDatabase database;
    private final OutboxWorld world;
    private final Network network = new Network();
    private final OutboxWorker worker;
    private UUID citizen = Ids.next();

    OutboxWorkerTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        this.database = database;
        world = OutboxWorld.over(database, clock, folder);
        worker = new OutboxWorker(world.outbox(), world.wake(), List.of(network));
    }

    @BeforeEach
    void start() {
        database.clear();
        OutboxWorld.furnish(database.jdbc(), new StaffId(Ids.next()));
        citizen = inTransaction(() -> world.identities().known(IdentityKind.PHONE, "+821012345678"));
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void handsOverWhatIsQueuedAndWritesDownWhatBecameOfIt() {
        var taken = queued("accepted");
        var refused = queued("rejected");
        var unclear = queued("uncertain");
        var broken = queued("broken");

        Eventually.that(() -> assertThat(states())
                .containsEntry(taken, "ACCEPTED")
                .containsEntry(refused, "REJECTED")
                .containsEntry(unclear, "UNCERTAIN")
                .containsEntry(broken, "UNCERTAIN"));
        assertThat(network.times).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void isNotHeldUpByOneThatHangs() {
        var hanging = queued("hangs");
        Eventually.that(() -> assertThat(network.times).hasSize(1));

        var others = List.of(queued("accepted"), queued("accepted"), queued("accepted"));

        Eventually.that(() -> others.forEach(id -> assertThat(states()).containsEntry(id, "ACCEPTED")));
        assertThat(states()).containsEntry(hanging, "SENDING");
        network.answer.countDown();
        Eventually.that(() -> assertThat(states()).containsEntry(hanging, "ACCEPTED"));
    }

    @Test
    void letsWhatIsUnderWayEndWhenItStops() {
        var hanging = queued("hangs");
        Eventually.that(() -> assertThat(network.times).hasSize(1));

        var stopping = Thread.ofVirtual().start(worker::stop);
        Eventually.that(() -> assertThat(worker.isRunning()).isFalse());
        network.answer.countDown();

        Eventually.that(() -> assertThat(stopping.isAlive()).isFalse());
        assertThat(states()).containsEntry(hanging, "ACCEPTED");
        var later = queued("accepted");
        assertThat(states()).containsEntry(later, "QUEUED");
    }

    @Test
    void refusesTwoGatewaysForOneChannel() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new OutboxWorker(world.outbox(), world.wake(), List.of(network, network)));
    }

    private UUID queued(String text) {
        return inTransaction(() ->
                world.outbox().enqueue(new Outgoing(Channel.SMS, null, null, citizen, "120", text, Outgoing.A_DAY)));
    }

    private Map<UUID, String> states() {
        var states = new ConcurrentHashMap<UUID, String>();
        database.jdbc().sql("SELECT id, state FROM outbox").query(rs -> {
            states.put(rs.getObject(1, UUID.class), rs.getString(2));
        });
        return states;
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(database.transactions().<T>execute(_ -> work.get()));
    }

    /// Does with a text what the text says.
    private static final class Network implements TextGateway {
        private final Map<UUID, Integer> times = new ConcurrentHashMap<>();
        private final CountDownLatch answer = new CountDownLatch(1);
        private final Map<String, Function<OutboundText, SendResult>> answers = Map.of(
                "accepted", text -> new SendResult.Accepted("SM" + text.id()),
                "rejected", _ -> new SendResult.Rejected("21610"),
                "uncertain", _ -> new SendResult.Uncertain("reset"),
                "broken",
                        _ -> {
                            throw new IllegalArgumentException("a gateway that is wrong");
                        },
                "hangs",
                        text -> {
                            try {
                                answer.await();
                                return new SendResult.Accepted("SM" + text.id());
                            } catch (InterruptedException _) {
                                return new SendResult.Uncertain("interrupted");
                            }
                        });

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public SendResult send(OutboundText text) {
            times.merge(text.id(), 1, Integer::sum);
            return Objects.requireNonNull(answers.get(text.text())).apply(text);
        }
    }
}
