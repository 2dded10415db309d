package org.dasan.acd.matching;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// A seat that waits.
///
/// @param group          shared by seats that are filled together; its own id when it stands alone
/// @param rankAt         `queuedSince` minus priority times ageing: a step of priority is worth that much
/// waiting, so
///                       that priority ages by itself; the earlier is served first
/// @param preferredAgent is taken when eligible
/// @param wantedAgent    nobody else is eligible
/// @param avoid          who declined it lately or sits in its interaction already
/// @param mayInterrupt   offered to somebody who holds text contacts, although it is voice or video
/// @param widening       what waiting has changed; `needs` are as they are after it
/// @param deskOnly       needs the desk alone, whatever its channel
public record WaitingSeat(
        UUID id,
        UUID interaction,
        UUID group,
        SeatRole role,
        Channel channel,
        UUID queue,
        UUID organisation,
        List<Need> needs,
        int priority,
        Instant queuedSince,
        Instant rankAt,
        @Nullable UUID preferredAgent,
        @Nullable UUID wantedAgent,
        Set<UUID> avoid,
        boolean mayInterrupt,
        boolean deskOnly,
        Selection selection,
        Widening widening) {
    public WaitingSeat {
        needs = List.copyOf(needs);
        avoid = Set.copyOf(avoid);
    }
}
