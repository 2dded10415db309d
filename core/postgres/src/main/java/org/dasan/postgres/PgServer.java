package org.dasan.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running PostgreSQL on a port of this machine that only its own secret opens.
///
/// The server is a process of its own. It outlives the death of this one, and the next start takes it over as
/// it is.
public final class PgServer implements AutoCloseable {
    /// The database that the application uses.
    public static final String DATABASE = "dasan";

    public static final String USER = "dasan";

    private static final Logger LOG = LoggerFactory.getLogger(PgServer.class);
    private static final int START_TRIES = 3;
    private static final Duration BURIAL = Duration.ofSeconds(10);
    private static final String STARTING_UP = "57P03"; // SQL state cannot_connect_now

    private final PgOptions options;
    private final PgCluster cluster;
    private final String secret;
    private final boolean ours;
    private boolean adopted;
    private volatile int port;

    private PgServer(PgOptions options, PgCluster cluster, boolean ours) throws IOException {
        this.options = options;
        this.cluster = cluster;
        this.secret = cluster.secret();
        this.ours = ours;
    }

    /// Starts the server of this data folder, makes the folder if there is none, or takes over a server that
    /// runs there. The caller holds the folder's [DataLock].
    public static PgServer start(PgOptions options) {
        try {
            var cluster = PgCluster.prepare(options);
            var server = new PgServer(options, cluster, true);
            server.adoptOrStart();
            server.createDatabase();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + options.data(), e);
        }
    }

    /// Joins the running server of a data folder for as long as it runs; [#close] leaves it running.
    ///
    /// @throws PgException if none is running
    public static PgServer join(Path data) {
        var cluster = PgCluster.of(data);
        try {
            var process = cluster.process()
                    .filter(PgProcess::alive)
                    .orElseThrow(() -> new PgException("no database is running in " + data));
            var server = new PgServer(PgOptions.of(data, data), cluster, false);
            server.port = process.port();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data folder " + data, e);
        }
    }

    private void adoptOrStart() throws IOException {
        var running = cluster.process().filter(PgProcess::alive);
        if (running.isPresent() && adopt(running.get())) {
            adopted = true;
            LOG.info(
                    "Took over the running database (process {}, port {})",
                    running.get().pid(),
                    port);
        } else {
            launch(freePort());
            LOG.info("Database started on port {}", port);
        }
    }

    /// Waits while that process lives until it lets us in; false if it ended.
    private boolean adopt(PgProcess process) {
        var until = System.nanoTime() + options.patience().toNanos();
        while (process.alive() && System.nanoTime() < until) {
            port = process.port();
            try (var connection = connect("postgres")) {
                return servesOurData(connection);
            } catch (SQLException e) {
                if (!STARTING_UP.equals(e.getSQLState()) && !refused(e)) {
                    return false; // somebody else's server on that port
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
        return false;
    }

    private boolean servesOurData(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW data_directory")) {
            return row.next() && cluster.folder().toString().equals(row.getString(1));
        }
    }

    private static boolean refused(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    private void launch(int wanted) throws IOException {
        awaitBurial();
        var candidate = wanted;
        for (var attempt = 1; ; attempt++) {
            cluster.configure(candidate, options.settings());
            var result = cluster.control(
                    "start",
                    "-w",
                    "-t",
                    Long.toString(options.patience().toSeconds()),
                    "-l",
                    cluster.startLog().toString());
            if (result.succeeded()) {
                port = candidate;
                return;
            }
            var log = cluster.endOfStartLog();
            if (attempt == START_TRIES || !log.contains("could not bind")) {
                throw new PgException(
                        "the database does not start (" + cluster.startLog() + "):\n" + result.output() + "\n" + log);
            }
            candidate = freePort();
        }
    }

    private void awaitBurial() {
        var until = System.nanoTime() + BURIAL.toNanos();
        while (cluster.process().filter(PgProcess::zombie).isPresent()) {
            if (System.nanoTime() > until) {
                throw new PgException(
                        "the database cannot start, because nothing here takes note of processes that have"
                                + " ended: run the container with an init process (docker run --init)");
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void createDatabase() {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new PgException("cannot create the database: " + e.getMessage(), e);
        }
    }

    /// Starts the server again on its old port, after it died. Does nothing if it runs.
    public void restart() {
        try {
            if (!isAlive()) {
                launch(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the server's process exists; it may still be starting.
    public boolean isAlive() {
        return cluster.process().filter(PgProcess::alive).isPresent();
    }

    /// Whether an earlier process started this server and left it behind.
    public boolean adopted() {
        return adopted;
    }

    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", secret);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url(database), properties);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public String password() {
        return secret;
    }

    /// Ends all connections, writes everything out and stops. Stopping twice is harmless.
    public void stop() {
        if (isAlive()) {
            var result = cluster.control("stop", "-m", "fast", "-w", "-t", "60");
            if (!result.succeeded() && isAlive()) {
                throw new PgException("the database does not stop: " + result.output());
            }
        }
    }

    @Override
    public void close() {
        if (ours) {
            stop();
        }
    }

    @Override
    public String toString() {
        return "PgServer[" + cluster.folder() + ", port " + port + "]";
    }
}
