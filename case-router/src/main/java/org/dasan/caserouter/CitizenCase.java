package org.dasan.caserouter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// A case as its citizen sees it: no person of the city by name, nothing that is internal.
///
/// @param dueOn        the day by which the answer comes; null when none is owed now, or while the citizen is waited
/// for
/// @param overdue      whether that day is over
/// @param post         of the officer who has it; null = nobody yet
/// @param steps        how it came here, oldest first
/// @param said         by both sides, oldest first
/// @param mayReply     the city asked something and waits
/// @param mayAskMore   the answer may be asked about
/// @param mayRate      the answer may be rated, or the rating changed
public record CitizenCase(
        String number,
        CaseType type,
        CaseState state,
        @Nullable LocalDate dueOn,
        boolean overdue,
        Label organisation,
        @Nullable Label post,
        String title,
        String text,
        @Nullable String place,
        Instant openedAt,
        List<Step> steps,
        List<Said> said,
        boolean mayReply,
        boolean mayAskMore,
        boolean mayRate,
        @Nullable Integer rating,
        int version) {
    public CitizenCase {
        steps = List.copyOf(steps);
        said = List.copyOf(said);
    }

    /// A state it came to.
    ///
    /// @param organisation that had it from then on
    public record Step(CaseState state, Instant at, Label organisation) {}

    /// Something that was said.
    ///
    /// @param byCity else the citizen said it
    public record Said(CaseWord.Kind kind, boolean byCity, String text, Instant at) {}

    /// Shows no words, which have no place in a log.
    @Override
    public String toString() {
        return "CitizenCase[" + number + " " + state + "]";
    }
}
