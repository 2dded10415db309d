package org.dasan.acd.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Pairs waiting seats with idle agents. The seat with the earliest rank for which anybody fits is served before a later
/// one competes for the same agent; an agent gets one offer a round.
public final class Matcher {
    private static final Comparator<WaitingSeat> BY_RANK = Comparator.comparing(WaitingSeat::rankAt)
            .thenComparing(WaitingSeat::queuedSince)
            .thenComparing(WaitingSeat::id);

    private final Situation situation;
    private final Map<Fit.Kind, Fit> fits = new HashMap<>();
    private final Set<UUID> taken = new HashSet<>();
    private final List<Reservation> reservations = new ArrayList<>();

    private Matcher(Situation situation) {
        this.situation = situation;
    }

    /// Decides a round.
    public static Decision match(Situation situation) {
        return new Matcher(situation).decide();
    }

    private Decision decide() {
        long free = situation.agents().stream().filter(agent -> !agent.offerPending()).count();
        for (var group : groupsByRank()) {
            if (taken.size() >= free) {
                break;
            }
            fill(group);
        }
        return new Decision(reservations);
    }

    /// Groups in the order of their best seat.
    private List<List<WaitingSeat>> groupsByRank() {
        var groups = situation.seats().stream().sorted(BY_RANK).collect(Collectors.groupingBy(WaitingSeat::group)).values().stream();
        return groups.sorted(Comparator.comparing(List::getFirst, BY_RANK)).toList();
    }

    /// Reserves one agent for each seat of the group, or nobody.
    private void fill(List<WaitingSeat> group) {
        var candidates = new ArrayList<List<IdleAgent>>();
        for (var seat : group) {
            // a group of n can always do with the n best of each seat
            var best = fit(seat).best(seat, taken, group.size());
            if (best.isEmpty()) {
                return;
            }
            candidates.add(best);
        }
        var chosen = new ArrayList<IdleAgent>();
        if (!choose(candidates, chosen)) {
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            var seat = group.get(i);
            reservations.add(new Reservation(seat.id(), chosen.get(i).id(), Reasons.explain(situation, seat, chosen.get(i), fit(seat), taken)));
        }
        chosen.forEach(agent -> taken.add(agent.id()));
    }

    /// Finds distinct agents, each seat's better ones tried first; groups are small, so trying all is cheap.
    private static boolean choose(List<List<IdleAgent>> candidates, List<IdleAgent> chosen) {
        if (chosen.size() == candidates.size()) {
            return true;
        }
        for (var agent : candidates.get(chosen.size())) {
            if (!chosen.contains(agent)) {
                chosen.add(agent);
                if (choose(candidates, chosen)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    private Fit fit(WaitingSeat seat) {
        return fits.computeIfAbsent(Fit.Kind.of(seat), kind -> new Fit(kind, situation.agents()));
    }
}
