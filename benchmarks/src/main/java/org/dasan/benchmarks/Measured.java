package org.dasan.benchmarks;

import java.util.List;

/// What a benchmark found.
///
/// @param title  what was measured
/// @param method how, and against what: one or two sentences
/// @param claims the ratios and limits, each against its aim
/// @param header of the table of raw figures
/// @param rows   raw figures as they were, in the order in which they came
public record Measured(String title, String method, List<Claim> claims, List<String> header, List<List<String>> rows) {
    public Measured {
        claims = List.copyOf(claims);
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// A figure against its aim.
    public record Claim(String what, String figure, String aim, boolean met) {}
}
