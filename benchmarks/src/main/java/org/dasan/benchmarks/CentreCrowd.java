package org.dasan.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The people of [CentreBenchmark], in a process of their own. Says `ready` when all are at their desks, measures
/// between the words `measure` and `end`, and prints a line for each sample.
final class CentreCrowd {
    private static final Random RANDOM = new Random(120);

    private final ConcurrentLinkedQueue<String> samples = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean measuring;

    private CentreCrowd() {}

    /// Runs the crowd.
    ///
    /// @param args address of the server, agents, screens
    public static void main(String[] args) throws Exception {
        new CentreCrowd().run(URI.create(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private void run(URI server, int agents, int screens) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var timer = Executors.newScheduledThreadPool(2);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var http = DeskClient.http(threads);
            var clients = new ConcurrentLinkedQueue<DeskClient>();
            var seated = new CountDownLatch(agents);
            // from the beginning: who is silent while the others still sit down is sent away
            var pings = timer.scheduleAtFixedRate(() -> clients.forEach(DeskClient::ping), 10, 10, TimeUnit.SECONDS);
            var doors = new Semaphore(4); // passwords are costly to check
            for (int i = 1; i <= agents; i++) {
                var name = "bench" + i;
                var _ = threads.submit(() -> {
                    doors.acquire();
                    try {
                        var agent = new Agent(server, http, name, threads);
                        clients.add(agent.client);
                        seated.countDown();
                    } finally {
                        doors.release();
                    }
                    return null;
                });
            }
            if (!seated.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException(seated.getCount() + " agents did not reach their desks");
            }
            for (int i = 0; i < screens; i++) {
                clients.add(screen(server, http));
            }
            System.out.println("ready");
            for (var line = in.readLine(); "measure".equals(line); line = in.readLine()) {
                measuring = true;
                expect(in, "end");
                measuring = false;
                samples.forEach(System.out::println);
                samples.clear();
                System.out.println("failed " + failed.getAndSet(0));
                System.out.println("over");
                System.out.flush();
            }
            pings.cancel(false);
            System.exit(0); // contacts in hand are left as they are
        }
    }

    private static void expect(BufferedReader in, String word) throws java.io.IOException {
        var line = in.readLine();
        if (!word.equals(line)) {
            throw new IllegalStateException("expected " + word + " but heard " + line);
        }
    }

    private DeskClient screen(URI server, HttpClient http) {
        var client = new DeskClient(server, http);
        client.signIn("supervisor1");
        var organisation = client.send("GET", "/session", null)
                .path("roles")
                .get(0)
                .path("organisation")
                .path("id")
                .asString();
        var last = new Instant[1];
        client.listen("{\"type\":\"hello\",\"streams\":{},\"screen\":\"wallboard\"}", frame -> {
            if (frame.path("type").asString("").equals("wallboard")) {
                if (measuring && last[0] != null) {
                    samples.add(
                            "wall " + Duration.between(last[0], Instant.now()).toNanos() / 1e6);
                }
                last[0] = Instant.parse(frame.path("wall").path("at").asString());
            }
        });
        client.say("{\"type\":\"watch\",\"picture\":\"wallboard\",\"organisation\":\"" + organisation
                + "\",\"queues\":[]}");
        return client;
    }

    /// Somebody at a desk, who takes what is offered, one at a time.
    private final class Agent {
        private final DeskClient client;
        private final ExecutorService threads;
        private @Nullable String lastOffer;

        Agent(URI server, HttpClient http, String name, ExecutorService threads) {
            this.threads = threads;
            client = new DeskClient(server, http);
            client.signIn(name);
            client.listen(this::heard);
            client.send("PUT", "/presence", Map.of("state", "READY"));
        }

        private void heard(JsonNode frame) {
            var offer = frame.path("desk").path("offer");
            var id = offer.path("id").asString("");
            if (id.isEmpty() || id.equals(lastOffer)) {
                return;
            }
            lastOffer = id;
            if (measuring) {
                var since = Instant.parse(offer.path("queuedSince").asString());
                samples.add("offer " + Duration.between(since, Instant.now()).toNanos() / 1e6);
            }
            var _ = threads.submit(() -> contact(id, offer.path("seatId").asString()));
        }

        private void contact(String offer, String seatId) {
            try {
                client.send("POST", "/offers/" + offer + "/accept", Map.of());
                TimeUnit.MILLISECONDS.sleep(30_000 + RANDOM.nextInt(20_000));
                var seat = "/seats/" + seatId;
                client.send("POST", seat + "/finish", Map.of());
                client.send("PUT", seat + "/record", record());
                client.send("POST", seat + "/complete", Map.of());
            } catch (IllegalStateException e) {
                failed.incrementAndGet();
                var _ = threads.submit(
                        () -> client.send("PUT", "/presence", Map.of("state", "READY"))); // the key after a missed ring
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static Map<String, Object> record() {
            return Map.of(
                    "version",
                    0,
                    "outcome",
                    "RESOLVED",
                    "topics",
                    List.of("waste.bulky"),
                    "memo",
                    "",
                    "knowledgeGap",
                    false);
        }
    }
}
