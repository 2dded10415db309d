package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlowLineTests {
    private static final long MILLISECOND = 1_000_000;

    private final FlowLine line = new FlowLine();

    @Test
    void theSameKeyAgainAtOnceIsOnePress() {
        line.told('9', 0);
        line.told('9', 250 * MILLISECOND);
        line.told('9', 600 * MILLISECOND);
        line.told('1', 610 * MILLISECOND);

        assertThat(line.take()).isEqualTo('9');
        assertThat(line.take()).isEqualTo('9');
        assertThat(line.take()).isEqualTo('1');
        assertThat(line.take()).isNull();
    }

    @Test
    void aHashOutOfHabitIsDroppedWhetherItCameOrIsStillToCome() {
        line.told('#', 0);
        line.numberIsComplete(0);
        assertThat(line.hasKey()).isFalse();

        line.numberIsComplete(1000 * MILLISECOND);
        line.told('#', 1500 * MILLISECOND);
        assertThat(line.hasKey()).isFalse();

        line.told('#', 9000 * MILLISECOND);
        assertThat(line.take()).isEqualTo('#');
    }

    @Test
    void whatTheScriptHeardCountsWhereNoEventEverCame() {
        line.heard('4', 0);
        assertThat(line.take()).isEqualTo('4');

        line.told('5', 1000 * MILLISECOND);
        line.heard('5', 1001 * MILLISECOND);
        assertThat(line.take()).isEqualTo('5');
        assertThat(line.take()).isNull();
    }

    @Test
    void aLineThatNobodyTellsOfIsNotLeft() {
        assertThat(line.leftWithin(Duration.ofMillis(1))).isFalse();

        line.leaves();

        assertThat(line.leftWithin(Duration.ZERO)).isTrue();
    }
}
