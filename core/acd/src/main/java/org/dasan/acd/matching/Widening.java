package org.dasan.acd.matching;

import java.util.List;
import java.util.UUID;
import org.dasan.acd.Need;
import org.jspecify.annotations.Nullable;

/// How waiting has changed who may have a seat.
///
/// @param asked         what was needed before rules relaxed it; nothing = needs are as they were
/// @param helpers       organisation whose agents are asked beside the queue's own
/// @param restingToo    agents above their occupancy cap are asked too
/// @param onlyPreferred still waits for the preferred agent, who is at work but busy
public record Widening(List<Need> asked, @Nullable UUID helpers, boolean restingToo, boolean onlyPreferred) {
    /// Nothing has changed yet.
    public static final Widening NONE = new Widening(List.of(), null, false, false);

    public Widening {
        asked = List.copyOf(asked);
    }
}
