package org.dasan.caserouter;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.jspecify.annotations.Nullable;

/// A case as stored.
///
/// @param number        what people say: month and day of opening and a counter, `1123-0471`
/// @param organisation  that must answer now
/// @param officer       who has it; named by post to the citizen
/// @param interaction   the contact it was opened in
/// @param identity      whose it is, as far as an address is known
/// @param dueAt         when it must be answered; midnight stands for the end of the day before. While paused: as it
///                      was when the pause began
/// @param pausedAt      since when the citizen is waited for
/// @param bounces       how often it went from one organisation to another
/// @param asked         how often the citizen was asked since they last said something
/// @param rating        1 (bad) to 5 (good) of the last answer
/// @param version       counts the changes
/// @param erasedAt      when its words were erased
public record CaseFile(
        CaseId id,
        String number,
        CaseType type,
        CaseState state,
        OrganisationId organisation,
        @Nullable StaffId officer,
        String title,
        String text,
        @Nullable String place,
        String language,
        InteractionId interaction,
        @Nullable UUID identity,
        StaffId openedBy,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant pausedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable ClosingReason closingReason,
        int bounces,
        int asked,
        @Nullable Integer rating,
        @Nullable Instant ratedAt,
        int version,
        @Nullable Instant erasedAt) {
    /// Whether the city owes an answer that should have been given by `now`.
    public boolean overdue(Instant now) {
        return state.isOpen() && pausedAt == null && !now.isBefore(dueAt);
    }

    /// Shows no words, which have no place in a log.
    @Override
    public String toString() {
        return "CaseFile[" + id + " " + state + "]";
    }
}
