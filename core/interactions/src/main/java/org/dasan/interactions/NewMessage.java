package org.dasan.interactions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/// A text on its way into an interaction.
///
/// @param clientId made by the sender; the same again is stored once
/// @param note     internal: seen by staff only
/// @param code     for the system's own messages: names the sentence, which each screen has in its language
/// @param media    uploads of this interaction's thread that belong to the message
public record NewMessage(
        InteractionId interaction,
        Author author,
        boolean note,
        @Nullable UUID clientId,
        @Nullable String code,
        String text,
        @Nullable String language,
        List<UUID> media,
        Instant occurredAt) {
    public NewMessage {
        media = List.copyOf(media);
        if (media.size() > 10) {
            throw new InvalidFieldException("media", "has at most 10 files but had " + media.size());
        }
    }

    /// What the citizen wrote.
    public static NewMessage fromCitizen(
            InteractionId interaction, UUID clientId, String text, List<UUID> media, Instant at) {
        return new NewMessage(interaction, new Author.Citizen(), false, clientId, null, text, null, media, at);
    }

    /// A sentence of the system, told apart by its code.
    public static NewMessage fromSystem(InteractionId interaction, String code, Instant at) {
        return new NewMessage(interaction, new Author.Automatic(), false, null, code, "", null, List.of(), at);
    }
}
