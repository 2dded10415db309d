package org.dasan.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What has been acknowledged survives the death of any process, and everybody goes on where they were.
class CrashTests {
    @Test
    void losesAndDoublesNothingWhenKilledAtAnyMoment() {
        var trials = CrashTrials.run(3, System.out::println);

        assertThat(trials)
                .hasSize(3)
                .allSatisfy(trial ->
                        assertThat(trial.differences()).as(trial.toString()).isEmpty());
    }
}
