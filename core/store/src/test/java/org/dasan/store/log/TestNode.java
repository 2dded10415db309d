package org.dasan.store.log;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.DriverManager;
import java.util.List;
import org.dasan.store.EventListener;
import org.dasan.store.NodeId;
import org.dasan.store.Projection;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;

/// A node of the city: log, bell and tail as the application wires them.
final class TestNode implements AutoCloseable {
    final PostgresEventLog log;
    final PostgresEventTail tail;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    TestNode(TestDatabase database, List<EventListener> listeners, List<Projection> projections) {
        var signal = new CommitSignal();
        var clock = new MutableClock();
        var bell = new NodeBell(
                NodeId.next(), () -> DriverManager.getConnection(database.url(), database.user(), database.password()));
        log = new PostgresEventLog(database.dataSource(), clock, () -> {
            signal.fire();
            bell.ring();
        });
        tail = new PostgresEventTail(
                log, database.jdbc(), database.transactions(), clock, signal, bell, listeners, projections, metrics);
        tail.start();
    }

    @Override
    public void close() {
        tail.stop();
    }
}
