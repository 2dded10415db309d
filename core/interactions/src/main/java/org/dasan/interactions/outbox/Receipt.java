package org.dasan.interactions.outbox;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// What a provider tells of a text after it has taken it, in any order and any number of times.
///
/// @param externalId the provider's name for the text
/// @param occurredAt when it happened there; shown, never sorted by
public record Receipt(
        Channel channel,
        String externalId,
        DeliveryState state,
        @Nullable String code,
        Instant occurredAt) {
    private static final Set<DeliveryState> TOLD = EnumSet.of(
            DeliveryState.ACCEPTED,
            DeliveryState.SENT,
            DeliveryState.DELIVERED,
            DeliveryState.READ,
            DeliveryState.FAILED,
            DeliveryState.EXPIRED);

    public Receipt {
        if (!TOLD.contains(state)) {
            throw new IllegalArgumentException("a receipt does not tell of " + state);
        }
    }
}
