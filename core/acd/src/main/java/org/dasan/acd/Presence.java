package org.dasan.acd;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// Whether and for what an agent is there.
///
/// @param afterContact what they will be away for when their hands are empty; nothing is offered until then
/// @param off       channels the agent switched off
/// @param connected whether a desk of theirs is open on any node
/// @param load      used and total places on each channel
public record Presence(
        UUID agent,
        PresenceState state,
        @Nullable String reason,
        @Nullable String afterContact,
        Instant since,
        Set<Channel> off,
        boolean connected,
        @Nullable Instant disconnectedAt,
        Map<Channel, Load> load) {
    /// Places on one channel.
    public record Load(int used, int capacity) {}
}
