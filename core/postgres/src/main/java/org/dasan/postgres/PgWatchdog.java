package org.dasan.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after a server once a second and starts it again when it has died.
///
/// It never touches a server whose process lives: PostgreSQL recovers from the death of one of its own
/// processes by itself, and a slow server is not a dead one. After [#MAX_TRIES] vain starts in a row it gives
/// up.
public final class PgWatchdog implements AutoCloseable {
    /// What the watchdog knows.
    public enum State {
        UP,
        DOWN,
        GIVEN_UP
    }

    static final int MAX_TRIES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PgWatchdog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ANSWER_SECONDS = 5;

    private final PgServer server;
    private final Consumer<State> listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection connection;
    private volatile State state = State.UP;
    private final AtomicInteger restarts = new AtomicInteger();
    private int tries;

    /// @param listener hears of each change, on the watchdog's thread
    public PgWatchdog(PgServer server, Consumer<State> listener) {
        this.server = server;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("dasan-db-watchdog").start(this::watch);
    }

    public State state() {
        return state;
    }

    /// How often the server was started again.
    public int restarts() {
        return restarts.get();
    }

    private void watch() {
        try {
            var pause = INTERVAL;
            while (state != State.GIVEN_UP && !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = look();
            }
        } catch (InterruptedException e) {
            LOG.debug("The watchdog was stopped at its work", e);
        } finally {
            disconnect();
        }
    }

    /// One look; says when the next is due.
    private Duration look() {
        if (answers()) {
            tries = 0;
            become(State.UP);
            return INTERVAL;
        }
        become(State.DOWN);
        return server.isAlive() ? INTERVAL : repair();
    }

    private boolean answers() {
        try {
            var open = connection;
            if (open == null || open.isClosed()) {
                open = server.connect(PgServer.DATABASE);
                connection = open;
            }
            if (open.isValid(ANSWER_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            LOG.debug("The database does not answer", e);
        }
        disconnect();
        return false;
    }

    private Duration repair() {
        tries++;
        try {
            LOG.error("The database has ended unexpectedly; starting it again (try {} of {})", tries, MAX_TRIES);
            server.restart();
            restarts.incrementAndGet();
            return Duration.ZERO;
        } catch (RuntimeException e) {
            var pause = pauseAfter(tries);
            if (tries >= MAX_TRIES) {
                LOG.error("The database cannot be started again; giving up", e);
                become(State.GIVEN_UP);
            } else {
                LOG.error("The database could not be started; trying again in {} s", pause.toSeconds(), e);
            }
            return pause;
        }
    }

    /// 1, 2, 4 … 30 seconds.
    static Duration pauseAfter(int tries) {
        var pause = INTERVAL.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void become(State next) {
        if (state != next) {
            state = next;
            listener.accept(next);
        }
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("Closing a broken connection", e);
            }
        }
    }

    /// Stops looking; to be called before the server is stopped on purpose.
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!thread.join(PATIENCE)) { // in the middle of a start, which we do not want any more
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
