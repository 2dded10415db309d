package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.books.Reconciliation.Checked;
import org.dasan.acd.books.Reconciliation.Statement;
import org.dasan.acd.books.Term;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.NewMessage;
import org.dasan.store.Ids;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDatabase
class ReconciliationTests {
    /// How each book is put out of balance. A new book needs a line here.
    private static final Map<String, String> CORRUPTIONS = Map.of(
            "Arrivals", "DELETE FROM event WHERE type = 'interactions.arrived' AND stream_id = :id",
            "Messages", "UPDATE interaction SET messages = messages + 1 WHERE id = :id",
            "States",
                    "UPDATE event SET data = '{\"to\":\"PARKED\"}' WHERE type = 'interactions.state' AND stream_id = :id",
            "Surveys", "INSERT INTO survey (interaction_id, asked_at, expires_at) VALUES (:id, :now, :now)",
            "Counselling records",
                    "UPDATE interaction SET state = 'CLOSED', outcome = 'RESOLVED', closed_at = :now WHERE id = :id",
            "Seats", "UPDATE seat SET state = 'PARKED' WHERE interaction_id = :id",
            "Agents' capacity", "UPDATE agent_load SET used = used + 1 WHERE channel = 'CHAT'");

    private final AcdWorld world;
    private UUID general = Ids.next();
    private UUID ada = Ids.next();

    ReconciliationTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
    }

    @BeforeEach
    void oneQueueAndOneAgent() {
        general = world.queue("general");
        ada = world.agent("ada", 3, Map.of("ko", 5));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void namesTheRowThatDoesNotAgreeInWhicheverBook() {
        var open = world.chat(general, "ko");
        world.accept(ada);
        say(open);
        assertThat(check(Optional.empty()).balanced()).isTrue();
        var names = check(Optional.empty()).books().stream()
                .map(book -> book.name().in("en"))
                .toList();
        assertThat(CORRUPTIONS).as("examples for every book").containsOnlyKeys(names);

        for (var name : names) {
            world.transaction.executeWithoutResult(status -> {
                corrupt(name, open);
                var statement = check(Optional.empty());

                assertThat(statement.balanced()).as(name).isFalse();
                assertThat(book(statement, name).page().differences())
                        .as(name)
                        .anySatisfy(
                                difference -> assertThat(difference.subject()).isIn(open.value(), ada));
                status.setRollbackOnly();
            });
        }
        assertThat(check(Optional.empty()).balanced()).isTrue();
    }

    @Test
    void foldsADayThatIsOverOnceAndKeepsItsSums() {
        for (int i = 0; i < 5; i++) {
            world.acd.citizenEnded(world.chat(general, "ko"), "CITIZEN", "LEFT");
        }
        var before = check(Optional.empty());
        world.clock.advance(Duration.ofDays(1));

        assertThat(world.reconciliation.foldClosedDays()).isEqualTo(1);
        assertThat(world.reconciliation.foldClosedDays()).isZero();
        world.chat(general, "ko");

        var after = check(Optional.empty());
        assertThat(after.balanced()).isTrue();
        assertThat(after.from()).isAfter(before.from());
        assertThat(after.arrived()).isEqualTo(6);
        assertThat(after.terms()).containsEntry(Term.ABANDONED, 5L).containsEntry(Term.WAITING, 1L);
        assertThat(book(after, "Arrivals").page().left().count())
                .as("only open days are compared row by row")
                .isEqualTo(1);
    }

    @Test
    void comparesEverythingAgainWhenAsked() {
        var chat = world.chat(general, "ko");
        world.acd.citizenEnded(chat, "CITIZEN", "LEFT");
        world.clock.advance(Duration.ofDays(1));
        world.reconciliation.foldClosedDays();
        corrupt("Arrivals", chat);

        assertThat(check(Optional.empty()).balanced()).isTrue();
        assertThat(check(Optional.of(Instant.EPOCH)).balanced()).isFalse();
    }

    @Test
    void leavesADayOpenOnWhichSomebodyStillWaitsOrThatDoesNotBalance() {
        var waiting = world.chat(general, "ko");
        world.clock.advance(Duration.ofDays(1));
        assertThat(world.reconciliation.foldClosedDays()).isZero();

        world.acd.citizenEnded(waiting, "CITIZEN", "LEFT");
        corrupt("Messages", waiting);
        assertThat(world.reconciliation.foldClosedDays()).isZero();

        world.jdbc.sql("UPDATE interaction SET messages = 0").update();
        assertThat(world.reconciliation.foldClosedDays()).isEqualTo(1);
    }

    @Test
    void catchesUpOnDaysThatWereMissed() {
        for (int day = 0; day < 4; day++) {
            world.acd.citizenEnded(world.chat(general, "ko"), "CITIZEN", "LEFT");
            world.clock.advance(Duration.ofDays(1));
        }

        assertThat(world.reconciliation.foldClosedDays()).isEqualTo(4);
        assertThat(check(Optional.empty()).arrived()).isEqualTo(4);
    }

    private Statement check(Optional<Instant> from) {
        return world.reconciliation.check(from);
    }

    private static Checked book(Statement statement, String name) {
        return statement.books().stream()
                .filter(book -> book.name().in("en").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void corrupt(String book, InteractionId interaction) {
        var sql = CORRUPTIONS.get(book);
        if (sql == null) {
            throw new IllegalArgumentException("no corruption is known of the book " + book);
        }
        world.transaction.executeWithoutResult(_ -> {
            world.jdbc.sql("SET LOCAL session_replication_role = replica").update(); // past what guards the log
            var statement = world.jdbc.sql(sql);
            if (sql.contains(":id")) {
                statement = statement.param("id", interaction.value());
            }
            if (sql.contains(":now")) {
                statement = statement.param("now", world.now().atOffset(ZoneOffset.UTC));
            }
            assertThat(statement.update()).as("rows of " + book).isPositive();
        });
    }

    private void say(InteractionId chat) {
        world.transaction.executeWithoutResult(_ ->
                world.interactions.post(NewMessage.fromCitizen(chat, Ids.next(), "안녕하세요", List.of(), world.now())));
    }
}
