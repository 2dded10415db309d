package org.dasan.interactions;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// One contact over one channel, as stored.
///
/// @param messages      how many messages it has; the last one's number
/// @param readByCitizen highest number the citizen has seen
/// @param readByStaff   highest number an agent has seen
/// @param erasedAt      when what the citizen said was erased, its time being over
public record Interaction(
        InteractionId id,
        long number,
        Channel channel,
        Direction direction,
        EntryPointId entryPoint,
        OrganisationId organisation,
        @Nullable UUID thread,
        @Nullable UUID identity,
        @Nullable UUID citizen,
        String language,
        @Nullable String topic,
        @Nullable InteractionId cause,
        @Nullable UUID promise,
        InteractionState state,
        @Nullable Outcome outcome,
        @Nullable String endedBy,
        Instant arrivedAt,
        @Nullable Instant connectedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Instant closedAt,
        int messages,
        int readByCitizen,
        int readByStaff,
        @Nullable Instant erasedAt) {}
