package org.dasan.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes this node when another one has laid down signals for somebody, and once a second in any case.
/// Listens on a connection of its own; when it breaks, polling goes on while a new one is made.
final class SignalBell {
    static final String CHANNEL = "dasan_signals";

    private static final Logger LOG = LoggerFactory.getLogger(SignalBell.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int CHECK_EVERY = 30;

    private final Connector connector;
    private final Runnable work;
    private volatile boolean running;
    private @Nullable Thread thread;

    /// Opens a connection of one's own.
    interface Connector {
        Connection open() throws SQLException;
    }

    SignalBell(Connector connector, Runnable work) {
        this.connector = connector;
        this.work = work;
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("dasan-live-bell").start(this::keepListening);
    }

    private void keepListening() {
        while (running) {
            try (var connection = connector.open()) {
                listen(connection);
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("Listening for signals of other nodes broke off ({})", e.getMessage());
                    LockSupport.parkNanos(POLL.toNanos());
                    work.run();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        var notifications = connection.unwrap(PGConnection.class);
        for (var round = 1; running; round++) {
            work.run();
            if (round % CHECK_EVERY == 0 && !connection.isValid(CHECK_EVERY)) {
                throw new SQLException("the connection does not answer");
            }
            notifications.getNotifications((int) POLL.toMillis());
        }
    }

    void stop() {
        running = false;
        var ending = thread;
        if (ending != null) {
            try {
                ending.join(POLL.multipliedBy(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
