package org.dasan.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.channels.TextProvider;
import org.dasan.city.Channel;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.outbox.Outbox;
import org.dasan.interactions.outbox.Outgoing;
import org.springframework.transaction.support.TransactionTemplate;

/// How many texts a second leave through a provider that takes its time, against the most that so many hands
/// could.
final class OutboxBenchmark implements Benchmark {
    private static final Duration LATENCY = Duration.ofMillis(200);
    /// Texts the outbox hands over at once, one worker a node.
    private static final int HANDS = 16;

    private static final String TEXT = "문의하신 대형 폐기물은 구청 누리집에서 신고하신 뒤 스티커를 붙여 내놓으시면 됩니다.";

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int texts = quick ? 32 : 1_600;
        int rounds = quick ? 1 : 3;
        double limit = HANDS / (LATENCY.toMillis() / 1e3);
        var rows = new ArrayList<List<String>>();
        var ratios = new ArrayList<Double>();
        try (var provider = new SlowProvider();
                var product = Product.start()) {
            product.bean(TextProvider.class).divert(provider.address());
            for (int round = 1; round <= rounds; round++) {
                int before = provider.asked();
                double seconds = secondsToSend(product, texts);
                int asked = provider.asked() - before;
                ratios.add(texts / seconds / limit);
                rows.add(List.of(
                        Integer.toString(round),
                        Integer.toString(texts),
                        Integer.toString(asked),
                        Figures.number(limit),
                        Figures.number(texts / seconds),
                        Figures.times(texts / seconds / limit)));
                if (asked != texts) {
                    throw new IllegalStateException(texts + " texts made " + asked + " requests");
                }
            }
        }
        double ratio = Figures.median(ratios);
        return new Measured(
                "Texts to a slow provider",
                "Texts queued at once and followed until the provider has taken each, one request a text. The provider answers after "
                        + LATENCY.toMillis() + " ms; the limit is what " + HANDS
                        + " hands could do that lose no time between two texts.",
                List.of(new Claim("of the limit, median of " + rounds, Figures.times(ratio), "≥ 0.90×", ratio >= 0.9)),
                List.of("round", "texts", "requests", "limit texts/s", "Dasan texts/s", "ratio"),
                rows);
    }

    private static double secondsToSend(Product product, int texts) throws InterruptedException {
        var outbox = product.bean(Outbox.class);
        var identities = product.bean(Identities.class);
        var transaction = product.bean(TransactionTemplate.class);
        var stamp = UUID.randomUUID();
        long begin = System.nanoTime();
        for (int i = 0; i < texts; i++) {
            int citizen = i;
            transaction.executeWithoutResult(_ -> outbox.enqueue(new Outgoing(
                    Channel.SMS,
                    null,
                    null,
                    identities.known(IdentityKind.PHONE, "+8210%08d".formatted(20_000_000 + citizen)),
                    "120",
                    TEXT + " " + stamp,
                    Outgoing.A_DAY)));
        }
        long until = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (open(product) > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(open(product) + " texts have not left");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static int open(Product product) {
        return product.jdbc()
                .sql("SELECT count(*) FROM outbox WHERE state IN ('QUEUED', 'SENDING', 'UNCERTAIN')")
                .query(Integer.class)
                .single();
    }

    /// A provider that takes every text, after a while.
    private static final class SlowProvider implements AutoCloseable {
        private static final String NONE = "{\"messages\":[],\"page\":0,\"page_size\":100}";

        private final HttpServer server;
        private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2);
        private final AtomicInteger asked = new AtomicInteger();

        SlowProvider() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                if (!exchange.getRequestMethod().equals("POST")) {
                    answer(exchange, 200, NONE); // what was missed is asked for too: nothing
                    return;
                }
                int number = asked.incrementAndGet();
                var _ = later.schedule(
                        () -> answer(exchange, 201, "{\"sid\":\"SM%032x\",\"status\":\"queued\"}".formatted(number)),
                        LATENCY.toMillis(),
                        TimeUnit.MILLISECONDS);
            });
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        int asked() {
            return asked.get();
        }

        private static void answer(HttpExchange exchange, int status, String json) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.stop(0);
            later.shutdown();
        }
    }
}
