package org.dasan.acd;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// An agent reserved for a seat, as stored.
///
/// @param deskOnly needs the desk alone, although its channel usually needs more (a phone memo)
public record Offer(
        OfferId id,
        SeatId seat,
        UUID group,
        InteractionId interaction,
        UUID agent,
        Channel channel,
        boolean deskOnly,
        OfferState state,
        Instant reservedAt,
        @Nullable Instant presentedAt,
        Instant expiresAt) {
    /// Whether it rings on a device beside the desk, and is accepted there.
    public boolean onDevice() {
        return !deskOnly && channel.onDevice();
    }
}
