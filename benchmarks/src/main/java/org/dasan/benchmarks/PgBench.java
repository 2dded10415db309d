package org.dasan.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dasan.benchmarks.StatementRecorder.Statement;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's own load generator, fed with statements that the product has been seen to send.
final class PgBench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern HOST = Pattern.compile("//([^:/]+):(\\d+)/([^?]+)");

    private final Path program;
    private final HikariDataSource database;

    private PgBench(Path program, HikariDataSource database) {
        this.program = program;
        this.database = database;
    }

    /// @throws IllegalStateException if this machine has no pgbench
    static PgBench against(HikariDataSource database) throws IOException {
        try (var versions = Files.isDirectory(Path.of("/usr/lib/postgresql"))
                ? Files.list(Path.of("/usr/lib/postgresql"))
                : java.util.stream.Stream.<Path>of()) {
            var program = versions.map(home -> home.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "pgbench is not installed: it comes with the package postgresql-contrib"));
            return new PgBench(program, database);
        }
    }

    /// A transaction of these statements in pgbench's language. Each id that the product made for it becomes
    /// one that is new every time and grows, as the product's own do; everything else stays as it was.
    static String script(List<Statement> statements, List<UUID> madeAnew) {
        var script = new StringBuilder("\\set n :n + 1\n");
        for (int i = 0; i < madeAnew.size(); i++) {
            script.append("\\set u")
                    .append(i)
                    .append(" :base + (:n * 1000 + :client_id) * ")
                    .append(madeAnew.size())
                    .append(" + ")
                    .append(i)
                    .append('\n');
        }
        script.append("BEGIN;\n");
        for (var statement : statements) {
            script.append(filled(statement, madeAnew).replaceAll("\\s+", " ").strip())
                    .append(";\n");
        }
        return script.append("END;\n").toString();
    }

    private static String filled(Statement statement, List<UUID> madeAnew) {
        var pieces = statement.sql().split("\\?", -1);
        var sql = new StringBuilder(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            sql.append(literal(statement.parameters().get(i), madeAnew)).append(pieces[i]);
        }
        return sql.toString();
    }

    private static String literal(@Nullable Object value, List<UUID> madeAnew) {
        return switch (value) {
            case null -> "NULL";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case UUID id -> "(" + quoted(id.toString(), madeAnew) + ")::uuid";
            case OffsetDateTime time -> "'" + time + "'::timestamptz";
            case int[] numbers ->
                "'{" + Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(","))
                        + "}'::int[]";
            case @Nullable Object[] texts -> "(" + quoted(array(texts), madeAnew) + ")::text[]";
            default -> "(" + quoted(value.toString(), madeAnew) + ")::text";
        };
    }

    private static String array(@Nullable Object[] texts) {
        return Arrays.stream(texts)
                .map(text -> text == null
                        ? "NULL"
                        : '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text, List<UUID> madeAnew) {
        var quoted = "'" + text.replace("'", "''") + "'";
        for (int i = 0; i < madeAnew.size(); i++) {
            quoted = quoted.replace(
                    madeAnew.get(i).toString(), "' || lpad(to_hex(:u" + i + "::bigint), 32, '0')::uuid::text || '");
        }
        return quoted;
    }

    /// Runs a script for so many seconds.
    ///
    /// @return transactions a second
    double run(Path script, int clients, int seconds, long base) throws IOException, InterruptedException {
        var match = HOST.matcher(database.getJdbcUrl());
        if (!match.find()) {
            throw new IllegalStateException("the database has no address that pgbench understands");
        }
        var command = new ArrayList<>(List.of(
                program.toString(),
                "-n",
                "-M",
                "prepared",
                "-T",
                Integer.toString(seconds),
                "-c",
                Integer.toString(clients),
                "-j",
                "1",
                "-D",
                "n=0",
                "-D",
                "base=" + base,
                "-f",
                script.toString(),
                "-h",
                match.group(1),
                "-p",
                match.group(2),
                "-U",
                database.getUsername(),
                match.group(3)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PGPASSWORD", Objects.requireNonNullElse(database.getPassword(), "")));
        var process = builder.start();
        String said;
        try (var reader = process.inputReader()) {
            said = reader.lines().collect(Collectors.joining("\n"));
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("pgbench failed:\n" + said);
        }
        return Optional.of(RATE.matcher(said))
                .filter(java.util.regex.Matcher::find)
                .map(found -> Double.parseDouble(found.group(1)))
                .orElseThrow(() -> new IllegalStateException("pgbench told no rate:\n" + said));
    }
}
