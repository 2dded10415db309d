package org.dasan.store.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.dasan.store.NodeId;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other nodes that there is something new, and hears it from them.
///
/// A notification takes a lock of the whole server while its transaction commits: notifying in each
/// transaction left 0.41 of the throughput. So one thread for each node notifies at most every 30 ms, after
/// the commits it speaks of. Both ways lead over connections outside the pool; when one breaks, polling goes
/// on and the connection is made anew.
final class NodeBell {
    static final String CHANNEL = "dasan_events";

    private static final Logger LOG = LoggerFactory.getLogger(NodeBell.class);
    private static final long INTERVAL = CommitSignal.millis(30);
    private static final long FIRST_RETRY = CommitSignal.millis(100);
    private static final long LONGEST_RETRY = CommitSignal.millis(10_000);
    private static final int LISTEN_MILLIS = 1_000;
    private static final int ROUNDS_PER_CHECK = 30;

    /// Opens a connection of one's own.
    interface Connector {
        Connection open() throws SQLException;
    }

    private interface Work {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    private final NodeId node;
    private final Connector connector;
    private final CommitSignal ring = new CommitSignal();
    private volatile boolean running;
    private @Nullable Thread speaker;
    private @Nullable Thread hearer;

    NodeBell(NodeId node, Connector connector) {
        this.node = node;
        this.connector = connector;
    }

    /// Something was committed here. Costs nothing but a signal.
    void ring() {
        ring.fire();
    }

    void start(CommitSignal heard) {
        running = true;
        speaker = thread("speaker", connection -> speak(connection));
        hearer = thread("hearer", connection -> hear(connection, heard));
    }

    private Thread thread(String name, Work work) {
        return Thread.ofPlatform().daemon().name("dasan-node-" + name).start(() -> keepDoing(name, work));
    }

    private void keepDoing(String name, Work work) {
        var retry = FIRST_RETRY;
        while (running) {
            var since = System.nanoTime();
            try (var connection = connector.open()) {
                work.run(connection);
            } catch (InterruptedException e) {
                return;
            } catch (SQLException e) {
                if (running) {
                    retry = System.nanoTime() - since > LONGEST_RETRY ? FIRST_RETRY : retry;
                    LOG.warn("The {} between nodes lost its connection ({})", name, e.getMessage());
                    LockSupport.parkNanos(retry);
                    retry = Math.min(retry * 2, LONGEST_RETRY);
                }
            }
        }
    }

    private void speak(Connection connection) throws SQLException, InterruptedException {
        var told = ring.count();
        try (var statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, node.value().toString());
            while (running) {
                var count = ring.awaitBeyond(told, CommitSignal.millis(LISTEN_MILLIS));
                if (count != told) {
                    told = count;
                    statement.execute();
                    LockSupport.parkNanos(INTERVAL);
                }
            }
        }
    }

    private void hear(Connection connection, CommitSignal heard) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        heard.fire(); // whatever was said while nobody listened
        var events = connection.unwrap(PGConnection.class);
        var me = node.value().toString();
        for (var round = 1; running; round++) {
            if (round % ROUNDS_PER_CHECK == 0 && !connection.isValid(LISTEN_MILLIS / 100)) {
                throw new SQLException("the connection does not answer"); // a peer that vanished never says so
            }
            for (var notification : events.getNotifications(LISTEN_MILLIS)) {
                if (!notification.getParameter().equals(me)) {
                    heard.fire();
                }
            }
        }
    }

    void stop() {
        running = false;
        ring.fire();
        end(speaker);
        end(hearer);
    }

    private static void end(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(2L * LISTEN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
