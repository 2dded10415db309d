package org.dasan.store.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.dasan.store.EventLog;
import org.dasan.store.NewEvent;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.testkit.MutableClock;
import org.springframework.transaction.support.TransactionTemplate;

/// Threads that write to the same streams at once, some slowly and some in vain.
final class ManyWriters {
    private ManyWriters() {}

    /// Runs until all have written, while `reading` is called again and again.
    ///
    /// @return positions of what was committed
    static Collection<Long> run(
            long seed,
            int writers,
            int transactionsEach,
            List<StreamId> streams,
            EventLog log,
            TransactionTemplate transactions,
            Consumer<EventLog> reading)
            throws Exception {
        var committed = new ConcurrentLinkedQueue<Long>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var writer = 0; writer < writers; writer++) {
                var random = new Random(seed + writer);
                running.add(executor.submit(() -> {
                    for (var i = 0; i < transactionsEach; i++) {
                        committed.addAll(write(random, streams, log, transactions));
                    }
                }));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                reading.accept(log);
            }
            for (var each : running) {
                each.get();
            }
        }
        return committed;
    }

    private static List<Long> write(
            Random random, List<StreamId> streams, EventLog log, TransactionTemplate transactions) {
        var batch = new ArrayList<NewEvent>();
        for (var i = random.nextInt(1, 5); i > 0; i--) {
            batch.add(new NewEvent(
                    streams.get(random.nextInt(streams.size())),
                    "test.written",
                    1,
                    MutableClock.MONDAY_NINE,
                    null,
                    null,
                    random.nextBoolean(),
                    Map.of("n", i)));
        }
        var undo = random.nextInt(10) == 0;
        var positions = transactions.execute(status -> {
            var stored = log.append(batch);
            if (random.nextInt(4) == 0) { // stay open while others commit
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000));
            }
            if (undo) {
                status.setRollbackOnly();
            }
            return stored.stream().map(StoredEvent::position).toList();
        });
        return undo ? List.of() : positions;
    }
}
