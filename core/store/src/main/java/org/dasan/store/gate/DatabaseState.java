package org.dasan.store.gate;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What is known about the database without asking it.
public final class DatabaseState {
    private volatile @Nullable String trouble;
    private final AtomicReference<@Nullable String> missed = new AtomicReference<>();

    /// The database works; whoever has missed it looks again.
    public void up() {
        trouble = null;
        missed.set(null);
    }

    /// From now on nobody waits for a connection in vain.
    ///
    /// @param reason for the callers that are sent away
    public void down(String reason) {
        trouble = reason;
    }

    /// Somebody could not reach the database, whatever its keeper says, if it has one.
    ///
    /// @return whether nobody had noticed before
    boolean miss(String reason) {
        return missed.compareAndSet(null, reason);
    }

    /// Somebody has reached it.
    void found() {
        missed.set(null);
    }

    boolean isMissed() {
        return missed.get() != null;
    }

    /// Why the database cannot be used at the moment; empty if it can.
    public Optional<String> trouble() {
        var declared = trouble;
        return Optional.ofNullable(declared != null ? declared : missed.get());
    }
}
