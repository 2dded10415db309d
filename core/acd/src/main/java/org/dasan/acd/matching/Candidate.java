package org.dasan.acd.matching;

import java.util.Map;
import java.util.UUID;

/// An agent in an explanation.
///
/// @param score       higher is better; comparable within one explanation only
/// @param proficiency of the skills that the seat needs
/// @param load        places used and had on the seat's channel, as `1/3`
public record Candidate(
        UUID agent, String label, double score, long idleSeconds, Map<String, Integer> proficiency, String load) {
    public Candidate {
        proficiency = Map.copyOf(proficiency);
    }
}
