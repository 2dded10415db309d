package org.dasan.simulator.people;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dasan.simulator.plan.Staffing;

/// All simulated agents, and who of them is at work.
public final class Crew implements AutoCloseable {
    private final List<SimAgent> agents = new CopyOnWriteArrayList<>();

    void add(SimAgent agent) {
        agents.add(agent);
    }

    /// Lets everybody sit down at their desks.
    public void start() {
        agents.forEach(SimAgent::start);
    }

    /// From now on so many are at work for the city's own language, and those of the other languages besides.
    public void shift(int homeAgents) {
        int home = 0;
        for (var agent : agents) {
            agent.work(agent.speaksAnother() || home++ < homeAgents);
        }
    }

    /// Everybody may go.
    public void end() {
        agents.forEach(agent -> agent.work(false));
    }

    /// Places of those at work who speak the language.
    public int freePlaces(String language) {
        return agents.stream()
                .filter(agent -> agent.isReady() && agent.speaks(language))
                .mapToInt(agent -> Math.max(0, Staffing.AT_ONCE - agent.inHand()))
                .sum();
    }

    public int ready() {
        return (int) agents.stream().filter(SimAgent::isReady).count();
    }

    public int size() {
        return agents.size();
    }

    /// Contacts on all desks that are not closed yet.
    public int inHand() {
        return agents.stream().mapToInt(SimAgent::inHand).sum();
    }

    /// Waits until everybody is at their desk.
    ///
    /// @return how many are not
    public int awaitDesks(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            int missing =
                    (int) agents.stream().filter(agent -> !agent.isThere()).count();
            if (missing == 0 || System.nanoTime() > deadline) {
                return missing;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void close() {
        agents.parallelStream().forEach(SimAgent::close);
    }
}
