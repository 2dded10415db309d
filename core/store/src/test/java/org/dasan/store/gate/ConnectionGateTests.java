package org.dasan.store.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

@WithDatabase
class ConnectionGateTests {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final DataSource pool;
    private final DatabaseState state = new DatabaseState();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    ConnectionGateTests(DataSource pool) {
        this.pool = pool;
    }

    @Test
    void letsCallersInInTheOrderInWhichTheyCame() throws Exception {
        var gate = gate(1, LONG);
        var order = new CopyOnWriteArrayList<Integer>();
        var callers = new ArrayList<Future<Integer>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = gate.getConnection();
            for (var caller = 0; caller < 20; caller++) {
                var number = caller;
                callers.add(executor.submit(() -> {
                    try (var connection = gate.getConnection()) {
                        assertThat(connection.isClosed()).isFalse();
                        order.add(number);
                    }
                    return number;
                }));
                var waiting = caller + 1;
                Eventually.that(() -> assertThat(queue()).isEqualTo(waiting));
            }
            first.close();
            for (var caller : callers) {
                caller.get();
            }
        }

        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        assertThat(metrics.get("dasan.db.gate.wait").timer().count()).isEqualTo(21);
    }

    @Test
    void sendsAwayWhoHasWaitedTooLong() throws Exception {
        var gate = gate(1, Duration.ofMillis(10));
        try (var connection = gate.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThatThrownBy(gate::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("database busy");
        }
        gate.getConnection().close();
    }

    @Test
    void givesEachTurnBackOnce() throws Exception {
        var gate = gate(1, Duration.ofMillis(10));
        var first = gate.getConnection();
        first.close();
        first.close();

        try (var second = gate.getConnection()) {
            assertThat(second.isClosed()).isFalse();
            assertThatThrownBy(gate::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void keepsNoTurnOfAConnectionThatCouldNotBeOpened() throws Exception {
        var broken = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLTransientConnectionException {
                throw new SQLTransientConnectionException("pool is broken");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLTransientConnectionException {
                return getConnection();
            }
        };
        var gate = new ConnectionGate(broken, 1, Duration.ofMillis(10), state);

        for (var attempt : List.of(1, 2, 3)) {
            assertThatThrownBy(gate::getConnection).as("try %d", attempt).hasMessage("pool is broken");
        }
    }

    @Test
    void asksADatabaseThatIsAwayNoMoreThanOnceAtATime() throws Exception {
        var away = new AtomicBoolean(true);
        var asked = new AtomicInteger();
        var flaky = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                if (away.get()) {
                    throw new SQLTransientConnectionException("no connection", new SQLException("refused", "08001"));
                }
                return pool.getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
        var gate = new ConnectionGate(flaky, 1, LONG, state);
        assertThatThrownBy(gate::getConnection).hasMessage("no connection");

        for (var attempt = 1; attempt <= 1000; attempt++) {
            assertThatThrownBy(gate::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("cannot be reached");
        }
        assertThat(asked).hasValueLessThan(100);

        away.set(false);
        Eventually.that(() -> assertThatCode(() -> gate.getConnection().close()).doesNotThrowAnyException());
    }

    @Test
    void sendsEverybodyAwayAtOnceWhileTheDatabaseIsDown() throws Exception {
        var gate = gate(1, LONG);

        state.down("the database is being started again");
        assertThatThrownBy(gate::getConnection).hasMessage("the database is being started again");
        state.up();

        gate.getConnection().close();
    }

    @Test
    void showsTheDriversOwnConnection() throws Exception {
        try (var connection = gate(1, LONG).getConnection()) {
            assertThat(connection.unwrap(PGConnection.class).getBackendPID()).isPositive();
        }
    }

    private double queue() {
        return metrics.get("dasan.db.gate.queue").gauge().value();
    }

    private ConnectionGate gate(int permits, Duration patience) {
        var gate = new ConnectionGate(pool, permits, patience, state);
        gate.bindTo(metrics);
        return gate;
    }
}
