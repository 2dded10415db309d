package org.dasan.acd.console;

import java.time.Instant;
import java.util.List;
import org.dasan.acd.AcdQueries;
import org.dasan.acd.Floor;

/// The whole floor at one moment, before it is divided among those who answer for it.
///
/// @param nanos when it was read, by this machine's clock that only goes forward
record FloorFacts(
        Instant at,
        long nanos,
        List<Floor.AtWork> agents,
        List<Floor.Waiting> waiting,
        List<AcdQueries.Reason> reasons,
        List<AcdQueries.Skill> skills) {}
