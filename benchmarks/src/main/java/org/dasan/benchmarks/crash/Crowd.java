package org.dasan.benchmarks.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.dasan.simulator.line.Browser;
import org.dasan.simulator.line.Entrances;
import org.dasan.simulator.line.News;

/// The citizens and agents of one trial. What they are going to do follows from the seed alone.
final class Crowd implements AutoCloseable {
    private static final int MOST_MESSAGES = 5;

    private final News news = new News();
    private final Ledger ledger = new Ledger(news);
    private final List<Citizen> citizens = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Thread> visits = new ArrayList<>();
    private final int expected;

    /// @param label stands before the names of this crowd's citizens, so that no other trial says the same
    Crowd(String label, Random random, Entrances entrances, int citizenCount, int agentCount) {
        int acknowledgements = 0;
        for (int i = 1; i <= citizenCount; i++) {
            int messages = 1 + random.nextInt(MOST_MESSAGES);
            var patient = Stream.generate(random::nextBoolean).limit(messages).toList();
            var plan = new Citizen.Plan(messages, patient, random.nextInt(4) == 0);
            citizens.add(new Citizen(label + " citizen" + i, plan, new Browser(entrances, i), ledger));
            acknowledgements += 2 * messages + 6; // said and answered; begun, accepted, recorded, finished, completed
        }
        for (int i = 1; i <= agentCount; i++) {
            agents.add(new Agent("agent" + i, new Browser(entrances, i), ledger, news));
        }
        expected = acknowledgements;
    }

    void enter() {
        agents.forEach(Agent::start);
        for (var citizen : citizens) {
            visits.add(Thread.ofVirtual().name(citizen.name()).start(() -> {
                citizen.visit();
                news.tell();
            }));
        }
    }

    /// About how many words the servers will have given when all is done.
    int expectedAcknowledgements() {
        return expected;
    }

    /// When the blow shall fall, in words given: well after the beginning and before the end.
    int moment(Random random) {
        return expected / 10 + random.nextInt(expected * 7 / 10);
    }

    /// Waits for a citizen whose conversation has begun.
    Citizen someoneTalking(Duration longest) throws InterruptedException {
        news.await(() -> citizens.stream().anyMatch(Citizen::hasBegun), longest);
        return citizens.stream().filter(Citizen::hasBegun).findFirst().orElseThrow();
    }

    /// The longest that anybody was without a socket between two.
    Duration longestBreak() {
        return Stream.concat(
                        citizens.stream().map(Citizen::longestBreak),
                        agents.stream().map(Agent::longestBreak))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /// Waits until the servers have given so many words.
    ///
    /// @return whether they have
    boolean awaitAcknowledgements(int count, Duration longest) throws InterruptedException {
        return news.await(() -> ledger.acknowledgements() >= count, longest);
    }

    /// Waits until every citizen has seen the end of their contact.
    boolean awaitVisits(Duration longest) throws InterruptedException {
        return news.await(() -> visits.stream().noneMatch(Thread::isAlive), longest);
    }

    /// An agent leaves without a word and does not come back; one who holds contacts, if there is any.
    void loseAgent(Random random) {
        var busy = agents.stream().filter(Agent::holdsContacts).toList();
        var candidates = busy.isEmpty() ? agents : busy;
        candidates.get(random.nextInt(candidates.size())).close();
    }

    /// What went wrong on their side of the screen.
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        for (int i = 0; i < citizens.size(); i++) {
            var citizen = citizens.get(i);
            if (citizen.trouble() != null) {
                complaints.add(Objects.requireNonNull(citizen.trouble()));
            } else if (visits.get(i).isAlive()) {
                complaints.add(citizen.doing() + " and was left so");
            }
            complaints.addAll(citizen.faults());
        }
        agents.forEach(agent -> complaints.addAll(agent.faults()));
        return complaints;
    }

    Ledger ledger() {
        return ledger;
    }

    List<Citizen> citizens() {
        return List.copyOf(citizens);
    }

    List<Agent> agents() {
        return List.copyOf(agents);
    }

    @Override
    public void close() {
        visits.forEach(Thread::interrupt);
        citizens.forEach(Citizen::close);
        agents.forEach(Agent::close);
    }
}
