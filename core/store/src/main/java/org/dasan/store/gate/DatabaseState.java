package org.dasan.store.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about the database without asking it.
public final class DatabaseState {
    private volatile @Nullable String trouble;

    public void up() {
        trouble = null;
    }

    /// From now on nobody waits for a connection in vain.
    ///
    /// @param reason for the callers that are sent away
    public void down(String reason) {
        trouble = reason;
    }

    /// Why the database cannot be used at the moment; empty if it can.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
