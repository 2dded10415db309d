package org.dasan.acd.console;

import java.time.Instant;
import java.util.List;
import org.dasan.acd.AcdQueries;

/// The floor of some organisations at one moment.
///
/// @param version   rises from picture to picture; ignore a lower one
/// @param at        the city's time when it was so
/// @param ageMillis how long ago that was when the picture was sent
/// @param agents    who is signed in, by name
/// @param waiting   who is served first stands first
/// @param reasons   words for why somebody is away
/// @param skills    words for what somebody can do
public record Console(
        long version,
        Instant at,
        long ageMillis,
        List<ConsoleAgent> agents,
        List<ConsoleWaiting> waiting,
        List<AcdQueries.Reason> reasons,
        List<AcdQueries.Skill> skills) {
    public Console {
        agents = List.copyOf(agents);
        waiting = List.copyOf(waiting);
        reasons = List.copyOf(reasons);
        skills = List.copyOf(skills);
    }

    Console withVersion(long other) {
        return new Console(other, at, ageMillis, agents, waiting, reasons, skills);
    }
}
