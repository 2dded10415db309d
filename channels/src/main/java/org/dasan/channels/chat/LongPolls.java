package org.dasan.channels.chat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.city.access.TooManyRequestsException;
import org.springframework.stereotype.Component;

/// Requests that wait for news where a socket cannot be had. Each is a parked virtual thread without a
/// database connection; there are so many at most in all and for one conversation.
@Component
class LongPolls {
    private static final int MOST = 10_000;
    private static final int MOST_OF_ONE = 4;
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final ConcurrentHashMap<UUID, Set<Waiter>> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    LongPolls(MeterRegistry metrics) {
        Gauge.builder("dasan.chat.polls", count, AtomicInteger::get)
                .description("Requests that wait for news of a conversation")
                .register(metrics);
    }

    /// Somebody who waits. Made before the news are read, so that none comes unnoticed in between.
    final class Waiter implements AutoCloseable {
        private final UUID conversation;
        private final Semaphore news = new Semaphore(0);

        private Waiter(UUID conversation) {
            this.conversation = conversation;
        }

        /// Waits until there may be news, or for `longest`. Returns whether it was woken.
        boolean await(Duration longest) throws InterruptedException {
            boolean woken = news.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            news.drainPermits();
            return woken;
        }

        @Override
        public void close() {
            waiters.computeIfPresent(conversation, (_, there) -> {
                if (there.remove(this)) {
                    count.decrementAndGet();
                }
                return there.isEmpty() ? null : there;
            });
        }
    }

    /// Lets a request wait.
    ///
    /// @throws TooManyRequestsException when there are too many already
    Waiter enter(UUID conversation) {
        var waiter = new Waiter(conversation);
        waiters.compute(conversation, (_, there) -> {
            var now = there == null ? ConcurrentHashMap.<Waiter>newKeySet() : there;
            if (now.size() >= MOST_OF_ONE || count.get() >= MOST) {
                throw new TooManyRequestsException(COME_BACK);
            }
            now.add(waiter);
            count.incrementAndGet();
            return now;
        });
        return waiter;
    }

    /// Whether anybody waits on this node.
    boolean any() {
        return count.get() > 0;
    }

    /// Wakes whoever waits for news of this conversation.
    void wake(UUID conversation) {
        waiters.getOrDefault(conversation, Set.of()).forEach(waiter -> waiter.news.release());
    }
}
