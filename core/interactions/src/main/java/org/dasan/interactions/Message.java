package org.dasan.interactions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stored message.
///
/// @param direction  IN, OUT, NOTE or SYSTEM
/// @param authorKind CITIZEN, AGENT, INTERPRETER, … or SYSTEM
/// @param staff      who of the city wrote it
/// @param seq        of its event on the interaction's stream
public record Message(
        UUID id,
        @Nullable UUID clientId,
        InteractionId interaction,
        int number,
        int seq,
        String direction,
        String authorKind,
        @Nullable UUID staff,
        @Nullable String code,
        String text,
        @Nullable String language,
        Instant at,
        List<MediaItem> media) {}
