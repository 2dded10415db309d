package org.dasan.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Measures what is named, or everything, and writes down what it found.
public final class Benchmarks {
    static final List<Benchmark> ALL = List.of(
            new IntakeBenchmark(),
            new OutboxBenchmark(),
            new MatcherBenchmark(),
            new OfferBenchmark(),
            new PushBenchmark(),
            new CentreBenchmark(),
            new ScreenPopBenchmark(),
            new ReplayBenchmark(),
            new ReportBenchmark(),
            new SearchBenchmark(),
            new DayBenchmark(),
            new StartBenchmark(),
            new CrashBenchmark());

    private Benchmarks() {}

    /// Runs what is named.
    ///
    /// @param arguments names of benchmarks; `--quick` runs them at a size that only shows that they work,
    /// and writes nothing
    public static void main(String... arguments) throws Exception {
        var quick = Arrays.asList(arguments).contains("--quick");
        var names =
                Arrays.stream(arguments).filter(name -> !name.startsWith("--")).toList();
        var known = ALL.stream().map(Benchmark::name).toList();
        if (!known.containsAll(names)) {
            say("There is " + String.join(", ", known) + "; not all of " + String.join(", ", names) + ".");
            System.exit(2);
        }
        for (var benchmark : ALL) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                say("\n" + benchmark.name() + " …");
                var measured = benchmark.run(quick);
                show(measured);
                if (!quick) {
                    keep(benchmark.name(), measured);
                }
            }
        }
        System.exit(0); // pools and clients of what was measured must not hold the end up
    }

    private static void keep(String name, Measured measured) throws IOException {
        var results = new Results(Path.of("benchmarks"));
        results.keep(name, measured);
        results.write(ALL.stream().map(Benchmark::name).toList());
    }

    private static void show(Measured measured) {
        say(measured.title());
        say(measured.header().stream().collect(Collectors.joining(" | ")));
        measured.rows().forEach(row -> say(String.join(" | ", row)));
        measured.claims()
                .forEach(claim -> say((claim.met() ? "met:    " : "missed: ") + claim.what() + ": " + claim.figure()
                        + " (aim " + claim.aim() + ")"));
    }

    @SuppressWarnings("SystemOut") // a program of the command line
    static void say(String line) {
        System.out.println(line);
    }
}
