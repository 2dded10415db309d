package org.dasan.caserouter.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dasan.caserouter.CaseState;
import org.dasan.caserouter.CaseType;
import org.dasan.caserouter.CaseWord;
import org.dasan.caserouter.ClosingReason;
import org.dasan.city.Channel;
import org.dasan.city.Label;
import org.dasan.interactions.Outcome;
import org.jspecify.annotations.Nullable;

/// A case as staff see it.
///
/// @param dueAt    when it must be answered; null when nothing is owed now, or while the citizen is waited for
/// @param dueOn    the same as a day, as people say it
/// @param next     the states the caller may bring it to
/// @param internal whether the caller sees what is said among colleagues
public record CaseView(
        UUID id,
        String number,
        CaseType type,
        CaseState state,
        Organisation organisation,
        @Nullable Officer officer,
        String title,
        String text,
        @Nullable String place,
        String language,
        Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable LocalDate dueOn,
        boolean overdue,
        boolean waitsForCitizen,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable ClosingReason closingReason,
        int bounces,
        @Nullable Integer rating,
        int version,
        @Nullable Instant erasedAt,
        ContactLine contact,
        @Nullable String citizen,
        List<HistoryLine> history,
        List<Step> timeline,
        Set<CaseState> next,
        boolean internal) {
    record Organisation(UUID id, String code, Label name) {}

    /// @param post what citizens read instead of the name
    record Officer(String name, Label post) {}

    /// The contact it was opened in.
    record ContactLine(UUID interactionId, Channel channel, Instant at) {}

    /// Another contact of the same citizen: when, how, and how it ended.
    record HistoryLine(
            Channel channel, Instant at, @Nullable Outcome outcome) {}

    /// @param type what happened, such as `cases.stepped`
    /// @param to   the state it came to, if it came to one
    record Step(
            int seq,
            String type,
            Instant at,
            String by,
            @Nullable CaseState from,
            @Nullable CaseState to,
            @Nullable Label organisation,
            @Nullable ClosingReason closingReason,
            @Nullable Integer rating,
            List<Said> said) {}

    record Said(CaseWord.Kind kind, boolean forCitizen, String by, String text) {}

    /// A case as one line of a list.
    ///
    /// @param title    empty where the caller may not open it
    /// @param mayOpen  whether the caller may read it
    record Line(
            UUID id,
            String number,
            CaseType type,
            CaseState state,
            Organisation organisation,
            @Nullable String officer,
            String title,
            @Nullable String place,
            String language,
            Instant openedAt,
            @Nullable Instant dueAt,
            @Nullable LocalDate dueOn,
            boolean overdue,
            boolean waitsForCitizen,
            @Nullable Instant answeredAt,
            int version,
            UUID interactionId,
            boolean mayOpen) {}
}
