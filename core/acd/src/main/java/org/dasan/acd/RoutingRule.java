package org.dasan.acd;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an organisation asks of routing, for itself and those below it.
///
/// @param occupancyCap share of the time, in per cent, above which an agent rests; nothing = no cap
/// @param measuredOver the time before now over which it is measured
/// @param yieldsAfter  waiting time from which citizens come before rest
public record RoutingRule(@Nullable Integer occupancyCap, Duration measuredOver, Duration yieldsAfter) {
    /// Nobody is capped.
    public static final RoutingRule NONE = new RoutingRule(null, Duration.ofHours(1), Duration.ofMinutes(2));
}
