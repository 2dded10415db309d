package org.dasan.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.dasan.store.keys.MasterKey;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Fills an empty database from a backup.
///
/// The tables are made by the very migrations that had made them when the backup was written; the next start
/// of the application runs those that are newer. Rows come in one transaction: all of them or none.
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    private Restore() {}

    /// What a backup holds, without its rows.
    public static Manifest describe(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            return manifest(zip);
        } catch (IOException | JacksonException e) {
            throw new BackupException(file.toAbsolutePath() + " is not a complete backup: " + e.getMessage(), e);
        }
    }

    /// Restores.
    ///
    /// @param keyFile   where the master key lies; it may be put there later, but must not be another one
    /// @throws BackupException if the database is not empty, or the file is damaged or of a newer release
    public static Manifest read(DataSource dataSource, Path file, Path keyFile) {
        var manifest = describe(file);
        check(manifest, keyFile);
        try (var zip = new ZipFile(file.toFile())) {
            try (var connection = dataSource.getConnection()) {
                if (!new Catalogue(connection).isEmpty()) {
                    throw new BackupException(
                            "the database is not empty: restore into a new data folder or a new database");
                }
            }
            migrate(dataSource, manifest);
            try (var connection = dataSource.getConnection()) {
                fill(connection, zip, manifest);
            }
            LOG.info(
                    "{} rows of {} tables are restored",
                    manifest.rows(),
                    manifest.tables().size());
            return manifest;
        } catch (IOException | SQLException e) {
            throw new BackupException(
                    "the restore failed, and what it has begun must be thrown away: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new IOException("it has no manifest");
        }
        try (var in = zip.getInputStream(entry)) {
            return Backup.JSON.readValue(in, Manifest.class);
        }
    }

    private static void check(Manifest manifest, Path keyFile) {
        if (manifest.format() != Manifest.FORMAT) {
            throw new BackupException(
                    "the backup has format " + manifest.format() + ", this release reads " + Manifest.FORMAT);
        }
        var key = manifest.masterKey();
        if (key == null || key.isEmpty()) {
            return;
        }
        if (!Files.exists(keyFile)) {
            LOG.warn("Put the master key {} at {} before the next start: it is not part of a backup", key, keyFile);
        } else if (!MasterKey.read(keyFile).fingerprint().equals(key)) {
            throw new BackupException("the backup is encrypted with the master key " + key + ", but " + keyFile
                    + " holds another one: put the right one there, or name it by DASAN_KEY_FILE");
        }
    }

    private static void migrate(DataSource dataSource, Manifest manifest) {
        var scripts = new KnownScripts(manifest.migrations());
        scripts.missing().ifPresent(script -> {
            throw new BackupException("the backup is of another release: this one does not know " + script);
        });
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:" + KnownScripts.LOCATION)
                .resourceProvider(scripts)
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static void fill(Connection connection, ZipFile zip, Manifest manifest) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL dasan.rewrite = 'on'");
            if (!manifest.tables().isEmpty()) { // migrations may have brought rows, which are in the backup too
                statement.execute(manifest.tables().stream()
                        .map(table -> Catalogue.quoted(table.name()))
                        .collect(Collectors.joining(", ", "TRUNCATE ", " CASCADE")));
            }
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : manifest.tables()) {
                read(table, zip, copy);
            }
            for (var sequence : manifest.sequences().entrySet()) {
                if (sequence.getValue() != null) {
                    statement.execute("SELECT setval('"
                            + Catalogue.quoted(sequence.getKey()).replace("'", "''") + "', " + sequence.getValue()
                            + ")");
                }
            }
            // The places of readers are places in the old cluster: what they keep is made anew from the first event.
            statement.execute("UPDATE projection_cursor SET tx = '0', position = 0, started = false");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("ANALYZE");
        } catch (SQLException | IOException | RuntimeException e) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            throw e;
        }
    }

    private static void read(Manifest.Table table, ZipFile zip, CopyManager copy) throws SQLException, IOException {
        var entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new BackupException("the backup is damaged: " + table.entry() + " is missing");
        }
        var digest = Backup.sha256();
        var columns = table.columns().stream().map(Catalogue::quoted).collect(Collectors.joining(", "));
        long rows;
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            rows = copy.copyIn("COPY " + Catalogue.quoted(table.name()) + " (" + columns + ") FROM STDIN", in);
        }
        if (rows != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw new BackupException("the backup is damaged: " + table.name() + " is not as it was written");
        }
    }
}
