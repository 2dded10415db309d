package org.dasan.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Wakes a worker of this node that otherwise looks now and then; many wakes before it looks are one. Each
/// worker has its own kind, so that it can be a bean.
public abstract class Wake {
    private final Semaphore signal = new Semaphore(0);

    /// Wakes when the running transaction has committed; at once when there is none.
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            now();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                now();
            }
        });
    }

    /// Wakes at once.
    public void now() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /// Waits for a wake, at most this long; takes all that came.
    public void await(Duration atMost) throws InterruptedException {
        if (signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }
}
