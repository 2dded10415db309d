package org.dasan.acd.console;

import java.time.Duration;
import java.util.Set;
import org.dasan.acd.Floor;
import org.dasan.acd.Queues;
import org.dasan.city.OrganisationId;
import org.springframework.stereotype.Component;

/// Paints what somebody sees of the floor from what is known of all of it. Asks the database for nothing.
@Component
class ConsolePainter {
    private final Queues queues;

    ConsolePainter(Queues queues) {
        this.queues = queues;
    }

    /// @param mine the organisations they answer for
    Console paint(FloorFacts facts, Set<OrganisationId> mine, long version) {
        return new Console(
                version,
                facts.at(),
                age(facts),
                facts.agents().stream()
                        .filter(agent -> agent.organisations().stream()
                                .map(OrganisationId::new)
                                .anyMatch(mine::contains))
                        .map(agent -> ConsoleAgent.of(agent, mine))
                        .toList(),
                facts.waiting().stream()
                        .filter(each -> mine.contains(each.organisation()))
                        .limit(FloorReader.MOST_WAITING)
                        .map(this::waiting)
                        .toList(),
                facts.reasons(),
                facts.skills());
    }

    private ConsoleWaiting waiting(Floor.Waiting waiting) {
        return new ConsoleWaiting(
                waiting.seat().value(),
                waiting.interaction().value(),
                waiting.channel(),
                waiting.queue(),
                queues.get(waiting.queue()).name(),
                waiting.since(),
                waiting.needs(),
                waiting.why());
    }

    static long age(FloorFacts facts) {
        return Duration.ofNanos(System.nanoTime() - facts.nanos()).toMillis();
    }
}
