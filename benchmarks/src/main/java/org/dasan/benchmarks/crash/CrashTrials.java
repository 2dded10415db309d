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

    /// Carries out the trials of the seeds 1 to `seeds`; each four in a row suffer all that one server can.
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
        var blows = Blow.ON_ONE_SERVER;
        var blow = blows.get((int) Math.floorMod(seed - 1, (long) blows.size()));
        try (var crowd = new Crowd("seed" + seed, random, server.entrances(), CITIZENS, AGENTS)) {
            crowd.enter();
            crowd.awaitAcknowledgements(crowd.moment(random), PATIENCE);
            var after = strike(blow, server, crowd, random);
            var differences = new ArrayList<>(after.differences);
            differences.addAll(Endings.count(crowd, new Audit(server::database, server.entrances()), PATIENCE));
            if (blow != Blow.DATABASE) { // it says loudly that its database has died
                differences.addAll(server.errors());
            }
            return new Trial(
                    seed,
                    blow,
                    after.acknowledged,
                    crowd.ledger().acknowledgements(),
                    after.recoveries,
                    after.remarks,
                    differences);
        }
    }

    private record After(int acknowledged, List<Duration> recoveries, String remarks, List<String> differences) {}

    private static After strike(Blow blow, OneServer server, Crowd crowd, Random random) throws InterruptedException {
        return switch (blow) {
            case SERVER -> {
                server.killServer();
                int before = crowd.ledger().acknowledgements();
                yield new After(before, List.of(server.restart()), "", List.of());
            }
            case EVERYTHING -> {
                server.killEverything();
                int before = crowd.ledger().acknowledgements();
                crowd.loseAgent(random);
                yield new After(before, List.of(server.restart()), "", List.of());
            }
            case SERVER_TWICE -> {
                server.killServer();
                int before = crowd.ledger().acknowledgements();
                var first = server.restart();
                crowd.awaitAcknowledgements(before + random.nextInt(crowd.expectedAcknowledgements() / 10), PATIENCE);
                server.killServer();
                yield new After(before, List.of(first, server.restart()), "", List.of());
            }
            case DATABASE -> databaseDies(server, crowd, random);
            case ONE_OF_TWO, DATABASE_STOPPED -> throw new IllegalArgumentException(blow + " needs a cluster");
        };
    }

    private static After databaseDies(OneServer server, Crowd crowd, Random random) throws InterruptedException {
        var wounds = OneServer.Wound.values();
        var wound = wounds[random.nextInt(wounds.length)];
        try (var probe = Probe.of(server.entrances(), 0, crowd.someoneTalking(PATIENCE))) {
            long begin = System.nanoTime();
            server.killDatabase(wound);
            int before = crowd.ledger().acknowledgements();
            boolean up = probe.awaitUp(PATIENCE);
            var recovery = Duration.ofNanos(System.nanoTime() - begin);
            var differences = new ArrayList<>(probe.faults());
            if (!up) {
                differences.add("the server did not start its database again: " + probe.summary());
            }
            return new After(before, List.of(recovery), wound + ", " + probe.summary(), differences);
        }
    }
}
