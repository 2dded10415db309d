package org.dasan.interactions.notice;

import java.util.UUID;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// Something a citizen is to know.
///
/// @param about    the contact it goes back to; its thread and address are where it may be told
/// @param identity another address than that of the contact; null = that of the contact
/// @param language of `text`
/// @param code     names the occasion, such as `case.answered`; goes into logs instead of the text
/// @param text     what the citizen reads
public record Notice(InteractionId about, @Nullable UUID identity, String language, String code, String text) {
    public Notice {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a notice says something");
        }
    }

    /// Shows no text, which has no place in a log.
    @Override
    public String toString() {
        return "Notice[" + code + " about " + about + "]";
    }
}
