package org.dasan.interactions.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Author;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.outbox.Outbox.Decision;
import org.dasan.store.Ids;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithEachDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithEachDatabase
class OutboxTests {
    private static final Set<Channel> SMS = Set.of(Channel.SMS);
    private static final StaffId ADA = new StaffId(UUID.fromString("00000000-0000-7000-8000-000000000009"));

    private final TestDatabase database;
    private final MutableClock clock;
    private final Interactions interactions;
    private final Identities identities;
    private final Outbox outbox;
    private InteractionId interaction = new InteractionId(Ids.next());
    private UUID citizen = Ids.next();

    OutboxTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        this.database = database;
        this.clock = clock;
        var world = OutboxWorld.over(database, clock, folder);
        interactions = world.interactions();
        identities = world.identities();
        outbox = world.outbox();
    }

    @BeforeEach
    void someoneWroteToTheCity() {
        database.clear();
        clock.set(MutableClock.MONDAY_NINE);
        var city = OutboxWorld.furnish(database.jdbc(), ADA);
        citizen = inTransaction(() -> identities.known(IdentityKind.PHONE, "+821012345678"));
        interaction = inTransaction(() -> interactions
                .arrive(new Arrival(
                        "sms:" + Ids.next(),
                        Channel.SMS,
                        Direction.INBOUND,
                        new EntryPointId(city.entryPoint()),
                        new OrganisationId(city.organisation()),
                        null,
                        citizen,
                        "ko",
                        clock.instant(),
                        null,
                        null))
                .id());
    }

    @Test
    void isWrittenWithItsCauseOrNotAtAll() {
        assertThatIllegalStateException().isThrownBy(() -> outbox.enqueue(text("안녕하세요", null)));
        assertThatIllegalStateException()
                .isThrownBy(() -> inTransaction(() -> {
                    outbox.enqueue(text("되돌려짐", null));
                    throw new IllegalStateException("the cause did not come about");
                }));

        assertThat(claimed()).isEmpty();
    }

    @Test
    void carriesAMessageOnceAChannel() {
        var message = message("상담 결과를 보내 드립니다.");

        var first = queued("상담 결과를 보내 드립니다.", message);
        var again = queued("상담 결과를 보내 드립니다.", message);

        assertThat(again).isEqualTo(first);
        assertThat(claimed()).singleElement().satisfies(delivery -> {
            assertThat(delivery.text().to()).isEqualTo("+821012345678");
            assertThat(delivery.text().text()).isEqualTo("상담 결과를 보내 드립니다.");
            assertThat(delivery.text()).asString().doesNotContain("+82").doesNotContain("상담");
        });
    }

    @Test
    void isClaimedByOneWorkerOnly() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            inTransaction(() -> outbox.enqueue(withoutInteraction("x")));
        }
        var all = Collections.synchronizedList(new ArrayList<UUID>());

        var workers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            workers.add(Thread.ofVirtual().start(() -> {
                for (var some = outbox.claimDue(SMS, 3); !some.isEmpty(); some = outbox.claimDue(SMS, 3)) {
                    some.forEach(delivery -> all.add(delivery.text().id()));
                }
            }));
        }
        for (var worker : workers) {
            worker.join();
        }

        assertThat(all).doesNotHaveDuplicates();
        // a worker that met only locked rows went home; what it left is still there for the next
        outbox.claimDue(SMS, 40).forEach(delivery -> all.add(delivery.text().id()));
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void leavesInTheOrderInWhichItWasWritten() {
        queued("하나", null);
        clock.advance(Duration.ofMillis(5));
        queued("둘", null);

        var first = claimed();
        assertThat(first).extracting(delivery -> delivery.text().text()).containsExactly("하나");
        outbox.settle(first.getFirst(), new SendResult.Accepted("SM1"));

        assertThat(claimed()).extracting(delivery -> delivery.text().text()).containsExactly("둘");
    }

    @Test
    void isUncertainWhenItsWorkerDiedAndIsNeverSentAgainBlindly() {
        var id = queued("사라진 일꾼", null);
        claimed();

        clock.advance(Outbox.LEASE);
        assertThat(outbox.leasesRunOut()).isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        assertThat(claimed()).isEmpty();
        assertThat(outbox.expire()).isZero();
        assertThat(outbox.uncertain(10)).extracting(Outbox.Status::id).containsExactly(id);
    }

    @Test
    void asksTheProviderAboutWhatIsUncertainLessAndLessOften() {
        queued("모름", null);
        outbox.settle(claimed().getFirst(), new SendResult.Uncertain("reset"));
        var asked = new ArrayList<Long>();

        for (int minute = 0; minute < 24 * 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            for (var delivery : outbox.claimLookUps(SMS, 10)) {
                asked.add(Duration.between(MutableClock.MONDAY_NINE, clock.instant())
                        .toMinutes());
                outbox.resolve(delivery, new LookUp.Unknown());
            }
        }

        assertThat(asked).hasSize(Outbox.LOOK_UPS).isSorted();
        for (int i = 2; i < asked.size(); i++) {
            assertThat(asked.get(i) - asked.get(i - 1)).isGreaterThanOrEqualTo(asked.get(i - 1) - asked.get(i - 2));
        }
    }

    @Test
    void goesOnWhenTheProviderSaysWhatBecameOfIt() {
        var taken = queued("가졌음", null);
        outbox.settle(claimed().getFirst(), new SendResult.Uncertain("reset"));
        clock.advance(Outbox.FIRST_LOOK_UP);
        outbox.resolve(outbox.claimLookUps(SMS, 10).getFirst(), new LookUp.Found("SM7"));
        assertThat(state(taken)).isEqualTo(DeliveryState.ACCEPTED);

        var lost = queued("없음", null);
        outbox.settle(claimed().getFirst(), new SendResult.Uncertain("reset"));
        clock.advance(Outbox.FIRST_LOOK_UP);
        outbox.resolve(outbox.claimLookUps(SMS, 10).getFirst(), new LookUp.Absent());
        clock.advance(Duration.ofMinutes(5));

        assertThat(claimed()).extracting(delivery -> delivery.text().id()).containsExactly(lost);
    }

    @Test
    void isTriedAgainLaterEachTimeUntilItIsGoodForNothing() {
        var id = queued("바쁨", null);
        var pauses = new ArrayList<Duration>();
        var last = clock.instant();

        for (int second = 0; second < 86_400 && state(id) == DeliveryState.QUEUED; second++) {
            for (var delivery : claimed()) {
                pauses.add(Duration.between(last, clock.instant()));
                last = clock.instant();
                outbox.settle(delivery, new SendResult.Unavailable(Duration.ZERO, "503"));
            }
            clock.advance(second < 600 ? Duration.ofSeconds(1) : Duration.ofMinutes(5));
            outbox.expire();
        }

        assertThat(pauses.subList(1, 6)).isSorted();
        assertThat(state(id)).isEqualTo(DeliveryState.EXPIRED);
        assertThat(claimed()).isEmpty();
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        queued("천천히", null);
        outbox.settle(claimed().getFirst(), new SendResult.Unavailable(Duration.ofMinutes(20), "429"));

        clock.advance(Duration.ofMinutes(20).minusMillis(1));
        assertThat(claimed()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(claimed()).hasSize(1);
    }

    @Test
    void endsWhereTheProviderRefuses() {
        var id = queued("거절", null);
        outbox.settle(claimed().getFirst(), new SendResult.Rejected("21610"));

        assertThat(state(id)).isEqualTo(DeliveryState.REJECTED);
        assertThat(outbox.ofMessages(List.of())).isEmpty();
        assertThat(statesTold()).containsExactly("QUEUED", "REJECTED");
    }

    @Test
    void believesALateAnswerOfItsOwnAttemptOnly() {
        var id = queued("늦음", null);
        var first = claimed().getFirst();
        clock.advance(Outbox.LEASE);
        outbox.leasesRunOut();
        outbox.decide(id, ADA, Decision.SEND_AGAIN);
        var second = claimed().getFirst();

        assertThat(outbox.settle(first, new SendResult.Accepted("SM-first"))).isEqualTo(DeliveryState.SENDING);
        assertThat(outbox.settle(second, new SendResult.Accepted("SM-second"))).isEqualTo(DeliveryState.ACCEPTED);

        // the receipt of the first attempt is kept, and changes nothing
        outbox.receive(receipt("SM-first", DeliveryState.DELIVERED));
        assertThat(state(id)).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void onlyEverKnowsMoreInWhateverOrderReceiptsCome() {
        var told = List.of(DeliveryState.ACCEPTED, DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.READ);
        for (int seed = 0; seed < 20; seed++) {
            var id = queued("영수증 " + seed, null);
            var name = "SM" + seed;
            var order = new ArrayList<>(told);
            order.addAll(told); // each twice
            Collections.shuffle(order, new Random(seed));
            int early = seed % order.size(); // so many come before the provider's answer to us

            var delivery = claimed().getFirst();
            order.subList(0, early).forEach(state -> outbox.receive(receipt(name, state)));
            outbox.settle(delivery, new SendResult.Accepted(name));
            order.subList(early, order.size()).forEach(state -> outbox.receive(receipt(name, state)));

            assertThat(state(id)).as("seed %s", seed).isEqualTo(DeliveryState.READ);
            assertThat(count("outbox_receipt WHERE external_id = '" + name + "'"))
                    .isEqualTo(told.size());
        }
    }

    @Test
    void raisesAnAlarmWhenDeliveredAndFailedAreBothTold() {
        var id = queued("모순", null);
        outbox.settle(claimed().getFirst(), new SendResult.Accepted("SM1"));
        outbox.receive(receipt("SM1", DeliveryState.DELIVERED));

        outbox.receive(receipt("SM1", DeliveryState.FAILED));

        assertThat(state(id)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(count("event WHERE type = 'interactions.delivery-contradicted'"))
                .isEqualTo(1);
    }

    @Test
    void leavesWhatIsUncertainToPeople() {
        var again = queued("다시", null);
        outbox.settle(claimed().getFirst(), new SendResult.Uncertain("reset"));
        outbox.decide(again, ADA, Decision.SEND_AGAIN);
        outbox.settle(claimed().getFirst(), new SendResult.Uncertain("reset"));
        outbox.decide(again, ADA, Decision.GIVE_UP);

        assertThat(state(again)).isEqualTo(DeliveryState.FAILED);
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.decide(again, ADA, Decision.SEND_AGAIN))
                .withMessageContaining("UNCERTAIN")
                .withMessageContaining("FAILED");
    }

    @Test
    void isTakenBackOnlyBeforeItIsClaimed() {
        var inTime = queued("취소", null);
        assertThat(outbox.cancel(inTime)).isTrue();
        assertThat(outbox.cancel(inTime)).isTrue();

        var late = queued("늦은 취소", null);
        claimed();
        assertThat(outbox.cancel(late)).isFalse();
        assertThat(state(late)).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    void tellsEveryStepOnTheStreamOfItsInteractionWithoutTheText() {
        queued("비밀 이야기", message("비밀 이야기"));
        outbox.settle(claimed().getFirst(), new SendResult.Accepted("SM1"));
        outbox.receive(receipt("SM1", DeliveryState.DELIVERED));

        assertThat(statesTold()).containsExactly("QUEUED", "ACCEPTED", "DELIVERED");
        assertThat(database.jdbc()
                        .sql("SELECT data::text FROM event")
                        .query((rs, _) -> rs.getString(1))
                        .list())
                .noneMatch(data -> data.contains("비밀") || data.contains("1234"));
    }

    @Test
    void bookNamesTheMessageThatIsMissingInTheOutbox() {
        var book = new OutboxBook().outgoingBook(database.jdbc());
        var message = message("보낼 것");
        var page = book.check(Instant.EPOCH);
        assertThat(page.balanced()).isFalse();
        assertThat(page.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.subject()).isEqualTo(interaction.value());
            assertThat(difference.detail()).contains(message.toString());
        });

        queued("보낼 것", message);

        assertThat(book.check(Instant.EPOCH).balanced()).isTrue();
    }

    private UUID queued(String text, @Nullable UUID message) {
        return inTransaction(() -> outbox.enqueue(text(text, message)));
    }

    private Outgoing text(String text, @Nullable UUID message) {
        return new Outgoing(Channel.SMS, interaction, message, citizen, "120", text, Outgoing.A_DAY);
    }

    private Outgoing withoutInteraction(String text) {
        return new Outgoing(Channel.SMS, null, null, citizen, "120", text, Outgoing.A_DAY);
    }

    private UUID message(String text) {
        var author = new Author.Automatic();
        return inTransaction(() -> {
            var posted = interactions.post(new NewMessage(
                    interaction, author, false, Ids.next(), null, text, "ko", List.of(), clock.instant()));
            database.jdbc()
                    .sql("UPDATE message SET direction = 'OUT' WHERE id = :id")
                    .param("id", posted.id())
                    .update();
            return posted.id();
        });
    }

    private List<Delivery> claimed() {
        return outbox.claimDue(SMS, 100);
    }

    private static Receipt receipt(String name, DeliveryState state) {
        return new Receipt(Channel.SMS, name, state, null, MutableClock.MONDAY_NINE);
    }

    private DeliveryState state(UUID id) {
        return DeliveryState.valueOf(database.jdbc()
                .sql("SELECT state FROM outbox WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    private List<String> statesTold() {
        return database.jdbc()
                .sql("SELECT data ->> 'state' FROM event WHERE type = 'interactions.delivery' ORDER BY stream_id, seq")
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    private int count(String what) {
        return database.jdbc()
                .sql("SELECT count(*) FROM " + what)
                .query(Integer.class)
                .single();
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(database.transactions().<T>execute(_ -> work.get()));
    }
}
