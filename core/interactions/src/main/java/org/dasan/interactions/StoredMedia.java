package org.dasan.interactions;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file as stored.
///
/// @param mime       what its bytes are, whatever its sender called it
/// @param uploadedBy staff; nothing = the citizen
public record StoredMedia(
        UUID id,
        InteractionId interaction,
        @Nullable UUID thread,
        UUID blob,
        String name,
        String mime,
        long size,
        @Nullable UUID uploadedBy) {
    /// What clients may know of it.
    public MediaItem item() {
        return new MediaItem(id, name, mime, size);
    }
}
