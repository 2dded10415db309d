package org.dasan.acd.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.acd.Queue;
import org.dasan.acd.QueueRules;
import org.dasan.acd.Relaxation;
import org.dasan.acd.matching.IdleAgent;
import org.dasan.acd.matching.Load;
import org.dasan.acd.matching.Matcher;
import org.dasan.acd.matching.Reservation;
import org.dasan.acd.matching.Situation;
import org.dasan.acd.matching.WaitingSeat;
import org.dasan.acd.matching.Widening;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// One day lived through the real matcher. Time jumps from one thing that happens to the next; citizens give up
/// when they did, contacts take as long as they took, agents are at work when they were. What nobody knows is
/// taken as kindly as possible: whoever was answered on that day would have waited on.
///
/// Occupancy caps are not replayed.
final class Replay {
    private static final Duration HANDLING_UNKNOWN = Duration.ofMinutes(5);
    private static final int RULE_VERSION = 0;

    private final PastDay day;
    private final Map<UUID, Queue> queues;
    private final Map<UUID, QueueRules> rules;
    private final Map<UUID, Duration> usualHandling;
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparingLong(Happening::order));
    private final Map<UUID, Desk> desks = new LinkedHashMap<>();
    private final Map<UUID, PastDay.Contact> waiting = new LinkedHashMap<>();
    private final Map<UUID, Life> lives = new HashMap<>();
    private long happenings;

    /// @param queues those of the day's contacts
    /// @param rules  by queue; a queue without any has its own
    private Replay(PastDay day, Map<UUID, Queue> queues, Map<UUID, QueueRules> rules) {
        this.day = day;
        this.queues = queues;
        this.rules = rules;
        usualHandling = day.contacts().stream()
                .filter(contact -> contact.handling() != null)
                .collect(Collectors.groupingBy(
                        PastDay.Contact::queue,
                        Collectors.collectingAndThen(
                                Collectors.averagingLong(Replay::handlingMillis), Replay::millis)));
    }

    /// Lives the day.
    ///
    /// @return what became of each contact, by seat
    static Map<UUID, Life> live(PastDay day, Map<UUID, Queue> queues, Map<UUID, QueueRules> rules) {
        return new Replay(day, queues, rules).live();
    }

    private sealed interface What {
        record Arrives(PastDay.Contact contact) implements What {}

        record GivesUp(UUID seat) implements What {}

        record Done(UUID agent, Channel channel) implements What {}

        record Ready(UUID agent, boolean ready) implements What {}

        /// Waiting alone makes something possible.
        record Relaxes() implements What {}
    }

    private record Happening(Instant at, long order, What what) {}

    private static final class Desk {
        private final PastDay.Agent agent;
        private final Map<Channel, Integer> used = new EnumMap<>(Channel.class);
        private boolean ready;
        private Instant idleSince = Instant.EPOCH;

        Desk(PastDay.Agent agent) {
            this.agent = agent;
        }

        boolean hasRoom() {
            return agent.places().entrySet().stream()
                    .anyMatch(place -> used.getOrDefault(place.getKey(), 0) < place.getValue());
        }

        IdleAgent seen() {
            var load = new EnumMap<Channel, Load>(Channel.class);
            agent.places()
                    .forEach((channel, places) -> load.put(channel, new Load(used.getOrDefault(channel, 0), places)));
            return new IdleAgent(
                    agent.id(),
                    agent.label(),
                    agent.skills(),
                    load,
                    ALL_CHANNELS,
                    ALL_CHANNELS,
                    agent.organisations(),
                    idleSince,
                    false,
                    false);
        }
    }

    private static final Set<Channel> ALL_CHANNELS = Set.copyOf(EnumSet.allOf(Channel.class));

    private Map<UUID, Life> live() {
        for (var agent : day.agents()) {
            desks.put(agent.id(), new Desk(agent));
            for (var shift : agent.shifts()) {
                happens(shift.from(), new What.Ready(agent.id(), true));
                happens(shift.to(), new What.Ready(agent.id(), false));
            }
        }
        day.contacts().forEach(contact -> happens(contact.arrivedAt(), new What.Arrives(contact)));
        while (!ahead.isEmpty() && ahead.peek().at().isBefore(day.to())) {
            var now = ahead.peek().at();
            while (!ahead.isEmpty() && !ahead.peek().at().isAfter(now)) {
                take(ahead.remove());
            }
            match(now);
        }
        waiting.values()
                .forEach(contact -> lives.put(
                        contact.seat(),
                        new Life(contact.seat(), Duration.between(contact.arrivedAt(), day.to()), null, false)));
        return lives;
    }

    private void happens(Instant at, What what) {
        ahead.add(new Happening(at, happenings++, what));
    }

    private void take(Happening happening) {
        var now = happening.at();
        switch (happening.what()) {
            case What.Arrives arrives -> arrive(arrives.contact());
            case What.GivesUp givesUp -> {
                var contact = waiting.remove(givesUp.seat());
                if (contact != null) {
                    lives.put(
                            contact.seat(),
                            new Life(contact.seat(), Duration.between(contact.arrivedAt(), now), null, true));
                }
            }
            case What.Done done -> {
                var desk = desk(done.agent());
                desk.used.merge(done.channel(), -1, Integer::sum);
                desk.idleSince = now;
            }
            case What.Ready ready -> {
                var desk = desk(ready.agent());
                desk.ready = ready.ready();
                if (ready.ready()) {
                    desk.idleSince = now;
                }
            }
            case What.Relaxes _ -> {} // the round that follows looks again
        }
    }

    private Desk desk(UUID agent) {
        return java.util.Objects.requireNonNull(desks.get(agent));
    }

    private void arrive(PastDay.Contact contact) {
        waiting.put(contact.seat(), contact);
        if (contact.patience() != null) {
            happens(contact.arrivedAt().plus(contact.patience()), new What.GivesUp(contact.seat()));
        }
        var rule = rule(contact.queue());
        rule.relaxation().forEach(step -> happens(later(contact, step.after()), new What.Relaxes()));
        if (rule.overflow() != null) {
            happens(later(contact, rule.overflow().after()), new What.Relaxes());
        }
        if (contact.preferredAgent() != null && !rule.preferredFor().isZero()) {
            happens(later(contact, rule.preferredFor()), new What.Relaxes());
        }
    }

    /// The moment at which the citizen has waited so long; a transfer may come after it.
    private static Instant later(PastDay.Contact contact, Duration waited) {
        var then = contact.queuedSince().plus(waited);
        return then.isBefore(contact.arrivedAt()) ? contact.arrivedAt() : then;
    }

    private QueueRules rule(UUID queue) {
        var changed = rules.get(queue);
        return changed == null ? queue(queue).rules() : changed;
    }

    private Queue queue(UUID queue) {
        return java.util.Objects.requireNonNull(queues.get(queue));
    }

    private void match(Instant now) {
        while (!waiting.isEmpty()) {
            var agents = desks.values().stream()
                    .filter(desk -> desk.ready && desk.hasRoom())
                    .map(Desk::seen)
                    .toList();
            if (agents.isEmpty()) {
                return;
            }
            var seats =
                    waiting.values().stream().map(contact -> seat(contact, now)).toList();
            var decided = Matcher.match(new Situation(now, RULE_VERSION, seats, agents))
                    .reservations();
            if (decided.isEmpty()) {
                return;
            }
            decided.forEach(reservation -> serve(reservation, now));
        }
    }

    private WaitingSeat seat(PastDay.Contact contact, Instant now) {
        var queue = queue(contact.queue());
        var rule = rule(contact.queue());
        var waited = Duration.between(contact.queuedSince(), now);
        var relaxed = Relaxation.relax(contact.needs(), rule.relaxation(), waited);
        var helpers = rule.helpers(waited);
        return new WaitingSeat(
                contact.seat(),
                contact.interaction(),
                contact.group(),
                contact.role(),
                contact.channel(),
                contact.queue(),
                contact.organisation(),
                relaxed,
                contact.priority(),
                contact.queuedSince(),
                contact.queuedSince().minus(queue.ageing().multipliedBy(contact.priority())),
                contact.preferredAgent(),
                contact.wantedAgent(),
                Set.of(),
                queue.mayInterrupt(),
                contact.deskOnly(),
                queue.selection(),
                new Widening(
                        relaxed.equals(contact.needs()) ? List.of() : contact.needs(),
                        helpers == null ? null : helpers.value(),
                        true,
                        isAtWork(contact.preferredAgent()) && waited.compareTo(rule.preferredFor()) < 0));
    }

    private boolean isAtWork(@Nullable UUID agent) {
        var desk = agent == null ? null : desks.get(agent);
        return desk != null && desk.ready;
    }

    private void serve(Reservation reservation, Instant now) {
        var contact = java.util.Objects.requireNonNull(waiting.remove(reservation.seat()));
        var connected = now.plus(day.ring());
        lives.put(
                contact.seat(),
                new Life(contact.seat(), Duration.between(contact.arrivedAt(), connected), reservation.agent(), false));
        desk(reservation.agent()).used.merge(contact.channel(), 1, Integer::sum);
        var handling = contact.handling() == null
                ? usualHandling.getOrDefault(contact.queue(), HANDLING_UNKNOWN)
                : contact.handling();
        happens(connected.plus(handling), new What.Done(reservation.agent(), contact.channel()));
    }

    private static long handlingMillis(PastDay.Contact contact) {
        return contact.handling() == null ? 0 : contact.handling().toMillis();
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis(Math.round(millis));
    }

    /// The contacts that another agent had, or nobody.
    static List<UUID> differing(Map<UUID, Life> a, Map<UUID, Life> b) {
        var differing = new ArrayList<UUID>();
        a.forEach((seat, life) -> {
            var other = b.get(seat);
            if (other == null || !java.util.Objects.equals(life.agent(), other.agent())) {
                differing.add(seat);
            }
        });
        return differing;
    }
}
