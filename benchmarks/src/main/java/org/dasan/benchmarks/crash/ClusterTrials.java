package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Two servers on one database: one is killed under load, then the database stops under the one that is left.
public final class ClusterTrials {
    private static final int CITIZENS = 20;
    private static final int AGENTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private ClusterTrials() {}

    /// Carries out both trials of a seed.
    ///
    /// @param report hears of each trial when it is over
    public static List<Trial> run(long seed, Consumer<Trial> report) {
        var trials = new ArrayList<Trial>();
        try (var cluster = Cluster.start(2)) {
            trials.add(oneOfTwo(seed, cluster));
            report.accept(trials.getLast());
            trials.add(databaseStops(seed, cluster));
            report.accept(trials.getLast());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted after " + trials.size() + " trials", e);
        }
        return trials;
    }

    private static Trial oneOfTwo(long seed, Cluster cluster) throws InterruptedException {
        var random = new Random(seed);
        try (var crowd = new Crowd("seed" + seed, random, cluster.entrances(), CITIZENS, AGENTS)) {
            crowd.enter();
            crowd.awaitAcknowledgements(crowd.moment(random), PATIENCE);
            cluster.killServer(0);
            int before = crowd.ledger().acknowledgements();
            var audit = new Audit(cluster::jdbc, cluster.entrances());
            var differences = new ArrayList<>(Endings.count(crowd, audit, PATIENCE));
            differences.addAll(new Screens(cluster::jdbc, cluster.entrances(), 1).differences(PATIENCE));
            return new Trial(
                    seed,
                    Blow.ONE_OF_TWO,
                    before,
                    crowd.ledger().acknowledgements(),
                    List.of(crowd.longestBreak()),
                    "resumed on the other server",
                    differences);
        }
    }

    private static Trial databaseStops(long seed, Cluster cluster) throws InterruptedException {
        var random = new Random(seed);
        try (var crowd = new Crowd("seed" + seed + " again", random, cluster.entrances(), CITIZENS, AGENTS)) {
            crowd.enter();
            crowd.awaitAcknowledgements(crowd.moment(random), PATIENCE);
            var differences = new ArrayList<String>();
            int before;
            Duration recovery;
            String remarks;
            try (var probe = Probe.of(cluster.entrances(), 1, crowd.someoneTalking(PATIENCE))) {
                cluster.stopDatabase();
                before = crowd.ledger().acknowledgements();
                if (!probe.awaitDown(PATIENCE)) {
                    differences.add("the server did not say that its database is away: " + probe.summary());
                }
                cluster.startDatabase();
                long begin = System.nanoTime();
                if (!probe.awaitUp(PATIENCE)) {
                    differences.add("the server did not find its database again: " + probe.summary());
                }
                recovery = Duration.ofNanos(System.nanoTime() - begin);
                remarks = probe.summary();
                differences.addAll(probe.faults());
            }
            differences.addAll(Endings.count(crowd, new Audit(cluster::jdbc, cluster.entrances()), PATIENCE));
            differences.addAll(new Screens(cluster::jdbc, cluster.entrances(), 1).differences(PATIENCE));
            return new Trial(
                    seed,
                    Blow.DATABASE_STOPPED,
                    before,
                    crowd.ledger().acknowledgements(),
                    List.of(recovery),
                    remarks,
                    differences);
        }
    }
}
