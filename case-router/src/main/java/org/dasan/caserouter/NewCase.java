package org.dasan.caserouter;

import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// A case about to be opened in a contact.
///
/// @param key          made by the sender; the same again is opened once
/// @param organisation that must answer
/// @param title        in few words
/// @param text         what the citizen wants
/// @param place        where it is, if it is somewhere
public record NewCase(
        UUID key,
        InteractionId interaction,
        CaseType type,
        OrganisationId organisation,
        String title,
        String text,
        @Nullable String place) {
    /// Shows no words, which have no place in a log.
    @Override
    public String toString() {
        return "NewCase[" + key + "]";
    }
}
