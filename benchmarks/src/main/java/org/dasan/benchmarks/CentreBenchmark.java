package org.dasan.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.benchmarks.Measured.Claim;

/// A whole centre at work: a thousand agents at open desks and supervisors' screens, at the pace of a city's
/// worst hour. Their side runs in a process of its own ([CentreCrowd]), so that the product's processor time and
/// memory are its own.
final class CentreBenchmark implements Benchmark {
    private static final int AIM_MS = 100;

    @Override
    public String name() {
        return "centre";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int agents = quick ? 20 : 1000;
        int screens = quick ? 2 : 50;
        var rates = quick ? new int[] {2} : new int[] {5, 10, 20};
        int warmUp = quick ? 5 : 60;
        int seconds = quick ? 5 : 90;
        var paces = new ArrayList<Pace>();
        var refused = new AtomicInteger();
        double heapMegabytes;
        try (var product = Product.start();
                var timer = Executors.newScheduledThreadPool(4)) {
            var centre = new Centre(product);
            centre.hire(agents, 1);
            var crowd = crowd(product, agents, screens);
            try (var out = crowd.inputReader(StandardCharsets.UTF_8)) {
                await(out, "ready");
                for (int rate : rates) {
                    var arrivals = timer.scheduleAtFixedRate(
                            () -> arrive(centre, refused), 0, 1_000_000_000L / rate, TimeUnit.NANOSECONDS);
                    TimeUnit.SECONDS.sleep(warmUp);
                    paces.add(measure(product, crowd, out, rate, seconds));
                    arrivals.cancel(false);
                }
                tell(crowd, "enough");
                System.gc();
                heapMegabytes =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
            } finally {
                crowd.destroy();
            }
        }
        var fastest = paces.getLast();
        double p99 = percentile(fastest.offers, 99);
        double age = percentile(fastest.ages, 99);
        return new Measured(
                "A centre at work",
                agents + " agents at open desks and " + screens + " wallboards, contacts at growing paces, each taken,"
                        + " held for 30 to 50 seconds, recorded and closed, over the real interface; their side in a"
                        + " process of its own on the same processors. The busiest hour of Seoul has some 3 a second."
                        + " The offer is timed from the citizen's first word stored to the frame at the desk, with"
                        + " the wait for somebody who speaks the language; the age of a wallboard is that of its"
                        + " figures just before the next ones come.",
                List.of(
                        new Claim(
                                "offer at " + fastest.rate + " a second, p99",
                                Figures.number(p99) + " ms",
                                "< " + AIM_MS + " ms",
                                p99 < AIM_MS),
                        new Claim("arrivals refused", Integer.toString(refused.get()), "none", refused.get() == 0),
                        new Claim("age of a wallboard, p99", Figures.number(age) + " ms", "< 5,000 ms", age < 5000),
                        new Claim("heap after collection", Figures.number(heapMegabytes) + " MB", "told", true)),
                List.of(
                        "contacts a second",
                        "offers",
                        "p50 ms",
                        "p90 ms",
                        "p99 ms",
                        "wallboard p50 ms",
                        "p99 ms",
                        "processors of the product",
                        "of its database",
                        "steps failed"),
                paces.stream().map(CentreBenchmark::row).toList());
    }

    /// What was seen at one pace.
    private record Pace(
            int rate, List<Double> offers, List<Double> ages, double cores, double databaseCores, String failed) {}

    private static Pace measure(Product product, Process crowd, BufferedReader out, int rate, int seconds)
            throws java.io.IOException, InterruptedException {
        tell(crowd, "measure");
        long begin = System.nanoTime();
        long cpu = cpuNanos();
        long database = databaseNanos(product);
        TimeUnit.SECONDS.sleep(seconds);
        double wall = System.nanoTime() - begin;
        double cores = (cpuNanos() - cpu) / wall;
        double databaseCores = (databaseNanos(product) - database) / wall;
        tell(crowd, "end");
        var offers = new ArrayList<Double>();
        var ages = new ArrayList<Double>();
        var failed = "";
        for (var line = out.readLine(); line != null && !line.equals("over"); line = out.readLine()) {
            var said = line.split(" ", 2);
            switch (said[0]) {
                case "offer" -> offers.add(Double.valueOf(said[1]));
                case "wall" -> ages.add(Double.valueOf(said[1]));
                default -> failed = said[1];
            }
        }
        return new Pace(rate, offers, ages, cores, databaseCores, failed);
    }

    /// One that is refused must not end the others: the timer stops at the first failure it sees.
    private static void arrive(Centre centre, AtomicInteger refused) {
        try {
            centre.arrive(1);
        } catch (RuntimeException e) {
            if (refused.getAndIncrement() == 0) {
                Benchmarks.say("an arrival was refused: " + e);
            }
        }
    }

    private static List<String> row(Pace pace) {
        return List.of(
                Integer.toString(pace.rate),
                Integer.toString(pace.offers.size()),
                Figures.number(percentile(pace.offers, 50)),
                Figures.number(percentile(pace.offers, 90)),
                Figures.number(percentile(pace.offers, 99)),
                Figures.number(percentile(pace.ages, 50)),
                Figures.number(percentile(pace.ages, 99)),
                Figures.number(pace.cores),
                Figures.number(pace.databaseCores),
                pace.failed);
    }

    private static double percentile(List<Double> samples, double percent) {
        return Figures.percentile(
                samples.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }

    private static Process crowd(Product product, int agents, int screens) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CentreCrowd.class.getName(),
                        product.address().toString(),
                        Integer.toString(agents),
                        Integer.toString(screens))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void await(BufferedReader out, String word) throws java.io.IOException {
        for (var line = out.readLine(); !word.equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the crowd ended before it was " + word);
            }
        }
    }

    private static void tell(Process crowd, String word) throws java.io.IOException {
        var in = crowd.outputWriter(StandardCharsets.UTF_8);
        in.write(word + "\n");
        in.flush();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /// The processes of the embedded database, which stand beside this one, not below it.
    private static long databaseNanos(Product product) {
        var folder = product.data().toString();
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().command().orElse("").startsWith(folder))
                .mapToLong(each -> each.info()
                        .totalCpuDuration()
                        .map(time -> time.toNanos())
                        .orElse(0L))
                .sum();
    }
}
