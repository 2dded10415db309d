package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.Unreachable;

/// The end of a trial: everybody finishes what they began, then all is counted.
final class Endings {
    private Endings() {}

    /// What does not agree; empty when all is well.
    static List<String> count(Crowd crowd, Audit audit, Duration patience) throws InterruptedException {
        boolean over = crowd.awaitVisits(patience);
        boolean tidy = over && new News().await(() -> audit.openWork() == 0, patience);
        try {
            return audit.differences(crowd);
        } catch (Unreachable e) {
            var found = new ArrayList<>(crowd.complaints());
            found.add("could not be counted: " + e + (tidy ? "" : ", and work is left over"));
            return found;
        }
    }
}
