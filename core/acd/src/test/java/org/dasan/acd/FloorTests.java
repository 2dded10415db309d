package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.matching.Hindrance;
import org.dasan.acd.matching.WhyWaiting;
import org.dasan.acd.matching.WhyWaiting.Standing;
import org.dasan.interactions.IllegalStepException;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a supervisor sees of the floor, and does about it.
@WithDatabase
class FloorTests {
    private final AcdWorld world;
    private final UUID general;
    private final Floor floor;
    private final Steering steering;
    private final TemporarySkills loans;
    private final UUID boss;

    FloorTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
        general = world.queue("general");
        floor = world.bean(Floor.class);
        steering = world.bean(Steering.class);
        loans = world.bean(TemporarySkills.class);
        boss = world.agent("boss", 1, Map.of());
        world.presences.set(boss, PresenceState.OFFLINE, null, null, boss);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void saysThatNobodyIsThere() {
        world.chat(general, "ko");

        assertThat(why().standing()).isEqualTo(Standing.NOBODY);
    }

    @Test
    void listsWhoIsKeptAPlace() {
        world.agent("ada", 1, Map.of("ko", 5));
        var away = world.chat(general, "ko");
        world.acd.pauseOffers(away, true);
        world.match();

        assertThat(why().standing()).isEqualTo(Standing.PAUSED);
    }

    @Test
    void saysWhichSkillIsMissingAndThatLendingItEndsTheWait() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        world.chat(general, "vi");
        world.match();

        assertThat(why().standing()).isEqualTo(Standing.NO_SKILL);
        assertThat(why().counts()).containsEntry("SKILL_MISSING", 1);
        assertThat(why().remedies())
                .containsExactly(new WhyWaiting.Remedy(new Hindrance("SKILL_MISSING", "vi", 0, 1), 1));
        loans.lend(ada, "vi", 2, Duration.ofHours(1), boss, "rush hour");
        world.match();

        assertThat(world.offerOf(ada)).isNotNull();
        assertThat(floor.agents().getFirst().loans()).containsKey("vi");
    }

    @Test
    void takesALoanBackByTheClock() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        loans.lend(ada, "vi", 2, Duration.ofHours(1), boss, "rush hour");
        world.clock.advance(Duration.ofHours(1));

        world.chat(general, "vi");
        world.match();

        assertThat(world.offerOf(ada)).isNull();
    }

    @Test
    void tellsBusyFromAway() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        world.chat(general, "ko");
        world.accept(ada);
        world.chat(general, "ko");
        assertThat(why().standing()).isEqualTo(Standing.BUSY);

        world.presences.set(ada, PresenceState.NOT_READY, "BREAK", null, ada);

        assertThat(why().standing()).isEqualTo(Standing.NOT_READY);
        assertThat(floor.agents()).extracting(Floor.AtWork::state).containsExactly(PresenceState.NOT_READY);
    }

    @Test
    void saysWhoseEverythingIs() {
        world.agent("ada", 1, Map.of("ko", 5));
        world.chat(general, "ko");

        assertThat(floor.agents().getFirst().organisations()).containsExactly(AcdWorld.CITY.value());
        assertThat(floor.waiting(10).getFirst().organisation()).isEqualTo(AcdWorld.CITY);
    }

    @Test
    void forcesAStateWithAReasonThatIsKept() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        world.jdbc
                .sql("INSERT INTO reason (kind, code, label) VALUES ('NOT_READY', 'MEAL', '{\"ko\":\"식사\"}')")
                .update();

        steering.force(ada, PresenceState.NOT_READY, "MEAL", boss, "went to lunch without a word");

        assertThat(floor.agents().getFirst().reason()).isEqualTo("MEAL");
        assertThat(world.jdbc
                        .sql("SELECT kind || ' ' || why FROM intervention WHERE agent_id = :ada AND by_staff = :boss")
                        .param("ada", ada)
                        .param("boss", boss)
                        .query((rs, _) -> String.valueOf(rs.getString(1)))
                        .list())
                .isEqualTo(List.of("FORCE_STATE went to lunch without a word"));
        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM event WHERE type = 'acd.intervened'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void signsNobodyOutWhoHoldsAContact() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        world.chat(general, "ko");
        world.accept(ada);

        assertThatThrownBy(() -> steering.force(ada, PresenceState.OFFLINE, null, boss, "gone"))
                .isInstanceOf(OpenWorkException.class);
    }

    @Test
    void pushesAContactToSomebodyPastItsOrder() {
        world.chat(general, "ko");
        var second = world.chat(general, "ko");
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        var seat = world.seatsOf(second).getFirst();

        steering.push(seat.id(), ada, boss, "she knows the citizen");

        var offer = world.offers.openOf(ada).orElseThrow();
        assertThat(offer.seat()).isEqualTo(seat.id());
        assertThatThrownBy(() -> steering.push(seat.id(), ada, boss, "again")).isInstanceOf(IllegalStepException.class);
        assertThat(world.explanations.of(offer.id())).isPresent();
    }

    @Test
    void pushesNothingToWhoCannotDoIt() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        var seat = world.seatsOf(world.chat(general, "vi")).getFirst();

        assertThatThrownBy(() -> steering.push(seat.id(), ada, boss, "please"))
                .isInstanceOf(NotEligibleException.class)
                .hasMessageContaining("SKILL_MISSING");
        assertThat(world.offerOf(ada)).isNull();
    }

    @Test
    void pullsAContactToOneself() {
        var ada = world.agent("ada", 1, Map.of("ko", 5));
        world.presences.set(ada, PresenceState.NOT_READY, "BREAK", null, ada);
        var seat = world.seatsOf(world.chat(general, "ko")).getFirst();

        var pulled = steering.pull(seat.id(), ada, "a complaint for me");

        assertThat(pulled.state()).isEqualTo(SeatState.ACTIVE);
        assertThat(pulled.agent()).isEqualTo(ada);
        assertThatThrownBy(() -> steering.pull(seat.id(), ada, "again")).isInstanceOf(IllegalStepException.class);
    }

    private WhyWaiting why() {
        return floor.waiting(10).getFirst().why();
    }
}
