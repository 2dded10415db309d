package org.dasan.telephony;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.dasan.selfservice.FlowSession;
import org.jspecify.annotations.Nullable;

/// A caller's line while a flow has it: the keys they press, and the moment they leave, as events tell of both.
///
/// Keys come by events because a script hears only those pressed while a command of its runs; what is pressed
/// between two commands would be lost. Where no event ever came, the keys that the script heard count.
final class FlowLine {
    /// The keys that flows know; telephones have A to D as well.
    static final String KEYS = "0123456789*#";

    /// How long after the last key of a number a `#` is taken for its end.
    private static final Duration HABIT = Duration.ofSeconds(2);
    /// How long an event may take that tells of a key the script has heard.
    private static final Duration UNDER_WAY = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Character> kept = new ArrayDeque<>();
    private boolean told;
    private boolean left;
    private @Nullable Character last;
    private long lastAt;
    private boolean endsNumber;
    private long numberAt;

    /// An event tells of a key.
    ///
    /// @param at in nanoseconds of [System#nanoTime]
    void told(char key, long at) {
        lock.lock();
        try {
            told = true;
            press(key, at);
        } finally {
            lock.unlock();
        }
    }

    /// The script heard a key.
    void heard(char key, long at) {
        lock.lock();
        try {
            await(UNDER_WAY, () -> !kept.isEmpty());
            if (!told) {
                press(key, at);
            }
        } finally {
            lock.unlock();
        }
    }

    private void press(char key, long at) {
        if (last != null && last == key && at - lastAt < FlowSession.DOUBLE_PRESS.toNanos()) {
            return;
        }
        last = key;
        lastAt = at;
        boolean habit = endsNumber && key == '#' && at - numberAt < HABIT.toNanos();
        endsNumber = false;
        if (!habit && kept.size() < FlowSession.KEPT_KEYS) {
            kept.add(key);
            news.signalAll();
        }
    }

    /// The number is complete: a `#` pressed out of habit would cut short what comes next.
    void numberIsComplete(long at) {
        lock.lock();
        try {
            if (kept.isEmpty()) {
                endsNumber = true;
                numberAt = at;
            } else if (kept.getFirst() == '#') {
                kept.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The oldest key that nothing took yet.
    @Nullable
    Character take() {
        lock.lock();
        try {
            return kept.poll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing that was pressed until now counts.
    void forget() {
        lock.lock();
        try {
            kept.clear();
        } finally {
            lock.unlock();
        }
    }

    boolean hasKey() {
        lock.lock();
        try {
            return !kept.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// The exchange tells that the caller hung up.
    void leaves() {
        lock.lock();
        try {
            left = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean left() {
        lock.lock();
        try {
            return left;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the caller has left, or is told of as having left within this time.
    boolean leftWithin(Duration time) {
        lock.lock();
        try {
            return await(time, () -> left);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Duration time, BooleanSupplier come) {
        long remaining = time.toNanos();
        try {
            while (!come.getAsBoolean() && remaining > 0) {
                remaining = news.awaitNanos(remaining);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return come.getAsBoolean();
    }
}
