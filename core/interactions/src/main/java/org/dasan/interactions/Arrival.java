package org.dasan.interactions;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.Channel;
import org.dasan.city.EntryPointId;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// A contact as its channel reports it.
///
/// @param intakeKey   the adapter's own name for this arrival, unique over all adapters: `chat:<uuid>`,
/// `sms:<sid>` …
/// @param occurredAt  when it happened at its source
/// @param cause       the earlier interaction that this one continues
/// @param promise     the promise that this one keeps
public record Arrival(
        String intakeKey,
        Channel channel,
        Direction direction,
        EntryPointId entryPoint,
        OrganisationId organisation,
        @Nullable UUID thread,
        @Nullable UUID identity,
        String language,
        Instant occurredAt,
        @Nullable InteractionId cause,
        @Nullable UUID promise) {
    public Arrival {
        if (intakeKey.isBlank() || intakeKey.length() > 200) {
            throw new IllegalArgumentException("intakeKey must have 1 to 200 characters");
        }
    }
}
