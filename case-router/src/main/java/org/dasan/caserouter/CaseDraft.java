package org.dasan.caserouter;

import java.time.Instant;
import java.util.UUID;
import org.dasan.city.OrganisationId;
import org.dasan.city.StaffId;
import org.jspecify.annotations.Nullable;

/// A case that is being changed within one transaction; becomes a [CaseFile] again.
final class CaseDraft {
    final CaseFile before;
    CaseState state;
    OrganisationId organisation;

    @Nullable
    StaffId officer;

    Instant dueAt;

    @Nullable
    Instant pausedAt;

    @Nullable
    CaseTerm termLeft;

    @Nullable
    Instant answeredAt;

    @Nullable
    Instant endedAt;

    @Nullable
    ClosingReason closingReason;

    int bounces;
    int asked;

    @Nullable
    Integer rating;

    @Nullable
    Instant ratedAt;

    /// @param termLeft what is left of the time of a paused case
    CaseDraft(CaseFile file, @Nullable CaseTerm termLeft) {
        before = file;
        state = file.state();
        organisation = file.organisation();
        officer = file.officer();
        dueAt = file.dueAt();
        pausedAt = file.pausedAt();
        this.termLeft = termLeft;
        answeredAt = file.answeredAt();
        endedAt = file.endedAt();
        closingReason = file.closingReason();
        bounces = file.bounces();
        asked = file.asked();
        rating = file.rating();
        ratedAt = file.ratedAt();
    }

    CaseId id() {
        return before.id();
    }

    /// As it will be stored: one version further.
    CaseFile file() {
        @Nullable UUID identity = before.identity();
        return new CaseFile(
                before.id(),
                before.number(),
                before.type(),
                state,
                organisation,
                officer,
                before.title(),
                before.text(),
                before.place(),
                before.language(),
                before.interaction(),
                identity,
                before.openedBy(),
                before.openedAt(),
                dueAt,
                pausedAt,
                answeredAt,
                endedAt,
                closingReason,
                bounces,
                asked,
                rating,
                ratedAt,
                before.version() + 1,
                before.erasedAt());
    }
}
