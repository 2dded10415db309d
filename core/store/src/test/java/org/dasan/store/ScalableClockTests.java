package org.dasan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import org.dasan.testkit.MutableClock;
import org.junit.jupiter.api.Test;

class ScalableClockTests {
    private final MutableClock wall = new MutableClock();
    private final ScalableClock clock = new ScalableClock(wall);

    @Test
    void isTheWallClockUntilItIsTold() {
        wall.advance(Duration.ofDays(3));

        assertThat(clock.instant()).isEqualTo(wall.instant());
    }

    @Test
    void livesFasterFromTheMomentItIsTold() {
        wall.advance(Duration.ofHours(1));
        var before = clock.instant();

        clock.setRate(144);
        wall.advance(Duration.ofMinutes(10));

        assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void staysAheadWhenItSlowsDownAgain() {
        clock.setRate(60);
        wall.advance(Duration.ofMinutes(1));
        clock.setRate(1);
        wall.advance(Duration.ofMinutes(1));

        assertThat(Duration.between(wall.instant(), clock.instant())).isEqualTo(Duration.ofMinutes(59));
    }

    @Test
    void neverGoesBack() {
        var told = clock.instant();

        wall.advance(Duration.ofSeconds(-5));

        assertThat(clock.instant()).isEqualTo(told);
    }

    @Test
    void showsTheSameTimeInEveryZone() {
        var seoul = clock.withZone(ZoneId.of("Asia/Seoul"));

        clock.setRate(2);
        wall.advance(Duration.ofMinutes(1));

        assertThat(seoul.instant()).isEqualTo(clock.instant());
        assertThat(seoul.getZone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    }

    @Test
    void goesOnFromALaterTimeAndNeverFromAnEarlierOne() {
        var later = clock.instant().plus(Duration.ofHours(3));

        clock.notBefore(later);
        wall.advance(Duration.ofMinutes(1));
        clock.notBefore(later);

        assertThat(clock.instant()).isEqualTo(later.plus(Duration.ofMinutes(1)));
    }

    @Test
    void refusesToStandStillOrRunBackwards() {
        assertThatThrownBy(() -> clock.setRate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.setRate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.setRate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
