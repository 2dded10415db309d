package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.List;

/// How a trial ended.
///
/// @param acknowledgedBefore words the servers had given when the blow fell
/// @param acknowledged       words they had given in the end
/// @param recoveries         from each start after a blow to the first answer; with two servers, the longest
/// that
///                           anybody was without a socket
/// @param remarks            what else was seen
/// @param differences        what was lost, doubled, left behind or does not add up; empty when all is well
public record Trial(
        long seed,
        Blow blow,
        int acknowledgedBefore,
        int acknowledged,
        List<Duration> recoveries,
        String remarks,
        List<String> differences) {
    public Trial {
        recoveries = List.copyOf(recoveries);
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + blow + " after " + acknowledgedBefore + " of " + acknowledged
                + " acknowledgements, back after "
                + recoveries.stream().map(Duration::toMillis).toList() + " ms"
                + (remarks.isEmpty() ? "" : " (" + remarks + ")") + ": "
                + (passed() ? "nothing lost, nothing doubled" : String.join("\n  ", differences));
    }
}
