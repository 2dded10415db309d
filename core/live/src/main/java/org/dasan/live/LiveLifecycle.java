package org.dasan.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dasan.store.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Makes the node known before the web server takes sockets, and takes it out after it has closed them.
final class LiveLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLifecycle.class);
    private static final Duration WATCH = Duration.ofSeconds(1);

    private final NodeId node;
    private final SocketTable table;
    private final SocketRegistry registry;
    private final SignalCourier courier;
    private final SignalBell bell;
    private final Connections connections;
    private final LiveProperties properties;
    private final List<ScheduledExecutorService> timers = new ArrayList<>(); // touched by start and stop only
    private volatile boolean running;

    LiveLifecycle(
            NodeId node,
            SocketTable table,
            SocketRegistry registry,
            SignalCourier courier,
            SignalBell bell,
            Connections connections,
            LiveProperties properties) {
        this.node = node;
        this.table = table;
        this.registry = registry;
        this.courier = courier;
        this.bell = bell;
        this.connections = connections;
        this.properties = properties;
    }

    @Override
    public void start() {
        registry.beat();
        courier.start();
        bell.start();
        repeat("dasan-live-beat", properties.nodeBeat(), this::beat);
        repeat("dasan-live-watch", WATCH, this::watch);
        running = true;
    }

    /// A slow database must not keep sockets from being watched: each has a thread of its own.
    private void repeat(String name, Duration every, Runnable work) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        timers.add(timer);
        @SuppressWarnings("unused") // the work catches everything itself
        var forever = timer.scheduleWithFixedDelay(work, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            registry.beat();
        } catch (RuntimeException e) { // a timer that throws never runs again
            LOG.warn("This node could not say that it lives ({})", e.getMessage());
        }
    }

    private void watch() {
        try {
            connections.watch();
        } catch (RuntimeException e) {
            LOG.error("Watching sockets failed", e);
        }
    }

    @Override
    public void stop() {
        timers.forEach(ScheduledExecutorService::shutdownNow);
        timers.clear();
        bell.stop();
        courier.stop();
        try {
            table.leave(node);
        } catch (DataAccessException e) {
            LOG.warn("This node could not sign off; the others will notice ({})", e.getMessage());
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // started before the web server, stopped after it
    }

    /// Closes the sockets first of all when the application stops, so that clients go elsewhere while it
    /// still answers.
    static final class Farewell implements SmartLifecycle {
        private static final Duration PATIENCE = Duration.ofSeconds(2);
        private static final Duration STEP = Duration.ofMillis(10);

        private final Connections connections;
        private volatile boolean running;

        Farewell(Connections connections) {
            this.connections = connections;
        }

        @Override
        public void start() {
            connections.open();
            running = true;
        }

        @Override
        public void stop() {
            connections.closeAll();
            for (var waited = Duration.ZERO;
                    connections.size() > 0 && waited.compareTo(PATIENCE) < 0;
                    waited = waited.plus(STEP)) {
                LockSupport.parkNanos(STEP.toNanos());
            }
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return DEFAULT_PHASE; // the last to start and the first to stop
        }
    }
}
