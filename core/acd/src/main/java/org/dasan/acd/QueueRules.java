package org.dasan.acd;

import java.time.Duration;
import java.util.List;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// What a queue does as waiting grows long.
///
/// @param relaxation   steps by which it asks for less
/// @param overflow     whose agents are asked too, and when; nothing = only its own organisation's
/// @param preferredFor how long it waits for a preferred agent who is at work but busy
public record QueueRules(
        List<Relaxation> relaxation, @Nullable Overflow overflow, Duration preferredFor) {
    /// Waits for whoever fits, as long as it takes.
    public static final QueueRules NONE = new QueueRules(List.of(), null, Duration.ZERO);

    /// Another organisation's agents help out.
    ///
    /// @param after waiting time from which they are asked
    public record Overflow(Duration after, OrganisationId organisation) {}

    public QueueRules {
        relaxation = List.copyOf(relaxation);
    }

    /// Whose agents beyond the queue's own are asked after `waited`; nothing = nobody's.
    public @Nullable OrganisationId helpers(Duration waited) {
        return overflow != null && overflow.after().compareTo(waited) <= 0 ? overflow.organisation() : null;
    }
}
