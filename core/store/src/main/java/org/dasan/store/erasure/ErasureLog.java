package org.dasan.store.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dasan.store.Eraser;
import org.dasan.store.Erasures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Erasures as rows, and as lines `kind subject time` of a file in the data folder. The file is what survives
/// when the database is replaced by an older backup.
public final class ErasureLog implements Erasures {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureLog.class);

    private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f-]{36}) (\\S+Z)");

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final @Nullable Path file;

    /// A log in that database.
    ///
    /// @param file the copy beside the database; none if null
    public ErasureLog(DataSource dataSource, InstantSource clock, @Nullable Path file) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.file = file;
    }

    @Override
    public void record(String kind, UUID subject) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an erasure is noted in the transaction that erases");
        }
        var erasure = new Erasure(kind, subject, clock.instant());
        if (insert(erasure, false) > 0) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    append(List.of(erasure));
                }
            });
        }
    }

    private int insert(Erasure erasure, boolean pending) {
        return jdbc.sql("""
                INSERT INTO erasure (kind, subject, at, pending) VALUES (:kind, :subject, :at, :pending)
                ON CONFLICT (kind, subject) DO NOTHING
                """)
                .param("kind", erasure.kind())
                .param("subject", erasure.subject())
                .param("at", erasure.at().atOffset(ZoneOffset.UTC))
                .param("pending", pending)
                .update();
    }

    /// Brings rows and file together, and erases again what the file knows and the database has forgotten.
    ///
    /// @return how many were erased again
    public int reconcile(List<Eraser> erasers, TransactionTemplate transactions) {
        if (file != null) {
            transactions.executeWithoutResult(_ -> load(file));
            writeMissing(file);
        }
        return applyPending(erasers, transactions);
    }

    /// Takes in a file of erasures as pending; what is known already is passed over. Runs in the caller's
    /// transaction.
    public void load(Path from) {
        read(from).values().forEach(erasure -> insert(erasure, true));
    }

    private int applyPending(List<Eraser> erasers, TransactionTemplate transactions) {
        var byKind = erasers.stream().collect(Collectors.toMap(Eraser::kind, Function.identity()));
        var applied = 0;
        for (var pending : rows("WHERE pending")) {
            var eraser = byKind.get(pending.kind());
            if (eraser == null) {
                LOG.error("Nothing here can erase {} {} again", pending.kind(), pending.subject());
                continue;
            }
            transactions.executeWithoutResult(_ -> {
                eraser.erase(pending.subject());
                jdbc.sql("UPDATE erasure SET pending = false WHERE kind = :kind AND subject = :subject")
                        .param("kind", pending.kind())
                        .param("subject", pending.subject())
                        .update();
            });
            applied++;
        }
        return applied;
    }

    private void writeMissing(Path to) {
        var written = read(to);
        append(rows("").stream().filter(row -> !written.containsKey(row.key())).toList());
    }

    private List<Erasure> rows(String condition) {
        return jdbc.sql("SELECT kind, subject, at FROM erasure " + condition + " ORDER BY at")
                .query((row, _) -> new Erasure(
                        row.getString("kind"),
                        row.getObject("subject", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private synchronized void append(List<Erasure> erasures) {
        if (file == null || erasures.isEmpty()) {
            return;
        }
        var lines = erasures.stream().map(Erasure::line).collect(Collectors.joining());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) { // the row is committed; the next start writes the line
            LOG.error("Cannot write {}", file, e);
        }
    }

    private static Map<String, Erasure> read(Path from) {
        if (!Files.exists(from)) {
            return Map.of();
        }
        try (var lines = Files.lines(from, StandardCharsets.UTF_8)) {
            return lines.map(LINE::matcher)
                    .filter(Matcher::matches) // a power cut may leave half a line
                    .map(Erasure::parse)
                    .collect(Collectors.toMap(Erasure::key, Function.identity(), (first, _) -> first));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + from, e);
        }
    }

    private record Erasure(String kind, UUID subject, Instant at) {
        static Erasure parse(MatchResult line) {
            return new Erasure(line.group(1), UUID.fromString(line.group(2)), Instant.parse(line.group(3)));
        }

        String line() {
            return "\n" + kind + " " + subject + " " + at; // a new line first: the one before may have been cut off
        }

        String key() {
            return kind + " " + subject;
        }
    }
}
