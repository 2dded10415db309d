package org.dasan.benchmarks;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionQueries;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The last contacts of a citizen, as the desk asks for them, among millions of contacts and among one
/// million.
final class ScreenPopBenchmark implements Benchmark {
    private static final double AIM = 1.2;
    private static final int EACH = 4; // contacts a citizen has
    private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");

    @Override
    public String name() {
        return "screen-pop";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int small = quick ? 1_000 : 1_000_000;
        int large = quick ? 4_000 : 10_000_000;
        int samples = quick ? 50 : 4_000;
        int rounds = quick ? 1 : 5;
        var rows = new ArrayList<List<String>>();
        var ratios = new ArrayList<Double>();
        try (var few = Product.start();
                var many = Product.start()) {
            fill(few, small);
            fill(many, large);
            for (int round = 0; round <= rounds; round++) { // the first only warms up
                var a = times(few, small, samples, round);
                var b = times(many, large, samples, round);
                double ratio = Figures.percentile(b, 50) / Figures.percentile(a, 50);
                if (round > 0) {
                    ratios.add(ratio);
                    rows.add(List.of(
                            Integer.toString(round),
                            Figures.number(Figures.percentile(a, 50)),
                            Figures.number(Figures.percentile(a, 99)),
                            Figures.number(Figures.percentile(b, 50)),
                            Figures.number(Figures.percentile(b, 99)),
                            Figures.times(ratio)));
                }
            }
        }
        double ratio = Figures.median(ratios);
        return new Measured(
                "Screen pop",
                "The last contacts of a citizen chosen at random, as the desk asks for them, among " + large
                        + " interactions and among " + small + " (made by COPY, " + EACH
                        + " a citizen, spread over ten years); both databases side by side, asked in turn.",
                List.of(new Claim(
                        "median, " + large / 1_000_000 + " million ÷ " + small / 1_000_000 + " million",
                        Figures.times(ratio),
                        "≤ 1.20×",
                        ratio <= AIM)),
                List.of(
                        "round",
                        "p50 ms at one million",
                        "p99 ms",
                        "p50 ms at " + large / 1_000_000 + " million",
                        "p99 ms",
                        "ratio of p50"),
                rows);
    }

    private static void fill(Product product, int interactions) throws SQLException, java.io.IOException {
        var entry = product.bean(Directory.class).entryPoint("web").orElseThrow();
        try (var connection = product.pool().getConnection()) {
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "SET session_replication_role = replica"); // foreign keys were checked when they were made up
                statement.execute("SET transaction_timeout = 0"); // the product's own transactions end after 10 s
                statement.execute("SET synchronous_commit = off");
            }
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copyRows(
                    copy,
                    "COPY citizen (id, created_at) FROM STDIN",
                    interactions / EACH,
                    (line, i) -> line.append(citizen(i)).append('\t').append(FIRST));
            copyRows(
                    copy,
                    "COPY interaction (id, intake_key, channel, direction, entry_point_id, organisation_id, citizen_id, language, state, outcome,"
                            + " arrived_at, ended_at, closed_at) FROM STDIN",
                    interactions,
                    (line, i) -> contact(line, i, interactions, entry));
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE) interaction");
                statement.execute("CHECKPOINT");
            }
            product.pool().evictConnection(connection); // with its settings
        }
    }

    private static void contact(StringBuilder line, int i, int interactions, EntryPoint entry) {
        var at = FIRST.plusMillis(i * (10L * 365 * 86_400_000 / interactions));
        long mixed = Math.floorMod(i * 2_654_435_761L, (long) interactions); // a citizen's contacts lie far apart
        line.append(id(2, i))
                .append("\tbench:")
                .append(i)
                .append("\tCHAT\tINBOUND\t")
                .append(entry.id().value())
                .append('\t');
        line.append(entry.organisation().value())
                .append('\t')
                .append(citizen((int) (mixed / EACH)))
                .append("\tko\tCLOSED\tRESOLVED\t");
        line.append(at).append('\t').append(at.plusSeconds(300)).append('\t').append(at.plusSeconds(360));
    }

    private interface Row {
        void write(StringBuilder line, int i);
    }

    private static void copyRows(CopyManager copy, String sql, int count, Row row) throws SQLException {
        var in = copy.copyIn(sql);
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            row.write(lines, i);
            lines.append('\n');
            if (lines.length() > 60_000 || i == count - 1) {
                var bytes = lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                in.writeToCopy(bytes, 0, bytes.length);
                lines.setLength(0);
            }
        }
        in.endCopy();
    }

    private static double[] times(Product product, int interactions, int samples, int round) {
        var queries = product.bean(InteractionQueries.class);
        var random = new Random(round);
        var times = new double[samples];
        for (int i = 0; i < samples; i++) {
            var open = new InteractionId(id(2, random.nextInt(interactions)));
            var contact = queries.find(open).orElseThrow();
            long begin = System.nanoTime();
            int found = history(queries, contact);
            times[i] = (System.nanoTime() - begin) / 1e6;
            if (found != EACH - 1) {
                throw new IllegalStateException("a citizen has " + found + " other contacts");
            }
        }
        return times;
    }

    private static int history(InteractionQueries queries, Interaction contact) {
        return queries.history(contact, 20).size();
    }

    private static UUID citizen(int i) {
        return id(1, i);
    }

    private static UUID id(int kind, int i) {
        return new UUID(0x7000L | (long) kind << 32, 0x8000_0000_0000_0000L | i);
    }
}
