package org.dasan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.dasan.benchmarks.Measured.Claim;
import tools.jackson.databind.JsonNode;

/// From an agent's word "ready" to the offer on the agent's socket, while contacts arrive.
final class OfferBenchmark implements Benchmark {
    private static final int AIM_MS = 100;
    private static final List<Integer> RATES = List.of(5, 20);

    @Override
    public String name() {
        return "offer";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        var rows = new ArrayList<List<String>>();
        var claims = new ArrayList<Claim>();
        for (int rate : RATES) {
            var round = round(rate, quick ? 5 : 60, quick ? 2 : 10, quick ? 3 : 45);
            var waits = round.waits();
            double p99 = Figures.percentile(waits, 99);
            double commit = Figures.percentile(round.commits(), 99);
            boolean full = rate == RATES.getLast();
            claims.add(new Claim(
                    "p99 at " + rate + " a second",
                    Figures.number(p99) + " ms",
                    full ? "< " + AIM_MS + " ms" : "told",
                    !full || p99 < AIM_MS));
            claims.add(new Claim(
                    "p99 at " + rate + " a second ÷ p99 of a bare commit beside it",
                    Figures.times(p99 / commit),
                    "told",
                    true));
            rows.add(List.of(
                    Integer.toString(rate),
                    Integer.toString(waits.length),
                    Figures.number(Figures.percentile(waits, 50)),
                    Figures.number(Figures.percentile(waits, 90)),
                    Figures.number(p99),
                    Figures.number(Figures.percentile(waits, 100)),
                    Figures.number(Figures.percentile(round.commits(), 50)),
                    Figures.number(commit)));
        }
        return new Measured(
                "Ready to offer",
                "Contacts arrive at an even pace; agents at real sockets become ready, take, record and finish at the same pace, over the"
                        + " real interface, their side on the same processors. Measured from sending the word ready to the offer in a"
                        + " frame of the desk. The limit is what people do not notice; the busiest day of Seoul has some 3 a second. An offer is three"
                        + " transactions one after the other, so a bare commit is timed beside it.",
                claims,
                List.of(
                        "arrivals a second",
                        "offers",
                        "p50 ms",
                        "p90 ms",
                        "p99 ms",
                        "longest ms",
                        "bare commit p50 ms",
                        "p99 ms"),
                rows);
    }

    /// Milliseconds from ready to offer, and of the bare commits beside them.
    @SuppressWarnings("ArrayRecordComponent") // figures, looked at once
    private record Round(double[] waits, double[] commits) {}

    private static Round round(int rate, int agents, int warmUp, int seconds) throws Exception {
        var samples = new ConcurrentLinkedQueue<Double>();
        double[] commits;
        try (var product = Product.start();
                var bare = new BareCommits(product);
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http = DeskClient.http(threads);
                var timer = Executors.newScheduledThreadPool(1)) {
            var centre = new Centre(product);
            centre.hire(agents, 1);
            centre.arrive(agents * 5);
            var free = new ArrayBlockingQueue<Desk>(agents);
            var all = new ArrayList<Desk>();
            for (int i = 1; i <= agents; i++) {
                var desk = new Desk(new DeskClient(product.address(), http), "bench" + i);
                all.add(desk);
                free.add(desk);
            }
            var pings =
                    timer.scheduleAtFixedRate(() -> all.forEach(desk -> desk.client.ping()), 10, 10, TimeUnit.SECONDS);
            long begin = System.nanoTime();
            for (int beat = 0; beat < (warmUp + seconds) * rate; beat++) {
                awaitBeat(begin, beat, rate);
                boolean counts = beat >= warmUp * rate;
                threads.execute(() -> centre.arrive(1));
                var desk = free.poll(60, TimeUnit.SECONDS);
                if (desk == null) {
                    throw new IllegalStateException("no agent is done within a minute");
                }
                threads.execute(() -> {
                    double waited = desk.contact();
                    if (counts) {
                        samples.add(waited);
                    }
                    free.add(desk);
                });
            }
            for (int i = 0; i < agents; i++) {
                if (free.poll(60, TimeUnit.SECONDS) == null) {
                    throw new IllegalStateException("an agent got no offer");
                }
            }
            pings.cancel(false);
            all.forEach(desk -> desk.client.close());
            commits = bare.millis();
        }
        return new Round(samples.stream().mapToDouble(Double::doubleValue).toArray(), commits);
    }

    private static void awaitBeat(long begin, int beat, int rate) throws InterruptedException {
        long left = begin + beat * 1_000_000_000L / rate - System.nanoTime();
        new SynchronousQueue<Integer>().poll(left, TimeUnit.NANOSECONDS); // nobody ever puts anything in
    }

    /// One agent, who takes one contact at a time.
    private static final class Desk {
        private final DeskClient client;
        private final BlockingQueue<Arrived> offers = new ArrayBlockingQueue<>(100);
        private String lastOffer = "";

        private record Arrived(JsonNode offer, long at) {}

        Desk(DeskClient client, String username) {
            this.client = client;
            client.signIn(username);
            client.listen(this::heard);
        }

        private void heard(JsonNode frame) {
            var offer = frame.path("desk").path("offer");
            var id = offer.path("id").asString("");
            if (!id.isEmpty() && !id.equals(lastOffer)) {
                lastOffer = id;
                offers.add(new Arrived(offer, System.nanoTime()));
            }
        }

        /// Becomes ready, takes the offer, and is done with it.
        ///
        /// @return milliseconds from ready to the offer
        double contact() {
            long ready = System.nanoTime();
            client.send("PUT", "/presence", Map.of("state", "READY"));
            var arrived = next();
            client.send("PUT", "/presence", Map.of("state", "NOT_READY", "reason", "PAPERWORK"));
            client.send("POST", "/offers/" + arrived.offer().path("id").asString() + "/accept", Map.of());
            var seat = "/seats/" + arrived.offer().path("seatId").asString();
            client.send("POST", seat + "/finish", Map.of());
            client.send(
                    "PUT",
                    seat + "/record",
                    Map.of(
                            "version",
                            0,
                            "outcome",
                            "RESOLVED",
                            "topics",
                            List.of("waste.bulky"),
                            "memo",
                            "",
                            "knowledgeGap",
                            false));
            client.send("POST", seat + "/complete", Map.of());
            return (arrived.at() - ready) / 1e6;
        }

        private Arrived next() {
            try {
                var arrived = offers.poll(60, TimeUnit.SECONDS);
                if (arrived == null) {
                    throw new IllegalStateException("no offer within a minute");
                }
                return arrived;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
