package org.dasan.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dasan.acd.Devices;
import org.dasan.city.Channel;
import org.dasan.city.access.Problem;
import org.dasan.store.DataFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Finds the exchange, whenever it comes, and leads it as long as the lease is this node's.
@Component
class ExchangeKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeKeeper.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /// Ticks between two renewals of the lease.
    private static final int RENEW = 3;

    private final Path file;
    private final boolean ours;
    private final ExchangeLeases leases;
    private final ObjectProvider<ExchangeParts> parts;
    private final LiveCalls live;
    private final Diallings diallings;
    private final Devices devices;
    private volatile boolean running;
    private volatile @Nullable ExchangeSession session;
    private volatile Thread thread = Thread.currentThread();
    private @Nullable FileTime readAt;
    private @Nullable ExchangeFile known;
    private String complaint = "";

    ExchangeKeeper(
            TelephonyProperties properties,
            DataFolder data,
            ExchangeLeases leases,
            ObjectProvider<ExchangeParts> parts,
            LiveCalls live,
            Diallings diallings,
            Devices devices) {
        ours = properties.exchange().isBlank();
        file = ours ? data.resolve("asterisk").resolve("engine.properties") : Path.of(properties.exchange());
        this.leases = leases;
        this.parts = parts;
        this.live = live;
        this.diallings = diallings;
        this.devices = devices;
    }

    /// Lets the exchange do something, if this node leads one.
    void withExchange(Consumer<Asterisk> step) {
        var now = session;
        if (now != null) {
            now.with(step);
        }
    }

    /// Asks the exchange to do something.
    ///
    /// @return whether it did; false as well when this node leads none that can be reached
    boolean ask(Predicate<Asterisk> step) {
        var now = session;
        return now != null && now.isConnected() && now.ask(step);
    }

    /// For whoever must know that [#ask] failed.
    static Problem unreachable() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE, "exchange-unreachable", "the exchange did not do it; try again");
    }

    /// The exchange there is, whichever node leads it.
    Optional<ExchangeFile> exchange() {
        return Optional.ofNullable(known);
    }

    /// Whether this node leads it and is connected.
    boolean leads() {
        var now = session;
        return now != null && now.isConnected();
    }

    private void run() {
        int tick = 0;
        while (running) {
            try {
                step(tick++);
                complaint = "";
            } catch (IOException e) {
                complain("the exchange cannot be reached: " + e.getMessage());
            } catch (DataAccessException | TransactionException e) {
                complain("leading the exchange waits for the database: " + e.getMessage());
            } catch (RuntimeException e) { // a mistake of ours must not end all calls
                LOG.error("leading the exchange broke off and is tried again", e);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private void step(int tick) throws IOException {
        look();
        var exchange = known;
        var now = session;
        if (now != null && (exchange == null || !exchange.equals(now.file()))) {
            leave(now);
            now = null;
        }
        if (exchange == null) {
            return;
        }
        if (now == null) {
            if (leases.take(exchange.id(), ours)) {
                devices.allGone(Channel.VOICE, exchange.id() + "/");
                session = ExchangeSession.begin(exchange, parts.getObject());
            }
            return;
        }
        if (tick % RENEW == 0 && !leases.renew(exchange.id())) {
            LOG.warn("another node leads exchange {} now", exchange.id());
            leave(now);
            return;
        }
        now.look();
    }

    /// Reads the file when it came or changed.
    private void look() throws IOException {
        if (!Files.isReadable(file)) {
            known = null;
            readAt = null;
            return;
        }
        var changed = Files.getLastModifiedTime(file);
        if (!changed.equals(readAt)) {
            known = ExchangeFile.read(file);
            readAt = changed;
        }
    }

    private void leave(ExchangeSession now) {
        session = null;
        now.close();
        live.forget();
        diallings.forget();
    }

    /// Says it once, not every second.
    private void complain(String what) {
        if (!what.equals(complaint)) {
            LOG.warn(what);
            complaint = what;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("dasan-exchange").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var now = session;
        if (now != null) {
            leave(now);
            leases.release(now.file().id());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
