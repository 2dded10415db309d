package org.dasan.simulator.plan;

import java.time.Duration;

/// One contact that will be made.
///
/// @param number   1 to n through the day
/// @param at       after the beginning of the day
/// @param turns    how often the citizen writes before they thank
/// @param patience how long they wait for somebody; then they leave
/// @param seed     for the small decisions on the way
/// @param mishap   what goes wrong on their side
/// @param returns  after this they write once more in the same conversation; zero = they do not
public record Visit(
        int number,
        Duration at,
        Way way,
        String language,
        Question question,
        int turns,
        Duration patience,
        boolean endsIt,
        Mishap mishap,
        Duration returns,
        long seed) {
    /// How they reach the city.
    public enum Way {
        CHAT,
        SMS
    }

    /// What happens to pages and lines.
    public enum Mishap {
        NONE,
        /// A finger that presses twice.
        SENDS_TWICE,
        /// The page is loaded anew.
        RELOADS,
        /// No network for a while.
        LOSES_NETWORK,
        /// Closes the page without a word after the answer.
        WALKS_AWAY
    }
}
