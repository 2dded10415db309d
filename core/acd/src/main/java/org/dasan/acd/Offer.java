package org.dasan.acd;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// An agent reserved for a seat, as stored.
public record Offer(
        OfferId id,
        SeatId seat,
        UUID group,
        InteractionId interaction,
        UUID agent,
        Channel channel,
        OfferState state,
        Instant reservedAt,
        @Nullable Instant presentedAt,
        Instant expiresAt) {}
