package org.dasan.benchmarks.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dasan.postgres.PgOptions;
import org.dasan.postgres.PgServer;
import org.dasan.simulator.line.DasanProcess;
import org.dasan.simulator.line.Entrances;
import org.dasan.testkit.TestFolder;
import org.dasan.testkit.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Several servers on one database of the machine's own PostgreSQL, with one key file: one contact centre.
final class Cluster implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final PgServer database;
    private final Entrances entrances = new Entrances();
    private final List<DasanProcess> servers = new ArrayList<>();

    private Cluster(PgServer database) {
        this.database = database;
    }

    /// Starts all servers at once on an empty database.
    static Cluster start(int count) {
        var home = TestServer.installedHome()
                .orElseThrow(() ->
                        new IllegalStateException("no PostgreSQL is installed on this machine (/usr/lib/postgresql)"));
        var folder = TestFolder.create("dasan-crash-cluster");
        try {
            var data = Files.createDirectories(folder.path().resolve("database"));
            var database = PgServer.start(PgOptions.of(home, data).with(PgOptions.As.NOBODY));
            folder.beforeDeletion(database::stop);
            var cluster = new Cluster(database);
            try {
                cluster.launch(folder.path(), count);
            } catch (RuntimeException | IOException e) {
                cluster.close();
                throw e;
            }
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(Path folder, int count) throws IOException {
        var key = folder.resolve("key");
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(key, HexFormat.of().formatHex(bytes));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        for (int i = 1; i <= count; i++) {
            servers.add(DasanProcess.start(
                    Files.createDirectories(folder.resolve("node" + i)),
                    Map.of(
                            "SPRING_DATASOURCE_URL", database.url(PgServer.DATABASE),
                            "SPRING_DATASOURCE_USERNAME", PgServer.USER,
                            "SPRING_DATASOURCE_PASSWORD", database.password(),
                            "DASAN_KEY_FILE", key.toString())));
        }
        servers.forEach(server -> entrances.add(server.awaitAddress()));
    }

    /// Ends one server as it stands; nothing comes in its place.
    void killServer(int n) {
        servers.get(n).kill();
    }

    /// Ends all connections and stops the database, as an operator would.
    void stopDatabase() {
        database.stop();
    }

    void startDatabase() {
        database.restart();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.url(PgServer.DATABASE), PgServer.USER, database.password()));
    }

    Entrances entrances() {
        return entrances;
    }

    @Override
    public void close() {
        servers.forEach(DasanProcess::close);
        database.close();
    }
}
