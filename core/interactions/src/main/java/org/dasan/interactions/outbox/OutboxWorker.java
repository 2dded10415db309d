package org.dasan.interactions.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.city.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Hands over what the outbox holds, on virtual threads, so many at once. Woken by commits on this node and
/// by a look each second for what other nodes queued and for what time alone makes due.
@Component
class OutboxWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int AT_ONCE = 16;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int SETTLE_TRIES = 5;
    private static final Duration SETTLE_PAUSE = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final OutboxWake wake;
    private final Map<Channel, TextGateway> gateways;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    /// @throws IllegalStateException when two gateways claim one channel
    OutboxWorker(Outbox outbox, OutboxWake wake, List<TextGateway> gateways) {
        this.outbox = outbox;
        this.wake = wake;
        this.gateways =
                gateways.stream().collect(Collectors.toUnmodifiableMap(TextGateway::channel, Function.identity()));
    }

    private void run() {
        while (running) {
            try {
                if (!round()) {
                    wake.await(POLL);
                }
            } catch (InterruptedException _) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("the outbox could not be read and is tried again: {}", e.getMessage());
                rest(POLL);
            } catch (RuntimeException e) { // a mistake of ours must not end all sending
                LOG.error("the outbox broke off a round and goes on", e);
                rest(POLL);
            }
        }
    }

    /// One look at the outbox; true when there may be more to do at once.
    private boolean round() throws InterruptedException {
        boolean more = outbox.leasesRunOut() + outbox.expire() > 0;
        int free = places.availablePermits(); // nobody else takes places, so it only grows
        if (gateways.isEmpty() || free == 0) {
            return false; // who is done wakes us
        }
        var due = outbox.claimDue(gateways.keySet(), free);
        for (var delivery : due) {
            begin(delivery, this::deliver);
        }
        var unclear =
                due.size() == free ? List.<Delivery>of() : outbox.claimLookUps(gateways.keySet(), free - due.size());
        for (var delivery : unclear) {
            begin(delivery, this::lookUp);
        }
        return more || !due.isEmpty();
    }

    private void begin(Delivery delivery, Consumer<Delivery> work) throws InterruptedException {
        places.acquire();
        Thread.ofVirtual().name("dasan-outbox-" + delivery.text().id()).start(() -> {
            try {
                work.accept(delivery);
            } finally {
                places.release();
                wake.now();
            }
        });
    }

    private void deliver(Delivery delivery) {
        var result = send(delivery.text());
        settle(delivery, () -> outbox.settle(delivery, result));
    }

    private SendResult send(OutboundText text) {
        try {
            return gateway(text).send(text);
        } catch (RuntimeException e) {
            LOG.error("the gateway of {} broke on delivery {}; it is uncertain now", text.channel(), text.id(), e);
            return new SendResult.Uncertain(e.getClass().getSimpleName());
        }
    }

    private void lookUp(Delivery delivery) {
        try {
            var found = gateway(delivery.text()).lookUp(delivery.text());
            settle(delivery, () -> outbox.resolve(delivery, found));
        } catch (RuntimeException e) {
            LOG.error(
                    "the gateway of {} could not look delivery {} up",
                    delivery.text().channel(),
                    delivery.text().id(),
                    e);
        }
    }

    /// What is known must not be lost to a moment without database; when it is, the lease ends and the text
    /// is uncertain.
    private void settle(Delivery delivery, Runnable writing) {
        for (int i = 1; i <= SETTLE_TRIES; i++) {
            try {
                writing.run();
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "what became of delivery {} could not be written (try {}): {}",
                        delivery.text().id(),
                        i,
                        e.getMessage());
                rest(SETTLE_PAUSE.multipliedBy(i));
            }
        }
    }

    private TextGateway gateway(OutboundText text) {
        return Objects.requireNonNull(gateways.get(text.channel()));
    }

    private void rest(Duration time) {
        try {
            stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("dasan-outbox").start(this::run);
    }

    /// Claims no more and lets those under way finish.
    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        wake.now(); // not interrupted: that would break off a statement under way
        try {
            if (!thread.join(GRACE)) {
                LOG.warn("the outbox is still being read; what it claims will be uncertain");
            }
            if (places.tryAcquire(AT_ONCE, GRACE.toNanos(), TimeUnit.NANOSECONDS)) {
                places.release(AT_ONCE);
            } else {
                LOG.warn("texts are still under way; they will be uncertain");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
