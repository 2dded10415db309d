package org.dasan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.postgres.PgBinaries;
import org.dasan.postgres.PgOptions;
import org.dasan.postgres.PgServer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server that serves the tests of this process, with a template from which databases are
/// cloned.
///
/// Databases of tests need not survive a power cut: here, and only here, nothing waits for the disk.
public final class TestServer {
    private static final Map<String, String> HASTY =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "shared_buffers", "64MB");

    private static @Nullable TestServer embedded;
    private static @Nullable TestServer installed;
    private static @Nullable TestServer remote;

    private final String url;
    private final String user;
    private final String password;
    private final String prefix;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable String template;

    private TestServer(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.prefix =
                "t_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "_";
    }

    /// The server of `DASAN_TEST_JDBC_URL`, `_USER` and `_PASSWORD` if that is set, else the embedded one.
    public static synchronized TestServer standard() {
        var url = System.getenv("DASAN_TEST_JDBC_URL");
        if (url == null || url.isBlank()) {
            return embedded();
        }
        var known = remote;
        if (known == null) {
            known = new TestServer(url, environment("DASAN_TEST_JDBC_USER"), environment("DASAN_TEST_JDBC_PASSWORD"));
            remote = known;
        }
        return known;
    }

    private static String environment(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }

    /// The PostgreSQL that the product brings along.
    public static synchronized TestServer embedded() {
        var known = embedded;
        if (known == null) {
            known = launch(binaries());
            embedded = known;
        }
        return known;
    }

    /// The PostgreSQL that this machine has installed, run as an unprivileged user; empty if it has none.
    public static synchronized Optional<TestServer> installed() {
        if (installed == null) {
            installed = installedHome().map(TestServer::launch).orElse(null);
        }
        return Optional.ofNullable(installed);
    }

    /// The programs of the embedded PostgreSQL, unpacked once for all tests on this machine.
    public static Path binaries() {
        return PgBinaries.unpack(programs());
    }

    /// Where they are unpacked to; for `dasan.postgres.programs` of applications that tests start.
    public static Path programs() {
        return temporary().resolve("dasan-test-programs-" + System.getProperty("user.name"));
    }

    /// Folder of the newest PostgreSQL of the machine's package manager (Debian's layout).
    public static Optional<Path> installedHome() {
        var parent = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(parent)) {
            return Optional.empty();
        }
        try (var versions = Files.list(parent)) {
            return versions.filter(home -> Files.isExecutable(home.resolve("bin/initdb")))
                    .max(Comparator.comparingInt(
                            home -> Integer.parseInt(home.getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestServer launch(Path home) {
        var folder = TestFolder.create("dasan-test-db");
        var options =
                PgOptions.of(home, folder.path()).with(PgOptions.As.NOBODY).with(HASTY);
        var server = PgServer.start(options);
        folder.beforeDeletion(server::stop);
        return new TestServer(server.url("postgres"), PgServer.USER, server.password());
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// A database of its own with all tables and no rows.
    synchronized String cloneTemplate() {
        var source = template;
        if (source == null) {
            source = prefix + "template";
            execute("CREATE DATABASE " + source);
            migrate(source);
            template = source;
        }
        var name = prefix + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + source);
        return name;
    }

    private void migrate(String database) {
        Flyway.configure()
                .dataSource(url(database), user, password)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /// A database without any tables.
    public String createEmpty() {
        var name = prefix + databases.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    void drop(String database) {
        execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// Address of one of this server's databases.
    public String url(String database) {
        return url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }
}
