package org.dasan.selfservice.prompt;

import java.time.LocalDate;
import org.dasan.city.Label;
import org.jspecify.annotations.Nullable;

/// Something the city says to callers.
///
/// @param name  as administrators call it
/// @param text in the languages in which it can be said; null: nothing to say, such as a notice on a quiet
/// day. `{name}` stands for a value
/// @param from  the first day on which it is said; null: always was
/// @param until the last day; null: always will be
public record Prompt(
        String code,
        Label name,
        @Nullable Label text,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    /// Whether it is said on that day.
    boolean holds(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (until == null || !until.isBefore(day));
    }
}
