package org.dasan.knowledgebase.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dasan.knowledgebase.entries.VersionState;
import org.jspecify.annotations.Nullable;

/// What became of an import.
final class ImportReport {
    private static final int MOST_ERRORS = 1000;

    private final Map<String, Integer> unknown = new TreeMap<>();
    private final List<Rejected> errors = new ArrayList<>();
    private int lines;
    private int created;
    private int updated;
    private int unchanged;
    private int rejected;

    /// A line that was not taken.
    ///
    /// @param id     the sender's, where it could be read
    /// @param reason which field, and what is wrong with it
    record Rejected(int line, @Nullable String id, String reason) {}

    /// The report as it is sent.
    ///
    /// @param state         what the entries are now: PUBLISHED, or REVIEW
    /// @param lines         all that were not blank
    /// @param unchanged     said already what they say now
    /// @param unknownFields names that mean nothing to us, and how often they came
    /// @param errors        the first thousand rejected lines
    record View(
            VersionState state,
            int lines,
            int created,
            int updated,
            int unchanged,
            int rejected,
            Map<String, Integer> unknownFields,
            List<Rejected> errors) {}

    Map<String, Integer> unknown() {
        return unknown;
    }

    void line() {
        lines++;
    }

    void reject(int line, @Nullable String id, String reason) {
        rejected++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(new Rejected(line, id, reason));
        }
    }

    void count(int newOnes, int changed, int same) {
        created += newOnes;
        updated += changed;
        unchanged += same;
    }

    View view(VersionState state) {
        return new View(state, lines, created, updated, unchanged, rejected, Map.copyOf(unknown), List.copyOf(errors));
    }
}
