package org.dasan.acd.matching;

import org.jspecify.annotations.Nullable;

/// One thing that would have to change before an agent could have a seat.
///
/// @param code    an [Unfit], or `NOT_READY` or `DISCONNECTED` for somebody the matcher does not look at
/// @param skill   what is lacking, for the codes about skills
/// @param has     the agent's proficiency in it, 0 for none
/// @param minimum what is asked
public record Hindrance(String code, @Nullable String skill, int has, int minimum) {
    static final String NOT_READY = "NOT_READY";
    static final String DISCONNECTED = "DISCONNECTED";

    static Hindrance of(Unfit unfit) {
        return new Hindrance(unfit.name(), null, 0, 0);
    }

    /// Whether it is about what the agent can do, rather than about what they do now.
    boolean isAbility() {
        return skill != null;
    }

    /// How far away a change is, for putting the nearest first: a contact ends by itself, presence is a word
    /// away, a skill must be lent.
    int distance() {
        return switch (code) {
            case "OFFER_PENDING", "TAKEN_THIS_ROUND" -> 1;
            case "FULL", "BUSY_WITH_VOICE", "BUSY_WITH_TEXT", "AVOIDED", "RESTING" -> 2;
            case NOT_READY, "CHANNEL_OFF" -> 3;
            case "PROFICIENCY_TOO_LOW" -> 4;
            case "SKILL_MISSING" -> 5;
            default -> 9;
        };
    }
}
