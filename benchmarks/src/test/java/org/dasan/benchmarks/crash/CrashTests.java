package org.dasan.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What has been acknowledged survives the death of any process, and everybody goes on where they were.
class CrashTests {
    private static final long SEED = 1;

    @Test
    void losesAndDoublesNothingWhenServerOrDatabaseAreKilled() {
        passed(CrashTrials.run(Blow.ON_ONE_SERVER.size(), System.out::println));
    }

    @Test
    void goesOnAtTheOtherServerAndAfterTheDatabaseWasAway() {
        passed(ClusterTrials.run(SEED, System.out::println));
    }

    private static void passed(List<Trial> trials) {
        assertThat(trials)
                .isNotEmpty()
                .allSatisfy(trial ->
                        assertThat(trial.differences()).as(trial.toString()).isEmpty());
    }
}
