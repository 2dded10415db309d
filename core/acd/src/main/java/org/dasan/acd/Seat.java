package org.dasan.acd;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// One place in an interaction, as stored.
///
/// @param group its own id when it stands alone
public record Seat(
        SeatId id,
        InteractionId interaction,
        UUID group,
        SeatRole role,
        Channel channel,
        UUID queue,
        OrganisationId organisation,
        String language,
        int priority,
        Instant queuedSince,
        SeatState state,
        boolean paused,
        boolean deskOnly,
        @Nullable UUID agent,
        @Nullable Instant connectedAt,
        @Nullable Instant wrapUpUntil,
        boolean extended) {
    /// Whether the agent and the citizen meet on a device beside the desk: a telephone, a camera.
    public boolean onDevice() {
        return !deskOnly && channel.onDevice();
    }
}
