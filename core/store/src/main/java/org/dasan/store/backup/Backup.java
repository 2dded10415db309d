package org.dasan.store.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Writes all rows of a database, as they were at one moment, into one compressed file, while the servers go
/// on.
public final class Backup {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    private Backup() {}

    /// Makes a backup. The file appears under its name when it is complete and on the disk.
    ///
    /// @param connection used for nothing else; its transaction timeout must allow for the time this takes
    /// @param file       which must not exist
    public static Manifest write(Connection connection, Path file, Instant now) {
        if (Files.exists(file)) {
            throw new BackupException("there is a file already: " + file.toAbsolutePath());
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            var privately = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Manifest manifest;
            try (var channel = FileChannel.open(unfinished, options, privately)) {
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
                manifest = snapshot(connection, zip, now);
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info(
                    "{} rows of {} tables are in {}",
                    manifest.rows(),
                    manifest.tables().size(),
                    file);
            return manifest;
        } catch (IOException | SQLException e) {
            throw new BackupException("the backup failed: " + e.getMessage(), e);
        }
    }

    private static Manifest snapshot(Connection connection, ZipOutputStream zip, Instant now)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true); // without a number of its own it holds back no reader of the event log
        try {
            var catalogue = new Catalogue(connection);
            var tables = new ArrayList<Manifest.Table>();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : catalogue.tables()) {
                tables.add(write(table, copy, zip));
            }
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    now,
                    catalogue.single("SHOW server_version"),
                    masterKey(catalogue),
                    catalogue.migrations(),
                    List.copyOf(tables),
                    catalogue.sequences()); // read last: they may be ahead of the rows, never behind
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(JSON.writeValueAsBytes(manifest));
            zip.closeEntry();
            return manifest;
        } finally {
            connection.rollback();
        }
    }

    private static String masterKey(Catalogue catalogue) throws SQLException {
        return catalogue.single("SELECT master FROM data_key ORDER BY id LIMIT 1");
    }

    private static Manifest.Table write(Catalogue.TableShape shape, CopyManager copy, ZipOutputStream zip)
            throws SQLException, IOException {
        var digest = sha256();
        zip.putNextEntry(new ZipEntry("tables/" + shape.name() + ".copy"));
        var sql = "COPY (SELECT " + shape.columnValues() + " FROM " + Catalogue.quoted(shape.name()) + ") TO STDOUT";
        var rows = copy.copyOut(sql, new DigestOutputStream(new Unclosed(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(
                shape.name(),
                List.copyOf(shape.columns().keySet()),
                rows,
                HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Passes everything on but the end.
    private static final class Unclosed extends OutputStream {
        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }
}
