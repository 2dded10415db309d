package org.dasan.acd.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;

/// Why a seat waits now: what stands between it and each agent who is signed in, by the matcher's own rules.
/// For each agent the first thing that keeps them from the seat is imagined away and the rules are asked
/// again, until nothing is left: what was imagined is what would have to change.
///
/// @param considered agents of the seat's organisation who are signed in
/// @param able       of those, who could have it at once
/// @param counts     how many of the others could not, by what stands first in their way
/// @param nearest    up to ten of the others, whoever needs least to change first
/// @param remedies   single changes that would end the wait, what most agents need first
public record WhyWaiting(
        Standing standing,
        int considered,
        int able,
        Map<String, Integer> counts,
        List<Nearest> nearest,
        List<Remedy> remedies) {
    private static final int NAMED = 10;
    private static final int STEPS = 12;

    /// The one sentence about it.
    public enum Standing {
        /// Somebody can have it: the offer comes with the next round, or an earlier contact goes first.
        ABLE,
        /// Those who can do it hold other contacts.
        BUSY,
        /// Those who can do it are signed in, but not ready.
        NOT_READY,
        /// Nobody who is signed in can do what it needs.
        NO_SKILL,
        /// Nobody of its organisation is signed in.
        NOBODY,
        /// The citizen is away for a moment: the place is kept, nothing is offered.
        PAUSED
    }

    /// An agent and what would have to change.
    public record Nearest(UUID agent, String label, List<Hindrance> changes) {}

    /// A change that suffices for each of some agents.
    public record Remedy(Hindrance change, int agents) {}

    /// Of a seat that is kept for a citizen who is away.
    public static final WhyWaiting PAUSED = new WhyWaiting(Standing.PAUSED, 0, 0, Map.of(), List.of(), List.of());

    public WhyWaiting {
        counts = Map.copyOf(counts);
        nearest = List.copyOf(nearest);
        remedies = List.copyOf(remedies);
    }

    /// Looks at one seat.
    ///
    /// @param taken who goes to earlier seats of the same round
    public static WhyWaiting of(WaitingSeat seat, Collection<Prospect> prospects, Set<UUID> taken) {
        var all = new ArrayList<Nearest>();
        var counts = new LinkedHashMap<String, Integer>();
        var idle = new HashMap<UUID, IdleAgent>();
        for (var prospect : prospects) {
            var changes = changes(seat, prospect, taken);
            if (changes.stream().anyMatch(change -> change.code().equals(Unfit.ORGANISATION.name()))) {
                continue; // serves others: no change of the day makes them this seat's
            }
            idle.put(prospect.agent().id(), prospect.agent());
            all.add(new Nearest(prospect.agent().id(), prospect.agent().label(), changes));
            if (!changes.isEmpty()) {
                counts.merge(changes.getFirst().code(), 1, Integer::sum);
            }
        }
        int able = (int) all.stream().filter(one -> one.changes().isEmpty()).count();
        var nearest = all.stream()
                .filter(one -> !one.changes().isEmpty())
                .sorted(Comparator.comparingInt((Nearest one) -> one.changes().size())
                        .thenComparingInt(one -> one.changes().stream()
                                .mapToInt(Hindrance::distance)
                                .sum())
                        .thenComparing(one -> idle(idle, one).idleSince())
                        .thenComparing(Nearest::agent))
                .limit(NAMED)
                .toList();
        return new WhyWaiting(standing(all, able), all.size(), able, counts, nearest, remedies(all));
    }

    /// The first code that keeps a ready agent from a seat; empty when nothing does.
    public static Optional<String> obstacle(WaitingSeat seat, IdleAgent agent) {
        return changes(seat, new Prospect(agent, true, true), Set.of()).stream()
                .map(Hindrance::code)
                .findFirst();
    }

    private static Standing standing(List<Nearest> all, int able) {
        if (all.isEmpty()) {
            return Standing.NOBODY;
        }
        if (able > 0) {
            return Standing.ABLE;
        }
        var skilled = all.stream()
                .filter(one -> one.changes().stream().noneMatch(Hindrance::isAbility))
                .toList();
        if (skilled.isEmpty()) {
            return Standing.NO_SKILL;
        }
        boolean somebodyReady = skilled.stream()
                .anyMatch(one -> one.changes().stream()
                        .noneMatch(change -> change.code().equals(Hindrance.NOT_READY)
                                || change.code().equals(Hindrance.DISCONNECTED)));
        return somebodyReady ? Standing.BUSY : Standing.NOT_READY;
    }

    private static List<Remedy> remedies(List<Nearest> all) {
        var single = new LinkedHashMap<Hindrance, Integer>();
        for (var one : all) {
            if (one.changes().size() == 1) {
                var change = one.changes().getFirst();
                single.merge(new Hindrance(change.code(), change.skill(), 0, change.minimum()), 1, Integer::sum);
            }
        }
        return single.entrySet().stream()
                .map(entry -> new Remedy(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (Remedy remedy) -> remedy.change().distance())
                        .thenComparing(Comparator.comparingInt(Remedy::agents).reversed()))
                .toList();
    }

    private static List<Hindrance> changes(WaitingSeat seat, Prospect prospect, Set<UUID> taken) {
        var changes = rules(seat, prospect.agent());
        if (!prospect.ready() || !prospect.connected()) {
            var absent = prospect.ready() ? Hindrance.DISCONNECTED : Hindrance.NOT_READY;
            long abilities = changes.stream().takeWhile(Hindrance::isAbility).count();
            changes.add((int) abilities, new Hindrance(absent, null, 0, 0));
        }
        if (changes.isEmpty() && taken.contains(prospect.agent().id())) {
            changes.add(Hindrance.of(Unfit.TAKEN_THIS_ROUND));
        }
        return changes;
    }

    /// What the matcher's rules ask to be different, one after the other.
    private static List<Hindrance> rules(WaitingSeat seat, IdleAgent asIs) {
        var changes = new ArrayList<Hindrance>();
        var agent = asIs;
        for (int step = 0; step < STEPS; step++) {
            var unfit = firstUnfit(seat, agent);
            if (unfit.isEmpty()) {
                return changes;
            }
            changes.add(hindrance(unfit.get(), seat, agent));
            var changed = Remedies.of(unfit.get(), seat, agent);
            if (changed.isEmpty()) {
                return changes; // nothing about the agent could change it
            }
            agent = changed.get();
        }
        return changes;
    }

    private static Hindrance hindrance(Unfit unfit, WaitingSeat seat, IdleAgent agent) {
        return switch (unfit) {
            case SKILL_MISSING, PROFICIENCY_TOO_LOW -> {
                Need need = Remedies.lacking(seat, agent);
                yield new Hindrance(unfit.name(), need.skill(), agent.level(need), need.minimum());
            }
            default -> Hindrance.of(unfit);
        };
    }

    private static Optional<Unfit> firstUnfit(WaitingSeat seat, IdleAgent agent) {
        var free = new BitSet();
        free.set(0);
        var roster = new Roster(List.of(agent));
        return new Fit(Fit.Kind.of(seat), roster)
                .unavailable(seat, free).keySet().stream().findFirst();
    }

    private static IdleAgent idle(Map<UUID, IdleAgent> idle, Nearest one) {
        return Objects.requireNonNull(idle.get(one.agent()));
    }
}
