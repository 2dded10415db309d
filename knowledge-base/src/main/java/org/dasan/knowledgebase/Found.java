package org.dasan.knowledgebase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers found, best first.
///
/// @param total how many there are; exact up to some hundreds
/// @param meant what was looked for instead, when the keyboard was set to the wrong language
public record Found(long total, List<Hit> hits, @Nullable String meant) {
    public Found {
        hits = List.copyOf(hits);
    }
}
