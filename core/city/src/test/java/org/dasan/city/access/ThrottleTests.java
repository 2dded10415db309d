package org.dasan.city.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.dasan.city.DemoMode;
import org.junit.jupiter.api.Test;

class ThrottleTests {
    private final Throttle throttle = new Throttle(3, Duration.ofHours(1));

    @Test
    void letsEachKeyDoItSoManyTimes() {
        for (var i = 0; i < 3; i++) {
            throttle.take("ada");
        }

        var refused = catchThrowableOfType(TooManyRequestsException.class, () -> throttle.take("ada"));

        assertThat(refused.retryAfterSeconds()).isBetween(1100L, 1200L); // a third of the hour
        assertThatCode(() -> throttle.take("bob")).doesNotThrowAnyException();
    }

    @Test
    void askingTakesNothing() {
        for (var i = 0; i < 10; i++) {
            throttle.check("ada");
        }

        assertThatCode(() -> throttle.take("ada")).doesNotThrowAnyException();
    }

    @Test
    void exemptsThisMachineInDemoModeAlone() {
        var demo = new Throttles(new DemoMode(true));
        var real = new Throttles(new DemoMode(false));

        assertThat(demo.exempt("127.0.0.1")).isTrue();
        assertThat(demo.exempt("0:0:0:0:0:0:0:1")).isTrue();
        assertThat(demo.exempt("10.0.0.7")).isFalse();
        assertThat(demo.exempt("")).isFalse();
        assertThat(real.exempt("127.0.0.1")).isFalse();
    }
}
