package org.dasan.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dasan.acd.QueueRules;
import org.dasan.acd.Queues;
import org.dasan.acd.Relaxation;
import org.dasan.acd.replay.Replays;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.city.Calendars;

/// How long it takes to live a past day again under changed rules.
final class ReplayBenchmark implements Benchmark {
    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int contacts = quick ? 500 : 22_000;
        int agents = quick ? 10 : 250;
        var rows = new ArrayList<List<String>>();
        var times = new ArrayList<Double>();
        try (var product = Product.start()) {
            new Centre(product).hire(agents, 2);
            var day = LocalDate.ofInstant(
                            Instant.now(), product.bean(Calendars.class).zone())
                    .minusDays(1);
            PastContacts.fill(product, day, contacts);
            var queue = product.bean(Queues.class).all().stream()
                    .filter(each -> each.code().equals("vi"))
                    .findFirst()
                    .orElseThrow();
            var rules = new QueueRules(
                    List.of(new Relaxation(Duration.ofSeconds(60), Map.of("vi", 0))), null, Duration.ZERO);
            for (int round = 1; round <= (quick ? 1 : 5); round++) {
                long begin = System.nanoTime();
                var difference = product.bean(Replays.class).replay(queue, day, rules);
                double seconds = (System.nanoTime() - begin) / 1e9;
                times.add(seconds);
                rows.add(List.of(
                        Integer.toString(round),
                        Figures.number(seconds),
                        Integer.toString(difference.inForce().offered()),
                        Integer.toString(difference.inForce().abandoned()),
                        Integer.toString(difference.changed().abandoned())));
            }
        }
        return new Measured(
                "A day lived again",
                "A day of " + contacts + " contacts and " + agents
                        + " agents is read from the database and lived twice through the real matcher, under the rules in force and with the"
                        + " Vietnamese queue relaxed after a minute; 12 % of the contacts arrive in the peak hour.",
                List.of(new Claim("median, both days", Figures.number(Figures.median(times)) + " s", "told", true)),
                List.of("round", "seconds", "contacts of the queue", "given up in force", "given up changed"),
                rows);
    }
}
