package org.dasan.acd.matching;

import java.time.Instant;
import java.util.List;

/// What a decision is made on. The order of the lists does not matter.
public record Situation(Instant now, int ruleVersion, List<WaitingSeat> seats, List<IdleAgent> agents) {
    public Situation {
        seats = List.copyOf(seats);
        agents = List.copyOf(agents);
    }
}
