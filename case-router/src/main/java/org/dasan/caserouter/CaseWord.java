package org.dasan.caserouter;

import java.time.Instant;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;

/// Something that was said at a step of a case.
///
/// @param seq       of the step's event
/// @param isPublic  whether the citizen may read it
/// @param staff     who said it; null = the citizen
public record CaseWord(
        int seq, Kind kind, boolean isPublic, @Nullable StaffId staff, String text, Instant at) {
    /// What it is.
    public enum Kind {
        /// Why the step was taken.
        REASON,
        /// For colleagues.
        NOTE,
        /// How things stand, for the citizen.
        PUBLIC_NOTE,
        /// What the citizen is asked.
        QUESTION,
        /// What the citizen says to that.
        REPLY,
        /// An answer that waits for approval.
        DRAFT,
        ANSWER,
        /// What the citizen asks after the answer.
        FURTHER
    }

    /// Shows no text, which has no place in a log.
    @Override
    public String toString() {
        return "CaseWord[" + seq + " " + kind + "]";
    }
}
