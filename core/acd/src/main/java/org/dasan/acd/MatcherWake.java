package org.dasan.acd;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Wakes this node's matcher after a commit that may make a pair possible; many wakes before it runs are one.
@Component
public class MatcherWake {
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
    void await(long time, TimeUnit unit) throws InterruptedException {
        if (signal.tryAcquire(time, unit)) {
            signal.drainPermits();
        }
    }
}
