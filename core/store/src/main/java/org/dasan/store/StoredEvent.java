package org.dasan.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A fact as the log holds it; never changed and never withdrawn.
///
/// @param tx         transaction that wrote it; 0 for what a restore brought back
/// @param position   place in the log; unique, but not in the order of commits: see [Cursor]
/// @param seq        number within its stream, from 1 and without gaps
/// @param publicPrev seq of the event before this one that the citizen may see, 0 for the first; null when
/// the
///                   citizen may not see this one
/// @param recordedAt when this system took note of it
public record StoredEvent(
        long tx,
        long position,
        StreamId stream,
        int seq,
        @Nullable Integer publicPrev,
        String type,
        int version,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable UUID actor,
        @Nullable UUID participant,
        JsonNode data) {

    public boolean visibleToCitizen() {
        return publicPrev != null;
    }

    /// Where a reader stands that has read the log up to and including this event.
    public Cursor cursor() {
        return new Cursor(tx, position);
    }
}
