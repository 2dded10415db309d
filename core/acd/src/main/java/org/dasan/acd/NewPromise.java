package org.dasan.acd;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.EntryPointId;
import org.dasan.city.InvalidFieldException;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// A promise about to be given.
///
/// @param clientId made by whoever asks; the same again is stored once
/// @param name     how the citizen wants to be called; stored sealed
/// @param staff    who gives it; preferred when it falls due
public record NewPromise(
        @Nullable UUID clientId,
        Promise.Kind kind,
        OrganisationId organisation,
        EntryPointId entryPoint,
        @Nullable InteractionId given,
        @Nullable UUID identity,
        @Nullable String name,
        String language,
        String note,
        Instant dueAt,
        @Nullable UUID staff) {
    public NewPromise {
        if (note.length() > 4000) {
            throw new InvalidFieldException("note", "has at most 4000 characters");
        }
    }
}
