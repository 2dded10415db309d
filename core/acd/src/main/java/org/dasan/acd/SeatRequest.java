package org.dasan.acd;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/// A place in an interaction that somebody must fill.
///
/// @param queue          where it waits
/// @param needs          beyond those of the queue
/// @param queuedSince    when the citizen began to wait for it
/// @param preferredAgent is taken when eligible
/// @param wantedAgent    nobody else is offered it
/// @param sourceSeat     the seat that handed over
/// @param deskOnly       needs the desk alone, although its channel usually needs more (a phone memo)
public record SeatRequest(
        SeatRole role,
        UUID queue,
        String language,
        List<Need> needs,
        int priority,
        Instant queuedSince,
        @Nullable UUID preferredAgent,
        @Nullable UUID wantedAgent,
        @Nullable SeatId sourceSeat,
        boolean deskOnly) {
    public SeatRequest {
        needs = List.copyOf(needs);
        if (priority < 0 || priority > 9) {
            throw new InvalidFieldException("priority", "must be 0 to 9 but was " + priority);
        }
    }

    /// An agent who speaks the citizen's language.
    public static SeatRequest agent(UUID queue, String language, Instant queuedSince) {
        return new SeatRequest(
                SeatRole.AGENT,
                queue,
                language,
                List.of(new Need(language, 1)),
                0,
                queuedSince,
                null,
                null,
                null,
                false);
    }

    public SeatRequest preferring(@Nullable UUID agent) {
        return new SeatRequest(
                role, queue, language, needs, priority, queuedSince, agent, wantedAgent, sourceSeat, deskOnly);
    }
}
