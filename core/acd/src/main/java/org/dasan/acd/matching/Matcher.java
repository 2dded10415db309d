package org.dasan.acd.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Pairs waiting seats with idle agents. The seat with the earliest rank for which anybody fits is served
/// before a later one competes for the same agent; an agent gets one offer a round.
public final class Matcher {
    private static final Comparator<WaitingSeat> BY_RANK = Comparator.comparing(WaitingSeat::rankAt)
            .thenComparing(WaitingSeat::queuedSince)
            .thenComparing(WaitingSeat::id);

    private final Situation situation;
    private final Roster roster;
    /// Numbers of the agents nobody has been given in this round.
    private final BitSet free;

    private final Map<Fit.Kind, Fit> fits = new HashMap<>();
    private final List<Reservation> reservations = new ArrayList<>();

    private Matcher(Situation situation) {
        this.situation = situation;
        roster = new Roster(situation.agents());
        free = (BitSet) roster.withoutOffer().clone();
    }

    /// Decides a round.
    public static Decision match(Situation situation) {
        return new Matcher(situation).decide();
    }

    /// Looks at one seat of the situation after those before it have been served.
    public static Consideration consider(Situation situation, WaitingSeat seat) {
        var others = situation.seats().stream()
                .filter(other ->
                        BY_RANK.compare(other, seat) < 0 && !other.group().equals(seat.group()))
                .toList();
        var matcher = new Matcher(new Situation(situation.now(), situation.ruleVersion(), others, situation.agents()));
        matcher.decide();
        return new Reasons(situation, matcher.roster, seat).consider(matcher.fit(seat), matcher.free);
    }

    private Decision decide() {
        for (var group : groupsByRank()) {
            if (free.isEmpty()) {
                break;
            }
            fill(group);
        }
        return new Decision(reservations);
    }

    /// Groups in the order of their best seat, the seats of each in order too.
    private Iterable<List<WaitingSeat>> groupsByRank() {
        var sorted = new ArrayList<>(situation.seats());
        sorted.sort(BY_RANK);
        var groups = LinkedHashMap.<UUID, List<WaitingSeat>>newLinkedHashMap(sorted.size());
        sorted.forEach(seat ->
                groups.computeIfAbsent(seat.group(), _ -> new ArrayList<>(1)).add(seat));
        return groups.values();
    }

    /// Reserves one agent for each seat of the group, or nobody.
    private void fill(List<WaitingSeat> group) {
        var candidates = new ArrayList<List<Integer>>(group.size());
        for (var seat : group) {
            // a group of n can always do with the n best of each seat: the others take at most n - 1 of them
            var fit = fit(seat);
            if (!fit.anybodyIn(free)) {
                return;
            }
            candidates.add(fit.best(seat, free, group.size()));
        }
        var chosen = new ArrayList<Integer>(group.size());
        if (!choose(candidates, chosen)) {
            return;
        }
        chosen.forEach(free::clear);
        for (int i = 0; i < chosen.size(); i++) {
            reservations.add(reserve(group.get(i), chosen.get(i)));
        }
    }

    private Reservation reserve(WaitingSeat seat, int number) {
        free.set(number); // while its own seat is explained, it is not taken
        var explanation = new Reasons(situation, roster, seat).explain(number, fit(seat), free);
        free.clear(number);
        return new Reservation(seat.id(), roster.agent(number).id(), explanation);
    }

    /// Finds distinct agents, each seat's better ones tried first; groups have a few seats, so trying all is
    /// cheap.
    private static boolean choose(List<List<Integer>> candidates, List<Integer> chosen) {
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
        return fits.computeIfAbsent(Fit.Kind.of(seat), kind -> new Fit(kind, roster));
    }
}
