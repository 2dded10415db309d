package org.dasan.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dasan.simulator.line.News;
import org.dasan.simulator.line.Unreachable;
import org.dasan.simulator.people.City;
import org.dasan.simulator.time.Pace;

/// Keeps the city's clock: sets its speed, renews it, stops it while the server is away, and samples memory.
final class Keeper implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(400);
    private static final long RENEW = TimeUnit.SECONDS.toNanos(15);
    private static final long SAMPLE = TimeUnit.SECONDS.toNanos(5);

    private final Demonstration demonstration;
    private final City city;
    private final Pace pace;
    private final News news = new News();
    private final AtomicLong lateMillis = new AtomicLong();
    private final Thread thread;
    private volatile boolean wanted = true;
    private volatile boolean away;
    private volatile double mostMemory;

    Keeper(Demonstration demonstration, City city, Pace pace) {
        this.demonstration = demonstration;
        this.city = city;
        this.pace = pace;
        thread = Thread.ofVirtual().name("clock").start(this::keep);
    }

    private void keep() {
        double told = 0;
        long renewed = 0;
        long sampled = 0;
        try {
            while (wanted) {
                double rate = pace.look(city.measures(), (double) lateMillis.getAndSet(0));
                long now = System.nanoTime();
                try {
                    if (away || Math.abs(rate / told - 1) > 0.03 || now - renewed > RENEW) {
                        city.clock().sync(set(rate), rate);
                        told = rate;
                        renewed = now;
                        away = false;
                    }
                    if (now - sampled > SAMPLE) {
                        mostMemory =
                                Math.max(mostMemory, demonstration.metric("jvm_memory_used_bytes", "area=\"heap\""));
                        sampled = now;
                    }
                } catch (Unreachable e) {
                    city.clock().stop();
                    away = true;
                }
                news.awaitSince(news.count(), LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Instant set(double rate) throws Unreachable {
        return demonstration.live(rate);
    }

    /// Somebody came so much later than planned.
    void late(Duration inCity) {
        lateMillis.accumulateAndGet(inCity.toMillis(), Math::max);
    }

    /// The server is about to go.
    void pause() {
        city.clock().stop();
        away = true;
    }

    double mostMemory() {
        return mostMemory;
    }

    @Override
    public void close() {
        wanted = false;
        news.tell();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
