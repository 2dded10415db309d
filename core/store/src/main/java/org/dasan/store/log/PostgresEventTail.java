package org.dasan.store.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.dasan.store.Cursor;
import org.dasan.store.EventListener;
import org.dasan.store.EventTail;
import org.dasan.store.Projection;
import org.dasan.store.StoredEvent;
import org.dasan.store.gate.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One thread reads for all listeners of the node, and one for each projection.
public final class PostgresEventTail implements EventTail, SmartLifecycle {
    /// Events in one batch.
    static final int BATCH = 500;
    /// Nobody waits for a projection as people wait for screens, and each step of one is a commit: at twenty commits a
    /// second, projections that followed each of them cost a sixth of all statements.
    private static final Duration PROJECTIONS_GATHER = Duration.ofMillis(200);

    /// Before the sockets open, after the database is there.
    static final int PHASE = -1000;

    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventTail.class);
    private static final int LISTENER_TRIES = 3;

    private final PostgresEventLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final CommitSignal signal;
    private final NodeBell bell;
    private final List<EventListener> listeners;
    private final List<Projection> projections;
    private final HorizonWatch horizon;
    private final Counter listenerFailures;
    private final List<Follower> followers = new ArrayList<>();
    private @Nullable Cursor cursor;
    private List<StoredEvent> pending = List.of(); // read, and not yet taken by every listener
    private int told; // listeners that have taken it

    PostgresEventTail(
            PostgresEventLog log,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            InstantSource clock,
            CommitSignal signal,
            NodeBell bell,
            List<EventListener> listeners,
            List<Projection> projections,
            MeterRegistry metrics) {
        this.log = log;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.signal = signal;
        this.bell = bell;
        this.listeners = List.copyOf(listeners);
        this.projections = List.copyOf(projections);
        this.horizon = new HorizonWatch(jdbc, System::nanoTime, metrics);
        this.listenerFailures = Counter.builder("dasan.events.listener.failures")
                .description("Batches that a listener did not take")
                .register(metrics);
    }

    @Override
    public void wake() {
        signal.fire();
    }

    @Override
    public Duration horizonLag() {
        return horizon.lag();
    }

    @Override
    public synchronized void start() {
        if (!followers.isEmpty()) {
            return;
        }
        cursor = log.head();
        followers.add(new Follower("event-tail", signal, Duration.ZERO, this::tellListeners));
        for (var projection : projections) {
            var runner = new ProjectionRunner(projection, log, jdbc, transactions, clock);
            followers.add(new Follower("projection-" + projection.name(), signal, PROJECTIONS_GATHER, runner));
        }
        bell.start(signal);
    }

    @Override
    public synchronized void stop() {
        bell.stop();
        followers.forEach(Follower::stop);
        followers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !followers.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private Follower.Found tellListeners() {
        if (pending.isEmpty()) {
            var from = cursor == null ? log.head() : cursor;
            var page = log.page(from, BATCH);
            horizon.looked(!page.events().isEmpty(), page.firstWaiting());
            if (page.events().isEmpty()) {
                return page.firstWaiting() == null ? Follower.Found.NOTHING : Follower.Found.WAITING;
            }
            pending = page.events();
            told = 0;
        }
        for (; told < listeners.size(); told++) {
            tell(listeners.get(told), pending);
        }
        cursor = pending.getLast().cursor();
        pending = List.of();
        return Follower.Found.MORE;
    }

    /// A listener that cannot take a batch misses it, unless only the database is away: then it is told again
    /// later, and the others are not.
    private void tell(EventListener listener, List<StoredEvent> batch) {
        for (var attempt = 1; attempt <= LISTENER_TRIES; attempt++) {
            try {
                listener.onEvents(batch);
                return;
            } catch (RuntimeException e) {
                if (DatabaseTrouble.isCauseOf(e)) {
                    throw e;
                }
                LOG.warn(
                        "{} did not take {} events (try {})",
                        listener.getClass().getName(),
                        batch.size(),
                        attempt,
                        e);
            }
        }
        listenerFailures.increment();
        LOG.error(
                "{} never took the events from {} to {}; it goes on after them",
                listener.getClass().getName(),
                batch.getFirst().cursor(),
                batch.getLast().cursor());
    }
}
