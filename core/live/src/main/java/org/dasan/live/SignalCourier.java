package org.dasan.live;

import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.dasan.live.SocketTable.Signal;
import org.dasan.store.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.socket.CloseStatus;

/// Carries signals to other nodes and delivers theirs to the sockets here. Best effort: nobody waits for it,
/// and what cannot be carried is dropped.
final class SignalCourier {
    private static final Logger LOG = LoggerFactory.getLogger(SignalCourier.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(20); // between two notifications

    private final NodeId node;
    private final SocketTable table;
    private final Audiences audiences;
    private final LinkedBlockingQueue<Signal> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ReentrantLock delivering = new ReentrantLock(); // keeps the order
    private volatile boolean running;
    private @Nullable Thread thread;

    SignalCourier(NodeId node, SocketTable table, Audiences audiences) {
        this.node = node;
        this.table = table;
        this.audiences = audiences;
    }

    /// Hands a signal over.
    ///
    /// @return false when too much is waiting and it was dropped
    boolean hand(Signal signal) {
        return waiting.offer(signal);
    }

    void start() {
        running = true;
        thread = Thread.ofVirtual().name("dasan-live-courier").start(this::carry);
    }

    private void carry() {
        var batch = new ArrayList<Signal>();
        while (running) {
            try {
                var first = waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                waiting.drainTo(batch, MOST_AT_ONCE - 1);
                if (table.send(node, batch) > 0) {
                    table.ring();
                    LockSupport.parkNanos(INTERVAL);
                }
            } catch (DataAccessException e) {
                LOG.warn("{} signals did not reach the other nodes ({})", batch.size(), e.getMessage());
            } catch (InterruptedException e) {
                return;
            } finally {
                batch.clear();
            }
        }
    }

    /// Delivers whatever other nodes have laid down for us.
    void deliver() {
        delivering.lock();
        try {
            var signals = table.receive(node);
            while (!signals.isEmpty()) {
                signals.forEach(this::deliver);
                signals = table.receive(node);
            }
        } catch (DataAccessException e) {
            LOG.warn("Signals of other nodes cannot be read ({})", e.getMessage());
        } finally {
            delivering.unlock();
        }
    }

    /// Delivers one signal to the sockets here.
    void deliver(Signal signal) {
        for (var client : audiences.of(new Recipient(signal.recipient()))) {
            switch (Kind.valueOf(signal.kind())) {
                case SNAPSHOT -> client.publish(new Frame.Snapshot(signal.key(), signal.body()));
                case TRANSIENT -> client.publish(new Frame.Transient(signal.body()));
                case DISCONNECT -> client.close(new CloseStatus(Integer.parseInt(signal.body())));
            }
        }
    }

    enum Kind {
        SNAPSHOT,
        TRANSIENT,
        DISCONNECT
    }

    void stop() {
        running = false;
        var ending = thread;
        if (ending != null) {
            ending.interrupt();
            try {
                ending.join(TimeUnit.SECONDS.toMillis(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
