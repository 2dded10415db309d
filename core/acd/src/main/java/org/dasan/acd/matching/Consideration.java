package org.dasan.acd.matching;

import java.util.List;
import java.util.Map;

/// Who could have a seat at this moment, and why the others could not.
///
/// @param candidates the best first, at most [Explanation#RUNNERS_UP]; empty = it would wait
/// @param counts     how many agents could not, by their first reason
/// @param considered agents looked at
public record Consideration(List<Candidate> candidates, Map<Unfit, Integer> counts, int considered) {
    public Consideration {
        candidates = List.copyOf(candidates);
        counts = Map.copyOf(counts);
    }
}
