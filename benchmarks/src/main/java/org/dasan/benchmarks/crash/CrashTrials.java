package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// kill -9 at seeded moments under load, again and again on the same data; after each, everything is counted.
public final class CrashTrials {
    private static final int CITIZENS = 20;
    private static final int AGENTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private CrashTrials() {}

    /// What is killed.
    public enum Blow {
        /// The server; its database goes on, and the next server takes it over.
        SERVER,
        /// The server and the database at once, and one agent who holds contacts never comes back.
        EVERYTHING,
        /// The server, and the one started after it as well.
        SERVER_TWICE
    }

    /// How a trial ended.
    ///
    /// @param acknowledgedBefore words the server had given when it was killed
    /// @param acknowledged       words it had given in the end
    /// @param recoveries         from each start after a blow to its first answer
    /// @param differences        what was lost, doubled, left behind or does not add up; empty when all is well
    public record Trial(
            long seed,
            Blow blow,
            int acknowledgedBefore,
            int acknowledged,
            List<Duration> recoveries,
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
                    + " acknowledgements, answers again after "
                    + recoveries.stream().map(Duration::toMillis).toList() + " ms: "
                    + (passed() ? "nothing lost, nothing doubled" : String.join("\n  ", differences));
        }
    }

    /// Carries out the trials of the seeds 1 to `seeds`.
    ///
    /// @param report hears of each trial when it is over
    public static List<Trial> run(int seeds, Consumer<Trial> report) {
        return run(LongStream.rangeClosed(1, seeds).boxed().toList(), report);
    }

    /// Carries out the trials of these seeds, one after the other on the same data.
    public static List<Trial> run(List<Long> seeds, Consumer<Trial> report) {
        var trials = new ArrayList<Trial>();
        try (var server = OneServer.start()) {
            for (var seed : seeds) {
                var trial = trial(seed, server);
                trials.add(trial);
                report.accept(trial);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted after " + trials.size() + " trials", e);
        }
        return trials;
    }

    private static Trial trial(long seed, OneServer server) throws InterruptedException {
        var random = new Random(seed);
        var blow = Blow.values()[(int) Math.floorMod(seed - 1, (long) Blow.values().length)];
        var recoveries = new ArrayList<Duration>();
        try (var crowd = new Crowd("seed" + seed, random, server.entrances(), CITIZENS, AGENTS)) {
            int words = crowd.expectedAcknowledgements();
            int moment = words / 10 + random.nextInt(words * 7 / 10);
            crowd.enter();
            crowd.awaitAcknowledgements(moment, PATIENCE);
            int before = strike(blow, server, crowd, random);
            recoveries.add(server.restart());
            if (blow == Blow.SERVER_TWICE) {
                crowd.awaitAcknowledgements(before + random.nextInt(words / 10), PATIENCE);
                server.killServer();
                recoveries.add(server.restart());
            }
            var audit = new Audit(server::database, server.entrances());
            var differences = Endings.count(crowd, audit, PATIENCE);
            return new Trial(seed, blow, before, crowd.ledger().acknowledgements(), recoveries, differences);
        }
    }

    private static int strike(Blow blow, OneServer server, Crowd crowd, Random random) {
        switch (blow) {
            case SERVER, SERVER_TWICE -> server.killServer();
            case EVERYTHING -> server.killEverything();
        }
        int before = crowd.ledger().acknowledgements();
        if (blow == Blow.EVERYTHING) {
            crowd.loseAgent(random);
        }
        return before;
    }
}
