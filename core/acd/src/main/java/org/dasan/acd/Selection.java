package org.dasan.acd;

/// How a queue chooses among the agents who fit.
public enum Selection {
    /// Who has been idle longest.
    LONGEST_IDLE,
    /// Who knows most of what is needed; then who has been idle longest.
    MOST_SKILLED
}
