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
        int rate = quick ? 2 : 20;
        int warmUp = quick ? 5 : 60;
        int seconds = quick ? 5 : 120;
        var offers = new ArrayList<Double>();
        var ages = new ArrayList<Double>();
        var refused = new AtomicInteger();
        double cores;
        double databaseCores;
        double heapMegabytes;
        try (var product = Product.start();
                var timer = Executors.newScheduledThreadPool(4)) {
            var centre = new Centre(product);
            centre.hire(agents, 1);
            var crowd = crowd(product, agents, screens);
            try (var out = crowd.inputReader(StandardCharsets.UTF_8)) {
                await(out, "ready");
                var arrivals = timer.scheduleAtFixedRate(
                        () -> arrive(centre, refused), 0, 1_000_000_000L / rate, TimeUnit.NANOSECONDS);
                TimeUnit.SECONDS.sleep(warmUp);
                tell(crowd, "measure");
                long begin = System.nanoTime();
                long cpu = cpuNanos();
                long database = databaseNanos(product);
                TimeUnit.SECONDS.sleep(seconds);
                long wall = System.nanoTime() - begin;
                cores = (double) (cpuNanos() - cpu) / wall;
                databaseCores = (double) (databaseNanos(product) - database) / wall;
                arrivals.cancel(false);
                tell(crowd, "end");
                System.gc();
                heapMegabytes =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
                for (var line = out.readLine(); line != null && !line.equals("over"); line = out.readLine()) {
                    int space = line.indexOf(' ');
                    (line.startsWith("offer ") ? offers : ages).add(Double.valueOf(line.substring(space + 1)));
                }
            } finally {
                crowd.destroy();
            }
        }
        double p99 = percentile(offers, 99);
        double age = percentile(ages, 99);
        return new Measured(
                "A centre at work",
                agents + " agents at open desks, " + screens + " wallboards, " + rate
                        + " contacts a second, each taken, held for 30 to 50 seconds, recorded and closed, over the"
                        + " real interface; their side in a process of its own on the same processors. The offer is"
                        + " timed from the citizen's first word stored to the frame at the desk; the age of a"
                        + " wallboard is that of its figures just before the next ones come.",
                List.of(
                        new Claim("offer, p99", Figures.number(p99) + " ms", "< " + AIM_MS + " ms", p99 < AIM_MS),
                        new Claim("arrivals refused", Integer.toString(refused.get()), "none", refused.get() == 0),
                        new Claim("age of a wallboard, p99", Figures.number(age) + " ms", "< 5,000 ms", age < 5000),
                        new Claim("processors the product uses", Figures.number(cores), "told", true),
                        new Claim("processors its database uses", Figures.number(databaseCores), "told", true),
                        new Claim("heap after collection", Figures.number(heapMegabytes) + " MB", "told", true)),
                List.of("", "samples", "p50 ms", "p90 ms", "p99 ms", "longest ms"),
                List.of(row("offer", offers), row("wallboard", ages)));
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

    private static List<String> row(String name, List<Double> samples) {
        return List.of(
                name,
                Integer.toString(samples.size()),
                Figures.number(percentile(samples, 50)),
                Figures.number(percentile(samples, 90)),
                Figures.number(percentile(samples, 99)),
                Figures.number(percentile(samples, 100)));
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
