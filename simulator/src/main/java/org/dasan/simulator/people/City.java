package org.dasan.simulator.people;

import java.util.concurrent.atomic.AtomicInteger;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.plan.Day;
import org.dasan.simulator.plan.Questions;
import org.dasan.simulator.report.Measures;
import org.dasan.simulator.time.CityClock;

/// What everybody in the simulated city shares.
///
/// @param waiting how many citizens wait for their first word
/// @param talking how many citizens have somebody
public record City(
        Day day,
        Entrances entrances,
        CityClock clock,
        Questions questions,
        Measures measures,
        AtomicInteger waiting,
        AtomicInteger talking) {
    public City(Day day, Entrances entrances, CityClock clock, Questions questions, Measures measures) {
        this(day, entrances, clock, questions, measures, new AtomicInteger(), new AtomicInteger());
    }
}
