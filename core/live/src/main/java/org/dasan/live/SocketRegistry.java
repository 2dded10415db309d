package org.dasan.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dasan.store.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Keeps the table of who is connected where in step with this node's sockets, says that this node lives,
/// notices nodes that no longer do, and tells the listeners who came and went.
///
/// Liveness is real time, whatever the city's clock does. No clocks of two machines are compared: a node is
/// dead when its count has stood still for long enough while we watched.
final class SocketRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(SocketRegistry.class);

    private final NodeId node;
    private final SocketTable table;
    private final Audiences audiences;
    private final Supplier<List<ConnectionListener>> listeners;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Duration nodeDead;

    private final Set<Recipient> dirty = ConcurrentHashMap.newKeySet();
    private final Map<Recipient, Instant> departed = new ConcurrentHashMap<>();
    private final Set<Recipient> principals = ConcurrentHashMap.newKeySet();
    private final ReentrantLock flushing = new ReentrantLock();
    private final Map<UUID, Seen> others = new HashMap<>(); // touched by beat() only

    private record Seen(long beat, long sinceNanos, Instant since) {}

    /// @param listeners asked for each time, because they may need us to come into being
    SocketRegistry(
            NodeId node,
            SocketTable table,
            Audiences audiences,
            Supplier<List<ConnectionListener>> listeners,
            Clock clock,
            LongSupplier nanos,
            Duration nodeDead) {
        this.node = node;
        this.table = table;
        this.audiences = audiences;
        this.listeners = listeners;
        this.clock = clock;
        this.nanos = nanos;
        this.nodeDead = nodeDead;
    }

    /// Writes down what has changed in these audiences; returns when it is committed. Many sockets at once
    /// share a statement.
    void changed(Collection<Recipient> recipients) {
        dirty.addAll(recipients);
        flush();
    }

    /// A principal's socket is there and written down.
    void arrived(Recipient principal) {
        principals.add(principal);
        departed.remove(principal);
        listeners.get().forEach(listener -> tell(() -> listener.connected(principal)));
    }

    /// A principal's last socket on this node is gone and `changed` is about to be told.
    void departed(Recipient principal) {
        departed.put(principal, clock.instant());
    }

    private void flush() {
        flushing.lock();
        try {
            var batch = new HashSet<Recipient>();
            dirty.removeIf(batch::add); // before looking: whoever changes after the look marks it again
            if (batch.isEmpty()) {
                return;
            }
            try {
                var there = batch.stream().filter(audiences::any).toList();
                var gone = batch.stream().filter(each -> !there.contains(each)).toList();
                if (!there.isEmpty()) {
                    table.add(node, there);
                }
                if (!gone.isEmpty()) {
                    table.remove(node, gone);
                }
            } catch (DataAccessException e) {
                dirty.addAll(batch);
                throw e;
            }
        } finally {
            flushing.unlock();
        }
    }

    /// Tells of principals whose last socket here has gone, unless they are connected elsewhere or back. Two
    /// nodes that lose the last two sockets at the same moment may both tell; that neither tells cannot be,
    /// because each looks after its own removal is committed.
    void settleDepartures() {
        var due = Map.copyOf(departed);
        if (due.isEmpty()) {
            return;
        }
        var connected = table.connected(due.keySet());
        var told = new HashSet<Recipient>();
        due.forEach((principal, at) -> {
            if (departed.remove(principal, at) && !audiences.any(principal)) {
                principals.remove(principal);
                if (!connected.contains(principal)) {
                    lastGone(principal, at);
                    told.add(principal);
                }
            }
        });
        // whoever came back just then may have been told of before: the last word must be the true one
        if (!told.isEmpty()) {
            table.connected(told).forEach(back -> {
                if (audiences.any(back)) {
                    principals.add(back);
                }
                listeners.get().forEach(listener -> tell(() -> listener.connected(back)));
            });
        }
    }

    private void lastGone(Recipient principal, Instant at) {
        listeners.get().forEach(listener -> tell(() -> listener.lastSocketGone(principal, at)));
    }

    /// One beat: says that we live, and looks after the others.
    void beat() {
        if (!table.beat(node)) {
            // First beat; or the database crashed and emptied its unlogged tables; or others thought us dead.
            table.addNode(node);
            changed(audiences.all());
            Set.copyOf(principals).forEach(this::arrivedAgain);
        }
        flush();
        settleDepartures();
        bury(standingStill());
    }

    private void arrivedAgain(Recipient principal) {
        if (audiences.any(principal)) {
            arrived(principal);
        }
    }

    private Map<SocketTable.Beat, Instant> standingStill() {
        var now = nanos.getAsLong();
        var dead = new HashMap<SocketTable.Beat, Instant>();
        var present = new ArrayList<UUID>();
        for (var other : table.beats()) {
            if (other.id().equals(node.value())) {
                continue;
            }
            present.add(other.id());
            var seen = others.get(other.id());
            if (seen == null || seen.beat != other.beat()) {
                others.put(other.id(), new Seen(other.beat(), now, clock.instant()));
            } else if (now - seen.sinceNanos > nodeDead.toNanos()) {
                dead.put(other, seen.since);
            }
        }
        others.keySet().retainAll(present);
        return dead;
    }

    private void bury(Map<SocketTable.Beat, Instant> dead) {
        dead.forEach((beat, lastSeen) -> {
            var recipients = table.removeNode(beat);
            LOG.warn("Node {} no longer answers; its {} audiences count as gone", beat.id(), recipients.size());
            var elsewhere = table.connected(recipients);
            recipients.stream()
                    .filter(recipient -> recipient.isPrincipal() && !elsewhere.contains(recipient))
                    .forEach(recipient -> lastGone(recipient, lastSeen));
        });
    }

    private static void tell(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException e) {
            LOG.error("A listener of connections failed", e);
        }
    }
}
