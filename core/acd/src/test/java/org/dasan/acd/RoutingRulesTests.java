package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What queues and organisations make of long waiting, through the database and the matcher.
@WithDatabase
class RoutingRulesTests {
    private final AcdWorld world;
    private final UUID general;

    RoutingRulesTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
        general = world.queue("general");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void asksForLessAfterTheTimeOfTheStep() {
        rule("UPDATE queue SET relaxation = '[{\"after\":60,\"minimums\":{\"vi\":1}}]'");
        var beginner = world.agent("beginner", 1, Map.of("vi", 1));
        world.chat(List.of(seat("vi", 3, null)));
        world.match();
        assertThat(world.offerOf(beginner)).isNull();

        world.clock.advance(Duration.ofMinutes(1));
        world.match();

        assertThat(world.offerOf(beginner)).isNotNull();
    }

    @Test
    void asksTheOrganisationThatHelpsOutAfterItsTime() {
        world.jdbc
                .sql("UPDATE queue SET overflow_after = 30, overflow_organisation = :else")
                .param("else", AcdWorld.ELSEWHERE.value())
                .update();
        world.queues.reload();
        var neighbour = world.agent("neighbour", 1, Map.of("ko", 3));
        world.worksAt(neighbour, AcdWorld.ELSEWHERE);
        world.chat(general, "ko");
        world.match();
        assertThat(world.offerOf(neighbour)).isNull();

        world.clock.advance(Duration.ofSeconds(30));
        world.match();

        assertThat(world.offerOf(neighbour)).isNotNull();
    }

    @Test
    void waitsForAPreferredAgentWhoIsBusyButNotForever() {
        rule("UPDATE queue SET preferred_seconds = 60");
        var ada = world.agent("ada", 1, Map.of("ko", 3));
        world.chat(general, "ko");
        world.accept(ada);
        var bo = world.agent("bo", 1, Map.of("ko", 3));
        world.chat(List.of(SeatRequest.agent(general, "ko", world.now()).preferring(ada)));

        world.match();
        assertThat(world.offerOf(bo)).isNull();
        world.clock.advance(Duration.ofMinutes(1));
        world.match();

        assertThat(world.offerOf(bo)).isNotNull();
    }

    @Test
    void doesNotWaitForAPreferredAgentWhoWentHome() {
        rule("UPDATE queue SET preferred_seconds = 60");
        var ada = world.agent("ada", 1, Map.of("ko", 3));
        world.presences.set(ada, PresenceState.OFFLINE, null, null, ada);
        var bo = world.agent("bo", 1, Map.of("ko", 3));
        world.chat(List.of(SeatRequest.agent(general, "ko", world.now()).preferring(ada)));

        world.match();

        assertThat(world.offerOf(bo)).isNotNull();
    }

    @Test
    void whoWaitsForAPreferredAgentKeepsNobodyBehindThemWaiting() {
        rule("UPDATE queue SET preferred_seconds = 600");
        var ada = world.agent("ada", 1, Map.of("ko", 3));
        world.chat(general, "ko");
        world.accept(ada);
        for (int i = 0; i < 30; i++) {
            world.chat(List.of(SeatRequest.agent(general, "ko", world.now()).preferring(ada)));
        }
        world.clock.advance(Duration.ofSeconds(1));
        world.chat(general, "ko");

        var bo = world.agent("bo", 1, Map.of("ko", 3));
        world.match();

        assertThat(world.offerOf(bo)).isNotNull();
    }

    @Test
    void letsAgentsRestAboveTheCapUntilACitizenHasWaitedLong() {
        world.jdbc.sql("""
                INSERT INTO routing_rule (organisation_id, occupancy_cap, occupancy_minutes, occupancy_yields_after) VALUES (:city, 50, 10, 90)
                """).param("city", AcdWorld.CITY.value()).update();
        world.routingRules.reload();
        var ada = world.agent("ada", 1, Map.of("ko", 3));
        world.chat(general, "ko");
        var seat = world.accept(ada);
        world.clock.advance(Duration.ofMinutes(6));
        world.acd.finish(seat.id(), ada);
        world.acd.complete(seat.id(), ada);
        world.chat(general, "ko");

        world.match();
        assertThat(world.offerOf(ada))
                .as("six of the last ten minutes were work")
                .isNull();
        world.clock.advance(Duration.ofSeconds(90));
        world.match();

        assertThat(world.offerOf(ada)).isNotNull();
    }

    @Test
    void anAgentIsRestedWhenTheWorkLiesLongEnoughBack() {
        world.jdbc
                .sql(
                        "INSERT INTO routing_rule (organisation_id, occupancy_cap, occupancy_minutes) VALUES (:city, 50, 10)")
                .param("city", AcdWorld.CITY.value())
                .update();
        world.routingRules.reload();
        var ada = world.agent("ada", 2, Map.of("ko", 3));
        world.chat(general, "ko");
        world.chat(general, "ko");
        var first = world.accept(ada);
        var second = world.accept(ada);
        world.clock.advance(Duration.ofMinutes(4)); // two at once are four minutes, not eight
        for (var seat : List.of(first, second)) {
            world.acd.finish(seat.id(), ada);
            world.acd.complete(seat.id(), ada);
        }
        world.chat(general, "ko");

        world.match();

        assertThat(world.offerOf(ada)).isNotNull();
    }

    @Test
    void tellsHowFarItsWordsAboutWaitingAreUsuallyOff() {
        var ada = world.agent("ada", 10, Map.of("ko", 3));
        for (int i = 0; i < 3; i++) {
            world.chat(general, "ko");
            world.accept(ada);
        }
        world.presences.set(ada, PresenceState.NOT_READY, "BREAK", null, ada);
        for (int i = 0; i < 5; i++) {
            var waiting = world.chat(general, "ko");
            var places = world.queueTimes.places(Set.of(waiting));
            world.queueTimes.told(places); // five minutes, at the pace of three in a quarter of an hour
            assertThat(places.get(waiting))
                    .extracting(QueueTimes.Place::usualError)
                    .isNull();
            world.presences.set(ada, PresenceState.READY, null, null, ada);
            world.accept(ada);
            world.presences.set(ada, PresenceState.NOT_READY, "BREAK", null, ada);
        }

        var next = world.chat(general, "ko");

        var place = world.queueTimes.places(Set.of(next)).get(next);
        assertThat(place).extracting(QueueTimes.Place::usualError).isEqualTo(Duration.ofMinutes(3));
    }

    private void rule(String sql) {
        world.jdbc.sql(sql).update();
        world.queues.reload();
    }

    private SeatRequest seat(String language, int minimum, @org.jspecify.annotations.Nullable UUID preferred) {
        return new SeatRequest(
                SeatRole.AGENT,
                general,
                language,
                List.of(new Need(language, minimum)),
                0,
                world.now(),
                preferred,
                null,
                null,
                false);
    }
}
