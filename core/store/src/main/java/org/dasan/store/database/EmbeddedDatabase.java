package org.dasan.store.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.dasan.postgres.DataInUse;
import org.dasan.postgres.DataLock;
import org.dasan.postgres.PgBinaries;
import org.dasan.postgres.PgException;
import org.dasan.postgres.PgOptions;
import org.dasan.postgres.PgServer;
import org.dasan.postgres.PgWatchdog;
import org.dasan.store.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// The PostgreSQL of this node: its data folder is ours alone, and it runs for as long as we do.
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DataLock lock;
    private final PgServer server;
    private @Nullable PgWatchdog watchdog;

    private EmbeddedDatabase(DataLock lock, PgServer server) {
        this.lock = lock;
        this.server = server;
    }

    /// Starts the database of that folder.
    ///
    /// @param programs where PostgreSQL is unpacked to, unless it has been before
    /// @param settings of `postgresql.conf`
    /// @throws StartRefused if another server holds the folder, or the database does not start
    public static EmbeddedDatabase start(Path data, Path programs, Map<String, String> settings) {
        var lock = hold(data);
        try {
            return new EmbeddedDatabase(
                    lock,
                    PgServer.start(
                            PgOptions.of(PgBinaries.unpack(programs), data).with(settings)));
        } catch (RuntimeException e) {
            lock.close();
            if (e instanceof PgException) {
                throw new StartRefused(StartRefused.NO_DATABASE, String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
    }

    private static DataLock hold(Path data) {
        try {
            return DataLock.hold(data);
        } catch (DataInUse e) {
            throw new StartRefused(StartRefused.ALREADY_RUNNING, String.valueOf(e.getMessage()), e);
        }
    }

    /// Looks after the server from now on.
    void watch(Consumer<PgWatchdog.State> listener) {
        watchdog = new PgWatchdog(server, listener);
    }

    /// How often the server had to be started again.
    int restarts() {
        return watchdog == null ? 0 : watchdog.restarts();
    }

    @Override
    public String getJdbcUrl() {
        return server.url(PgServer.DATABASE);
    }

    @Override
    public String getUsername() {
        return PgServer.USER;
    }

    @Override
    public String getPassword() {
        return server.password();
    }

    @Override
    public void close() {
        try {
            if (watchdog != null) {
                watchdog.close();
            }
            server.close();
            LOG.info("Database stopped");
        } finally {
            lock.close();
        }
    }

    @Override
    public String toString() {
        return "EmbeddedDatabase[" + server + "]";
    }
}
