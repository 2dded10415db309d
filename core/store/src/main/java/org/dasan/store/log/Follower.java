package org.dasan.store.log;

import java.time.Duration;
import org.dasan.store.gate.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does one thing again and again: at once while there is more to do, soon while something is
/// on its way, later when it failed, and otherwise when there is a signal or a second has passed. One that is
/// in no hurry lets signals gather for a while and looks once for all of them.
final class Follower {
    /// What a round found.
    enum Found {
        MORE,
        WAITING,
        NOTHING
    }

    /// One round of work.
    interface Round {
        Found run() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long POLL = Duration.ofSeconds(1).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(2).toNanos();
    private static final long FIRST_RETRY = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_RETRY = Duration.ofSeconds(30).toNanos();
    /// A database that is away says no quickly, and screens stand still until we look again.
    private static final long LONGEST_RETRY_OF_DATABASE = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final CommitSignal signal;
    private final Round round;
    private final long gather;
    private final Thread thread;
    private volatile boolean running = true;

    /// @param gather how long signals may gather before they are followed; zero = at once
    Follower(String name, CommitSignal signal, Duration gather, Round round) {
        this.name = name;
        this.signal = signal;
        this.gather = gather.toNanos();
        this.round = round;
        this.thread = Thread.ofPlatform().daemon().name("dasan-" + name).start(this::follow);
    }

    private void follow() {
        var pause = FIRST_PAUSE;
        var retry = FIRST_RETRY;
        while (running) {
            var seen = signal.count();
            try {
                switch (round.run()) {
                    case MORE -> pause = FIRST_PAUSE;
                    case WAITING -> { // committed, but an older transaction is still open
                        signal.awaitBeyond(seen, pause);
                        pause = Math.min(pause * 2, POLL);
                    }
                    case NOTHING -> {
                        pause = FIRST_PAUSE;
                        if (signal.awaitBeyond(seen, POLL) != seen && gather > 0 && running) {
                            rest(gather);
                        }
                    }
                }
                retry = FIRST_RETRY;
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (running) {
                    var longest = DatabaseTrouble.isCauseOf(e) ? LONGEST_RETRY_OF_DATABASE : LONGEST_RETRY;
                    retry = Math.min(retry, longest);
                    tell(e, Duration.ofNanos(retry));
                    rest(retry);
                    retry = Math.min(retry * 2, longest);
                }
            }
        }
    }

    private void tell(Exception failure, Duration pause) {
        if (DatabaseTrouble.isCauseOf(failure)) {
            LOG.warn("{} waits {} ms for the database: {}", name, pause.toMillis(), failure.getMessage());
        } else {
            LOG.error("{} failed; trying again in {} ms", name, pause.toMillis(), failure);
        }
    }

    private static void rest(long retry) {
        try {
            new CommitSignal().awaitBeyond(0, retry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        running = false;
        signal.fire();
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
