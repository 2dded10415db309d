package org.dasan.store.gate;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lets callers to the connection pool in the order in which they came.
///
/// The pool itself hands connections to whoever asks at the right moment. With hundreds of virtual threads
/// and eight connections, some then wait for as long as the load lasts; in front of a fair semaphore the
/// slowest waited a third of a second (docs/adr/0012).
///
/// When the database cannot be reached, one caller finds out by waiting; until the database is back,
/// everybody else is sent away at once.
public final class ConnectionGate extends DelegatingDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGate.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Semaphore permits;
    private final Duration patience;
    private final DatabaseState state;
    private volatile @Nullable Timer waits;

    /// Puts a gate in front of a pool.
    ///
    /// @param permits  size of the pool behind the gate
    /// @param patience how long a caller waits before it is sent away
    /// @param state    callers are sent away at once while it tells of trouble
    public ConnectionGate(DataSource pool, int permits, Duration patience, DatabaseState state) {
        super(pool);
        this.permits = new Semaphore(permits, true);
        this.patience = patience;
        this.state = state;
    }

    void bindTo(MeterRegistry metrics) {
        waits = Timer.builder("dasan.db.gate.wait")
                .description("Waiting for a turn at the connection pool")
                .publishPercentileHistogram()
                .register(metrics);
        Gauge.builder("dasan.db.gate.queue", permits, Semaphore::getQueueLength)
                .description("Callers that wait for a turn at the connection pool")
                .register(metrics);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return admitted(super::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return admitted(() -> super.getConnection(username, password));
    }

    private Connection admitted(Opening opening) throws SQLException {
        var start = System.nanoTime();
        enter();
        var timer = waits;
        if (timer != null) {
            timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
        try {
            var connection = opening.open();
            return (Connection) Proxy.newProxyInstance(
                    ConnectionGate.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    new Admitted(connection, permits));
        } catch (SQLException | RuntimeException | Error e) {
            permits.release();
            if (DatabaseTrouble.isConnectionLost(e)) {
                miss(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private void miss(String reason) {
        if (state.miss("the database cannot be reached (" + reason + ")")) {
            LOG.error("The database cannot be reached: {}", reason);
            Thread.ofVirtual().name("dasan-db-lookout").start(this::lookOut);
        }
    }

    /// Until the database lets us in again, is said to be up, or the pool is closed.
    private void lookOut() {
        while (state.isMissed() && !(getTargetDataSource() instanceof HikariDataSource pool && pool.isClosed())) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            try (var connection = super.getConnection()) {
                state.found();
                LOG.info("The database is back ({})", connection.getMetaData().getDatabaseProductVersion());
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.debug("The database is still away", e);
            }
        }
    }

    private void enter() throws SQLTransientConnectionException {
        refuseInTrouble();
        try {
            if (!permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLTransientConnectionException("database busy: no turn within " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted while waiting for the database", e);
        }
        try {
            refuseInTrouble(); // it may have gone while we waited
        } catch (SQLTransientConnectionException e) {
            permits.release();
            throw e;
        }
    }

    private void refuseInTrouble() throws SQLTransientConnectionException {
        var trouble = state.trouble();
        if (trouble.isPresent()) {
            throw new SQLTransientConnectionException(trouble.get());
        }
    }

    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    /// A connection that gives its turn back once, when it is closed.
    private static final class Admitted implements InvocationHandler {
        private final Connection connection;
        private final Semaphore permits;
        private final AtomicBoolean inside = new AtomicBoolean(true);

        Admitted(Connection connection, Semaphore permits) {
            this.connection = connection;
            this.permits = permits;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // two connections are never equal
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "equals" -> {
                    return arguments != null && proxy == arguments[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                case "close", "abort" -> {
                    try {
                        return call(method, arguments);
                    } finally {
                        if (inside.compareAndSet(true, false)) {
                            permits.release();
                        }
                    }
                }
                default -> {
                    return call(method, arguments);
                }
            }
        }

        private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
