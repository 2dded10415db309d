package org.dasan.benchmarks;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.interactions.NewMessage;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How many contacts a second are taken in durably, against pgbench sending the same statements to the same
/// database.
final class IntakeBenchmark implements Benchmark {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final String TEXT = "전세 계약이 끝났는데 보일러가 고장 났습니다. 집주인과 연락이 되지 않습니다.";

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int seconds = quick ? 1 : 8;
        int rounds = quick ? 1 : 5;
        var rows = new ArrayList<List<String>>();
        var claims = new ArrayList<Claim>();
        try (var product = Product.start()) {
            var home = product.bean(Directory.class).entryPoint("web").orElseThrow();
            var pgbench = PgBench.against(product.pool());
            var script = Files.createTempFile("intake", ".sql");
            Files.writeString(script, recorded(product, home));
            long base = 1_000_000_000_000L;
            contactsPerSecond(product, home, 8, Duration.ofSeconds(quick ? 1 : 15)); // compiled before it is measured
            for (int clients : List.of(1, 8, 32)) {
                var ratios = new ArrayList<Double>();
                for (int round = 1; round <= rounds; round++) {
                    double peer = pgbench.run(script, clients, seconds, base);
                    base += 1_000_000_000_000L;
                    double ours = contactsPerSecond(product, home, clients, Duration.ofSeconds(seconds));
                    ratios.add(ours / peer);
                    rows.add(List.of(
                            Integer.toString(clients),
                            Integer.toString(round),
                            Figures.number(peer),
                            Figures.number(ours),
                            Figures.times(ours / peer)));
                }
                double ratio = Figures.median(ratios);
                var aim = clients == 32 ? "≥ 1.00×" : "told";
                claims.add(new Claim(
                        clients + " clients, median of " + rounds,
                        Figures.times(ratio),
                        aim,
                        clients != 32 || ratio >= 1));
            }
            Files.delete(script);
        }
        return new Measured(
                "Durable intake",
                "Interaction, message and events of a new contact in one transaction, committed to disk (fsync on), by as many threads as pgbench has"
                        + " clients. The peer is pgbench with the statements that the product was seen to send, on the same server; both in turn.",
                claims,
                List.of("clients", "round", "pgbench tx/s", "Dasan tx/s", "ratio"),
                rows);
    }

    /// What the product sends for one contact, as a script of pgbench.
    private static String recorded(Product product, EntryPoint home) throws Exception {
        var recorder = new StatementRecorder(product.bean(DataSource.class));
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(recorder));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(EventLog.class, () -> EventLog.over(recorder, Clock.systemUTC()));
            context.register(Interactions.class);
            context.refresh();
            var key = Ids.next();
            new TransactionTemplate(new JdbcTransactionManager(recorder))
                    .executeWithoutResult(_ -> takeIn(context.getBean(Interactions.class), home, key, Ids.next()));
            var statements = recorder.statements();
            var given = List.of(home.id().value(), home.organisation().value());
            var madeAnew = statements.stream()
                    .flatMap(statement -> statement.parameters().values().stream())
                    .filter(Objects::nonNull)
                    .flatMap(value -> ID.matcher(
                                    value instanceof Object[] texts ? String.join(" ", texts(texts)) : value.toString())
                            .results())
                    .map(match -> UUID.fromString(match.group()))
                    .distinct()
                    .filter(id -> !given.contains(id))
                    .toList();
            return PgBench.script(statements, madeAnew);
        }
    }

    private static List<String> texts(Object[] values) {
        return java.util.Arrays.stream(values).map(String::valueOf).toList();
    }

    private static InteractionId takeIn(Interactions interactions, EntryPoint home, UUID key, UUID clientId) {
        var now = Clock.systemUTC().instant();
        var arrived = interactions.arrive(new Arrival(
                "chat:" + key,
                Channel.CHAT,
                Direction.INBOUND,
                home.id(),
                home.organisation(),
                null,
                null,
                "ko",
                now,
                null,
                null));
        interactions.post(NewMessage.fromCitizen(arrived.id(), clientId, TEXT, List.of(), now));
        return arrived.id();
    }

    private static double contactsPerSecond(Product product, EntryPoint home, int clients, Duration time)
            throws InterruptedException {
        var interactions = product.bean(Interactions.class);
        var transaction = product.bean(TransactionTemplate.class);
        var taken = new LongAdder();
        long begin = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - begin < time.toNanos()) {
                    transaction.executeWithoutResult(_ -> takeIn(interactions, home, Ids.next(), Ids.next()));
                    taken.increment();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return taken.sum() / ((System.nanoTime() - begin) / 1e9);
    }
}
