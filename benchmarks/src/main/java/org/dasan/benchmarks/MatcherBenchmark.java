package org.dasan.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dasan.acd.MatcherWake;
import org.dasan.benchmarks.Measured.Claim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Offers a second with every rule, explanation and event, against one SQL statement that only pairs rows.
final class MatcherBenchmark implements Benchmark {
    private static final int AIM = 300;

    @Override
    public String name() {
        return "matcher";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int waiting = quick ? 200 : 10_000;
        int agents = quick ? 20 : 1_000;
        int rounds = quick ? 1 : 5;
        var rows = new ArrayList<List<String>>();
        var rates = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        try (var product = Product.start()) {
            var centre = new Centre(product);
            centre.hire(agents, 3);
            centre.arrive(waiting);
            prepare(product.jdbc(), waiting, agents);
            for (int round = 0; round <= rounds; round++) { // the first only warms up
                double bare = pairedBySql(product, waiting, agents);
                double ours = offered(product, centre, agents);
                if (round > 0) {
                    rates.add(ours);
                    ratios.add(ours / bare);
                    rows.add(List.of(
                            Integer.toString(round),
                            Figures.number(ours),
                            Figures.number(bare),
                            Figures.times(ours / bare)));
                }
            }
        }
        double rate = Figures.median(rates);
        return new Measured(
                "The ACD's decisions",
                waiting + " contacts in six languages wait, " + agents
                        + " agents become ready at once; counted until each has an offer, with needs and"
                        + " proficiency, ageing priority, longest idle, locks, events and stored explanation. The peer is one set-based statement that"
                        + " pairs as many idle with waiting rows by row number and marks both, nothing else.",
                List.of(
                        new Claim(
                                "offers a second, median of " + rounds, Figures.number(rate), "≥ " + AIM, rate >= AIM),
                        new Claim("ratio to the bare statement", Figures.times(Figures.median(ratios)), "told", true)),
                List.of("round", "Dasan offers/s", "bare pairs/s", "ratio"),
                rows);
    }

    private static double offered(Product product, Centre centre, int agents)
            throws InterruptedException, SQLException {
        var offers = product.bean(MeterRegistry.class).counter("dasan.acd.offers");
        double before = offers.count();
        centre.ready();
        long begin = System.nanoTime();
        product.bean(MatcherWake.class).now();
        while (offers.count() - before < agents) {
            if (System.nanoTime() - begin > 60e9) {
                throw new IllegalStateException(
                        "only " + (offers.count() - before) + " of " + agents + " agents were offered something");
            }
            Thread.onSpinWait();
        }
        double rate = agents / ((System.nanoTime() - begin) / 1e9);
        takeBack(product);
        return rate;
    }

    /// As if nothing had been offered; the log keeps what was.
    private static void takeBack(Product product) {
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        product.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            var jdbc = product.jdbc();
            jdbc.sql("UPDATE presence SET state = 'NOT_READY', reason = 'BREAK' WHERE state = 'READY'")
                    .update();
            jdbc.sql(
                            "UPDATE offer SET state = 'WITHDRAWN', ended_at = :now WHERE state IN ('RESERVED', 'PRESENTED', 'ACCEPTED')")
                    .param("now", now)
                    .update();
            jdbc.sql("UPDATE seat SET state = 'WAITING', agent_id = NULL WHERE state = 'OFFERED'")
                    .update();
            jdbc.sql("UPDATE interaction SET state = 'WAITING' WHERE state = 'OFFERED'")
                    .update();
            jdbc.sql("UPDATE agent_load SET used = 0").update();
        });
    }

    private static void prepare(JdbcClient jdbc, int waiting, int agents) {
        jdbc.sql("CREATE TABLE bare_waiting (id bigint PRIMARY KEY, skill int, priority int, state text)")
                .update();
        jdbc.sql("CREATE TABLE bare_idle (id bigint PRIMARY KEY, skill int, since bigint, seat bigint)")
                .update();
        jdbc.sql(
                        "INSERT INTO bare_waiting SELECT n, CASE WHEN n % 3 <> 0 THEN 0 ELSE n / 3 % 6 END, n % 10, 'waiting' FROM generate_series(1, :n) AS n")
                .param("n", waiting)
                .update();
        jdbc.sql(
                        "INSERT INTO bare_idle SELECT n, CASE WHEN n % 10 < 5 THEN n % 10 + 1 ELSE 0 END, n, NULL FROM generate_series(1, :n) AS n")
                .param("n", agents)
                .update();
        jdbc.sql("CREATE INDEX ON bare_waiting (skill, priority DESC, id) WHERE state = 'waiting'")
                .update();
    }

    private static double pairedBySql(Product product, int waiting, int agents) {
        var jdbc = product.jdbc();
        var transaction = product.bean(TransactionTemplate.class);
        long begin = System.nanoTime();
        int paired = transaction.execute(_ -> jdbc.sql("""
                WITH w AS (SELECT id, skill, row_number() OVER (PARTITION BY skill ORDER BY priority DESC, id) AS n
                             FROM bare_waiting WHERE state = 'waiting'),
                     a AS (SELECT id, skill, row_number() OVER (PARTITION BY skill ORDER BY since) AS n FROM bare_idle WHERE seat IS NULL),
                     pair AS (SELECT w.id AS seat, a.id AS agent FROM w JOIN a USING (skill, n)),
                     taken AS (UPDATE bare_idle i SET seat = pair.seat FROM pair WHERE i.id = pair.agent)
                UPDATE bare_waiting b SET state = 'offered' FROM pair WHERE b.id = pair.seat
                """).update());
        double rate = paired / ((System.nanoTime() - begin) / 1e9);
        if (paired == 0 || paired > Math.min(waiting, agents)) {
            throw new IllegalStateException(paired + " pairs were made");
        }
        jdbc.sql("UPDATE bare_waiting SET state = 'waiting' WHERE state = 'offered'")
                .update();
        jdbc.sql("UPDATE bare_idle SET seat = NULL").update();
        return rate;
    }
}
