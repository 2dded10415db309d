package org.dasan.acd.matching;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dasan.acd.Need;

/// Why a seat went to an agent. Stored with the offer.
///
/// @param runnersUp  up to ten who could have had it, the best first
/// @param counts     how many of the others could not, by their first reason
/// @param considered agents looked at
/// @param asked      what was needed before the queue's rules asked for less; empty = nothing was relaxed
/// @param helping    the winner works for an organisation that helps the queue out
/// @param ko         one line for the offer card
/// @param en         the same in English
public record Explanation(
        int ruleVersion,
        Instant at,
        Candidate winner,
        List<Candidate> runnersUp,
        Map<Unfit, Integer> counts,
        int considered,
        List<Need> asked,
        boolean helping,
        String ko,
        String en) {
    /// How many runners-up an explanation names.
    public static final int RUNNERS_UP = 10;

    public Explanation {
        runnersUp = List.copyOf(runnersUp);
        counts = Map.copyOf(counts);
        asked = List.copyOf(asked);
    }
}
