package org.dasan.acd.matching;

/// Why an agent does not get a seat.
public enum Unfit {
    ORGANISATION,
    SKILL_MISSING,
    PROFICIENCY_TOO_LOW,
    NOT_WANTED,
    CHANNEL_OFF,
    UNREACHABLE,
    OFFER_PENDING,
    BUSY_WITH_VOICE,
    BUSY_WITH_TEXT,
    FULL,
    /// Above the occupancy cap.
    RESTING,
    AVOIDED,
    /// An earlier seat of the same round got the agent.
    TAKEN_THIS_ROUND
}
