package org.dasan.interactions.survey;

import java.time.Instant;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// What a citizen was asked about one contact, and what they answered.
///
/// @param expiresAt not answered later than this
/// @param rating    1 (very dissatisfied) to 5 (very satisfied); null = not answered
/// @param words     what they wrote besides, masked; null = nothing, or erased
public record Survey(
        InteractionId about,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Integer rating,
        @Nullable String words,
        @Nullable Instant answeredAt) {
    /// Whether it can be answered at that time, as far as time decides.
    public boolean isOpen(Instant at) {
        return rating == null && at.isBefore(expiresAt);
    }

    /// Shows no words, which have no place in a log.
    @Override
    public String toString() {
        return "Survey[" + about + " rated " + rating + "]";
    }
}
