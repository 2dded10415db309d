package org.dasan.knowledgebase.entries;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One text of an entry and how far it came.
///
/// @param author   who saved it last; null when it came with the samples
/// @param writers  everybody who saved it; none of them may approve it
/// @param bulk     published by an import, whose sender is author and approver at once
/// @param reason   why it was sent back, or retired
public record Version(
        UUID entry,
        int number,
        VersionState state,
        Content content,
        @Nullable UUID author,
        List<UUID> writers,
        @Nullable UUID approver,
        boolean bulk,
        @Nullable String reason,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt) {}
