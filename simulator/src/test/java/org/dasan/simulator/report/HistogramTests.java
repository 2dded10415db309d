package org.dasan.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTests {
    private final Histogram histogram = new Histogram();

    @Test
    void tellsPercentilesWithinItsBuckets() {
        for (int i = 1; i <= 1000; i++) {
            histogram.add(i);
        }

        assertThat(histogram.count()).isEqualTo(1000);
        assertThat(histogram.percentile(50)).isCloseTo(500, within(500 * 0.03));
        assertThat(histogram.percentile(99)).isCloseTo(990, within(990 * 0.03));
        assertThat(histogram.within(250)).isCloseTo(0.25, within(0.01));
    }

    @Test
    void hasNothingToTellWhenItIsEmpty() {
        assertThat(histogram.percentile(99)).isZero();
        assertThat(histogram.within(1)).isEqualTo(1);
    }

    @Test
    void takesHoursAndNothing() {
        histogram.add(0);
        histogram.add(-5);
        histogram.add(3_600_000);

        assertThat(histogram.percentile(50)).isZero();
        assertThat(histogram.percentile(100)).isCloseTo(3_600_000, within(3_600_000 * 0.03));
    }
}
