package org.dasan.caserouter;

import org.dasan.city.InvalidFieldException;
import org.dasan.city.OrganisationId;
import org.jspecify.annotations.Nullable;

/// What somebody of the city wants to do to a case.
///
/// @param reason       why: must be given where work is handed on, sent back or ended without an answer
/// @param publicNote   for the citizen
/// @param internalNote for colleagues
/// @param organisation that is to have it, when it is handed on
/// @param closing      how it ends, when it is answered or rejected
/// @param text         the question, the answer, or its draft
/// @param version      of the case the caller has seen
public record CaseStep(
        CaseState to,
        @Nullable String reason,
        @Nullable String publicNote,
        @Nullable String internalNote,
        @Nullable OrganisationId organisation,
        @Nullable ClosingReason closing,
        @Nullable String text,
        int version) {
    public CaseStep {
        reason = given(reason);
        publicNote = given(publicNote);
        internalNote = given(internalNote);
        text = given(text);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    String requireReason() {
        return require("reason", reason);
    }

    String requireText() {
        return require("text", text);
    }

    OrganisationId requireOrganisation() {
        return require("organisation", organisation);
    }

    ClosingReason requireClosing() {
        return require("closingReason", closing);
    }

    private static <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidFieldException(field, "is needed for this step");
        }
        return value;
    }

    /// Shows no words, which have no place in a log.
    @Override
    public String toString() {
        return "CaseStep[to " + to + "]";
    }
}
