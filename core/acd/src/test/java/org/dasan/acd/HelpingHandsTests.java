package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interactions;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Leaving after a contact, asking for help, and supervisors who come.
@WithDatabase
class HelpingHandsTests {
    private final AcdWorld world;
    private final UUID general;
    private final RaisedHands hands;
    private final Supervision supervision;
    private final Steering steering;
    private final UUID ada;
    private final UUID boss;

    HelpingHandsTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
        general = world.queue("general");
        hands = world.bean(RaisedHands.class);
        supervision = world.bean(Supervision.class);
        steering = world.bean(Steering.class);
        ada = world.agent("ada", 2, Map.of("ko", 5));
        world.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO reason (kind, code, label) VALUES ('NOT_READY', 'BREAK', '{\"ko\":\"휴식\",\"en\":\"Break\"}') ON CONFLICT DO NOTHING")
                .update();
        boss = world.agent("boss", 1, Map.of());
        world.presences.set(boss, PresenceState.NOT_READY, "BREAK", null, boss);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void leavesWhenTheLastContactIsDone() {
        var seat = running();

        var after = world.presences.leaveAfterContact(ada, "BREAK");

        assertThat(after.state()).isEqualTo(PresenceState.READY);
        assertThat(after.afterContact()).isEqualTo("BREAK");
        world.chat(general, "ko");
        world.match();
        assertThat(world.offerOf(ada)).as("nothing more is offered").isNull();

        world.acd.finish(seat.id(), ada);
        assertThat(world.presences.find(ada).state()).isEqualTo(PresenceState.READY);
        world.acd.complete(seat.id(), ada);

        var gone = world.presences.find(ada);
        assertThat(gone.state()).isEqualTo(PresenceState.NOT_READY);
        assertThat(gone.reason()).isEqualTo("BREAK");
        assertThat(gone.afterContact()).isNull();
    }

    @Test
    void leavesAtOnceWithEmptyHands() {
        assertThat(world.presences.leaveAfterContact(ada, "BREAK").state()).isEqualTo(PresenceState.NOT_READY);
        assertThatThrownBy(() -> world.presences.leaveAfterContact(ada, "BREAK"))
                .isInstanceOf(IllegalStepException.class);
    }

    @Test
    void staysWhenTheyThinkBetterOfIt() {
        var seat = running();
        world.presences.leaveAfterContact(ada, "BREAK");

        world.presences.set(ada, PresenceState.READY, null, null, ada);
        world.acd.finish(seat.id(), ada);
        world.acd.complete(seat.id(), ada);

        assertThat(world.presences.find(ada).state()).isEqualTo(PresenceState.READY);
        world.chat(general, "ko");
        world.match();
        assertThat(world.offerOf(ada)).isNotNull();
    }

    @Test
    void aHandIsTakenByOneSupervisor() {
        var seat = running();
        var other = world.agent("other", 1, Map.of());

        hands.raise(ada, seat.id().value());

        assertThat(hands.take(ada, boss)).isTrue();
        assertThat(hands.take(ada, other)).isFalse();
        assertThat(hands.of(ada).orElseThrow().takenBy()).isEqualTo(boss);
        hands.lower(ada, boss);
        assertThat(hands.of(ada)).isEmpty();
        assertThatThrownBy(() -> hands.raise(boss, seat.id().value())).isInstanceOf(NotYoursException.class);
    }

    @Test
    void aSupervisorJoinsUnseenAndShowsThemselves() {
        var seat = running();

        supervision.join(seat.id(), boss, false, "she asked");
        assertThat(supervised(seat)).isEqualTo(Interactions.Supervised.UNSEEN);
        int told = messages(seat);
        supervision.join(seat.id(), boss, true, "to calm down");
        assertThat(supervised(seat)).isEqualTo(Interactions.Supervised.SEEN);
        assertThat(messages(seat)).as("the citizen is told").isEqualTo(told + 1);
        supervision.leave(seat.id(), boss);
        assertThat(supervised(seat)).isEqualTo(Interactions.Supervised.NOT);
        assertThat(world.acd.find(seat.id()).state()).isEqualTo(SeatState.ACTIVE);
        assertThatThrownBy(() -> supervision.join(seat.id(), ada, true, "mine"))
                .isInstanceOf(NotEligibleException.class);
    }

    @Test
    void aSupervisorTakesAContactOver() {
        var seat = running();
        supervision.join(seat.id(), boss, false, "she asked");

        var taken = steering.takeOver(seat.id(), boss, "the agent is unwell");

        assertThat(taken.state()).isEqualTo(SeatState.ACTIVE);
        assertThat(taken.agent()).isEqualTo(boss);
        assertThat(world.acd.find(seat.id()).state()).isEqualTo(SeatState.WRAP_UP);
        assertThat(supervised(seat)).isEqualTo(Interactions.Supervised.NOT);
        assertThat(world.used(boss)).isEqualTo(1);
        assertThatThrownBy(() -> steering.takeOver(seat.id(), boss, "again")).isInstanceOf(IllegalStepException.class);
    }

    @Test
    void aColleagueIsInvited() {
        var seat = running();
        var bob = world.agent("bob", 1, Map.of("ko", 5));
        world.agent("cleo", 1, Map.of("ko", 5));

        world.acd.invite(seat.id(), ada, SeatRole.AGENT, "ko", null, bob);
        world.match();

        assertThat(world.offerOf(bob)).isNotNull();
        world.accept(bob);
        assertThat(world.seatsOf(seat.interaction()))
                .extracting(Seat::state)
                .containsExactlyInAnyOrder(SeatState.ACTIVE, SeatState.ACTIVE);
    }

    private Seat running() {
        world.chat(general, "ko");
        world.match();
        return world.accept(ada);
    }

    private Interactions.Supervised supervised(Seat seat) {
        return world.bean(TransactionTemplate.class)
                .execute(_ -> world.bean(Interactions.class).supervised(seat.interaction(), boss));
    }

    private int messages(Seat seat) {
        return world.bean(TransactionTemplate.class)
                .execute(_ ->
                        world.bean(Interactions.class).lock(seat.interaction()).messages());
    }
}
