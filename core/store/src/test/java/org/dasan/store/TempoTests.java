package org.dasan.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dasan.testkit.MutableClock;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.support.SimpleTriggerContext;

class TempoTests {
    private static final Instant NOON = Instant.parse("2026-11-30T03:00:00Z");

    private final MutableClock wall = new MutableClock(NOON);
    private final ScalableClock clock = new ScalableClock(wall);

    @Test
    void leavesDurationsAsTheyAreWhileTheCityLivesAtOurPace() {
        assertThat(Tempo.inCity(clock, Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
        assertThat(Tempo.pause(clock, Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(10));
        assertThat(Tempo.inCity(wall, Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void stretchesWhatMachinesNeedInAFastCity() {
        clock.setRate(60);

        assertThat(Tempo.inCity(clock, Duration.ofSeconds(2))).isEqualTo(Duration.ofMinutes(2));
        assertThat(Tempo.atLeast(clock, Duration.ofSeconds(20), Duration.ofSeconds(2)))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(Tempo.atLeast(clock, Duration.ofMinutes(10), Duration.ofSeconds(2)))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void looksMoreOftenInAFastCityButNotAllTheTime() {
        clock.setRate(5);
        assertThat(Tempo.pause(clock, Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(200));

        clock.setRate(1000);
        assertThat(Tempo.pause(clock, Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void comesAtOnceAndThenAPauseAfterItWasDone() {
        clock.setRate(2);
        var trigger = Tempo.every(clock, Duration.ofSeconds(1));

        assertThat(trigger.nextExecution(new SimpleTriggerContext(wall))).isEqualTo(NOON);
        assertThat(trigger.nextExecution(new SimpleTriggerContext(NOON, NOON, NOON.plusSeconds(5))))
                .isEqualTo(NOON.plusMillis(5500));
    }
}
