package org.dasan.acd.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dasan.city.Label;
import org.dasan.interactions.Outcome;
import org.jspecify.annotations.Nullable;

/// An interval report.
///
/// @param at     when it was counted
/// @param rows   by time, then by name
/// @param totals of all rows
public record Report(Instant at, String zone, Question question, List<Row> rows, Row totals) {
    public Report {
        rows = List.copyOf(rows);
    }

    /// One line.
    ///
    /// @param key      code or id of what the line is of; nothing when rows are not divided, or of what has none
    /// @param values   by code of the measure; nothing where there is nothing to divide by
    /// @param outcomes closed contacts by how they ended
    public record Row(
            Instant start,
            Instant end,
            @Nullable String key,
            @Nullable Label name,
            Map<String, @Nullable Number> values,
            Map<Outcome, Long> outcomes) {}
}
