package org.dasan.interactions;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.city.InvalidFieldException;
import org.jspecify.annotations.Nullable;

/// What the city keeps of a contact: its outcome, its topics and the memo of the seat that looks at it.
///
/// @param version  counts the saves; 0 = none
/// @param resolved YES, NO or PASSED_ON by the agent's word
public record CounsellingRecord(
        int version,
        @Nullable Outcome outcome,
        List<String> topics,
        String memo,
        @Nullable String resolved,
        @Nullable Callback callback,
        boolean knowledgeGap,
        @Nullable UUID savedBy,
        @Nullable Instant savedAt) {
    /// Nothing saved yet.
    public static final CounsellingRecord EMPTY =
            new CounsellingRecord(0, null, List.of(), "", null, null, false, null, null);

    private static final Set<String> RESOLVED = Set.of("YES", "NO", "PASSED_ON");

    /// A call back that the agent promised.
    public record Callback(Instant dueAt, String note) {}

    public CounsellingRecord {
        topics = List.copyOf(topics);
        if (topics.size() > 10) {
            throw new InvalidFieldException("topics", "has at most 10 codes");
        }
        if (memo.length() > 4000) {
            throw new InvalidFieldException("memo", "has at most 4000 characters");
        }
        if (resolved != null && !RESOLVED.contains(resolved)) {
            throw new InvalidFieldException("resolved", "must be YES, NO or PASSED_ON");
        }
    }
}
