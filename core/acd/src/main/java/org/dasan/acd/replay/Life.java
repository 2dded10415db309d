package org.dasan.acd.replay;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one contact in a replay.
///
/// @param waited until an agent had it, the citizen gave up, or the day was over
/// @param agent  who had it; nothing = nobody
/// @param gaveUp the citizen's patience ended first
public record Life(UUID seat, Duration waited, @Nullable UUID agent, boolean gaveUp) {
    boolean answered() {
        return agent != null;
    }
}
