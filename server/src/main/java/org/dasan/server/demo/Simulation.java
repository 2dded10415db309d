package org.dasan.server.demo;

import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.dasan.channels.TextProvider;
import org.dasan.store.ScalableClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Lets the demonstration live faster and text through another provider, for as long as the simulator says so
/// at least once a minute. A simulator that dies must not leave a city whose days pass in seconds.
@Component
class Simulation {
    static final Duration LEASE = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);

    private final ScalableClock clock;
    private final TextProvider provider;
    private final LongSupplier nanos;
    private boolean running;
    private long renewed;

    @Autowired
    Simulation(ScalableClock clock, TextProvider provider) {
        this(clock, provider, System::nanoTime);
    }

    /// @param nanos real time, which the rate does not touch
    Simulation(ScalableClock clock, TextProvider provider, LongSupplier nanos) {
        this.clock = clock;
        this.provider = provider;
        this.nanos = nanos;
    }

    /// Begins, goes on, or changes the rate; good for [#LEASE] of real time.
    ///
    /// @param textProvider where texts go meanwhile; null = as usual
    synchronized void renew(double rate, @Nullable URI textProvider) {
        if (clock.rate() != rate) {
            clock.setRate(rate);
        }
        provider.divert(textProvider);
        if (!running) {
            LOG.info("A simulation runs at {} times the speed", rate);
        }
        running = true;
        renewed = nanos.getAsLong();
    }

    synchronized void end() {
        if (running) {
            running = false;
            clock.setRate(1);
            provider.divert(null);
            LOG.info("The simulation has ended; the city lives at its own speed again");
        }
    }

    @Scheduled(fixedDelay = 1000)
    synchronized void leaseRunsOut() {
        if (running && nanos.getAsLong() - renewed > LEASE.toNanos()) {
            end();
        }
    }
}
