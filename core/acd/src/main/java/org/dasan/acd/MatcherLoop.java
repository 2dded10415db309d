package org.dasan.acd;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.dasan.acd.matching.Matcher;
import org.dasan.acd.matching.Situation;
import org.dasan.acd.matching.WaitingSeat;
import org.dasan.store.Tempo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Pairs waiting seats with idle agents: one round at a time in the whole city (an advisory lock), each round
/// one transaction. Woken by commits on this node, by a timer for what other nodes did and for what time
/// alone makes possible.
@Component
class MatcherLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MatcherLoop.class);
    /// Any number that nothing else in the database uses.
    private static final long MATCHER_LOCK = 0x44415341_4e414344L;
    /// Agents whose desk was gone longer than this get no new offers.
    private static final Duration GONE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);
    /// Between two turns, at least. Each looks at everybody at work: one for all who came within this time is
    /// cheaper than one for each, and serves them in their right order.
    private static final Duration BREATH = Duration.ofMillis(20);
    /// A centre of a thousand takes longer to look at: then the pause is so many times the turn, so that matching
    /// leaves the machine to those who talk; but nobody waits longer than that for being looked at.
    private static final int REST = 4;
    private static final Duration LONGEST_REST = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(10);
    static final int RULE_VERSION = 2;
    private static final int PER_KEY = 200;

    /// What a round came to.
    enum Round {
        NOTHING,
        OFFERED,
        LOCKED_ELSEWHERE
    }

    private final WaitingRoom waitingRoom;
    private final Reservations reservations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MatcherWake wake;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    MatcherLoop(
            WaitingRoom waitingRoom,
            Reservations reservations,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            MatcherWake wake,
            Clock clock,
            MeterRegistry meters) {
        this.waitingRoom = waitingRoom;
        this.reservations = reservations;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.wake = wake;
        this.clock = clock;
        this.meters = meters;
    }

    /// Whoever went before this gets no new offers.
    static Instant goneBefore(Clock clock, Instant now) {
        return now.minus(Tempo.atLeast(clock, GONE, AcdTimers.RECONNECTING));
    }

    /// One round: read, decide, reserve.
    Round round() {
        return transaction.execute(_ -> {
            if (!jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
                    .param("key", MATCHER_LOCK)
                    .query(Boolean.class)
                    .single()) {
                return Round.LOCKED_ELSEWHERE;
            }
            if (waitingRoom.isEmpty()) {
                return Round.NOTHING; // as most wakes find; looking at a thousand agents is not free
            }
            var now = clock.instant();
            var agents = waitingRoom.agents(goneBefore(clock, now));
            int free =
                    (int) agents.stream().filter(agent -> !agent.offerPending()).count();
            if (free == 0) {
                return Round.NOTHING;
            }
            var seats = waitingRoom.seats(Math.min(free + 8, PER_KEY), now);
            if (seats.isEmpty()) {
                return Round.NOTHING;
            }
            var decision = Matcher.match(new Situation(now, RULE_VERSION, seats, agents));
            var byId = new HashMap<UUID, WaitingSeat>();
            seats.forEach(seat -> byId.put(seat.id(), seat));
            int offers = reservations.reserve(decision.reservations(), byId, now);
            meters.counter("dasan.acd.offers").increment(offers);
            return offers == 0 ? Round.NOTHING : Round.OFFERED;
        });
    }

    private void run() {
        while (running) {
            try {
                wake.await(Tempo.pause(clock, POLL));
                var sample = Timer.start(meters);
                Round result;
                do {
                    result = round();
                    if (result == Round.LOCKED_ELSEWHERE) {
                        wake.await(BREATH); // that round may have read before our commit
                    }
                } while (running && result != Round.NOTHING);
                long took = sample.stop(meters.timer("dasan.acd.match"));
                LockSupport.parkNanos(Math.clamp(REST * took, BREATH.toNanos(), LONGEST_REST.toNanos()));
            } catch (InterruptedException _) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("the matcher could not finish a round and tries again: {}", e.getMessage());
                rest();
            } catch (RuntimeException e) { // a mistake of ours must not end all routing
                LOG.error("the matcher broke off a round and tries again", e);
                rest();
            }
        }
    }

    /// Waits a little, so that what keeps failing does not keep the machine busy.
    private void rest() {
        try {
            wake.await(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("dasan-matcher").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake.now(); // not interrupted: that would break off a statement under way
        try {
            if (!thread.join(GRACE)) {
                LOG.warn("the matcher is still at its last round");
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
