package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.dasan.store.Ids;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDatabase
class QueueTimesTests {
    private final AcdWorld world;
    private final Queue general;

    QueueTimesTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
        general = world.queues.get(world.queue("general"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void claimsNothingAboutAPaceItDoesNotKnow() {
        world.chat(general.id(), "ko");

        var outlook = world.queueTimes.outlook(general, "ko", Channel.CHAT);

        assertThat(outlook.waiting()).isEqualTo(1);
        assertThat(outlook.ready()).isZero();
        assertThat(outlook.expectedWait()).isNull();
    }

    @Test
    void promisesAnAnswerAtOnceWhenSomebodyWhoCouldGiveItHasRoom() {
        world.agent("ada", 1, Map.of("ko", 3));

        assertThat(world.queueTimes.outlook(general, "ko", Channel.CHAT).expectedWait())
                .isEqualTo(Duration.ZERO);
        assertThat(world.queueTimes.outlook(general, "vi", Channel.CHAT).ready())
                .isZero();
    }

    @Test
    void goesByThePaceOfTheLastQuarterOfAnHour() {
        var ada = world.agent("ada", 3, Map.of("ko", 3));
        for (int i = 0; i < 3; i++) {
            world.chat(general.id(), "ko");
            world.accept(ada);
        }
        var first = world.chat(general.id(), "ko");
        world.clock.advance(Duration.ofSeconds(1));
        var second = world.chat(general.id(), "ko");

        var places = world.queueTimes.places(List.of(first, second));

        assertThat(places.get(first))
                .matches(place -> place.ahead() == 0 && Duration.ofMinutes(5).equals(place.expectedWait()));
        assertThat(places.get(second))
                .matches(place -> place.ahead() == 1 && Duration.ofMinutes(10).equals(place.expectedWait()));
        world.clock.advance(Duration.ofMinutes(15));
        assertThat(world.queueTimes.places(List.of(first)).get(first)).matches(place -> place.expectedWait() == null);
    }

    @Test
    void doesNotCountWhoIsAwayBeforeOthersButTellsThemTheirPlace() {
        var away = world.chat(general.id(), "ko");
        world.clock.advance(Duration.ofSeconds(1));
        var here = world.chat(general.id(), "ko");
        world.acd.pauseOffers(away, true);

        var places = world.queueTimes.places(List.of(here));

        assertThat(places.get(here)).matches(place -> place.ahead() == 0);
        assertThat(world.queueTimes.places(List.of(away)).get(away)).matches(place -> place.ahead() == 0);
        assertThat(world.queueTimes.places(List.of(new InteractionId(Ids.next()))))
                .isEmpty();
    }
}
