package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.dasan.channels.chat.IdleRule.Silence;
import org.dasan.channels.chat.IdleRule.Step;
import org.dasan.city.Timeouts;
import org.junit.jupiter.api.Test;

class IdleRuleTests {
    private static final Instant NINE = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void leavesACitizenAloneForFiveMinutes() {
        assertThat(decide(new Silence(NINE, null), 299)).isEqualTo(Step.NOTHING);
        assertThat(decide(new Silence(NINE, null), 300)).isEqualTo(Step.WARN);
    }

    @Test
    void endsTheChatTenMinutesAfterTheLastWord() {
        var warned = new Silence(NINE, NINE.plusSeconds(300));

        assertThat(decide(warned, 599)).isEqualTo(Step.NOTHING);
        assertThat(decide(warned, 600)).isEqualTo(Step.CLOSE);
    }

    @Test
    void givesTheWholeTimeAfterALateWarning() {
        var warnedLate = new Silence(NINE, NINE.plusSeconds(3600));

        assertThat(decide(warnedLate, 3899)).isEqualTo(Step.NOTHING);
        assertThat(decide(warnedLate, 3900)).isEqualTo(Step.CLOSE);
    }

    @Test
    void neverEndsAChatWithoutAWarning() {
        assertThat(decide(new Silence(NINE, null), 86_400)).isEqualTo(Step.WARN);
    }

    private static Step decide(Silence silence, long secondsLater) {
        return IdleRule.decide(silence, Timeouts.DEFAULT, NINE.plusSeconds(secondsLater));
    }
}
