package org.dasan.acd.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// Which agents fit all seats with the same wishes, best first, and why the others do not. Computed once for
/// each kind of seat in a round, since ten thousand seats come in a few dozen kinds.
final class Fit {
    /// Seats of one kind are fit for by the same agents, but for whom the single seat wants, prefers or
    /// avoids.
    record Kind(
            Channel channel,
            UUID organisation,
            List<Need> needs,
            boolean mayInterrupt,
            boolean deskOnly,
            Selection selection,
            @Nullable UUID helpers,
            boolean restingToo) {
        static Kind of(WaitingSeat seat) {
            return new Kind(
                    seat.channel(),
                    seat.organisation(),
                    seat.needs(),
                    seat.mayInterrupt(),
                    seat.deskOnly(),
                    seat.selection(),
                    seat.widening().helpers(),
                    seat.widening().restingToo());
        }
    }

    private final Kind kind;
    private final Roster roster;
    private final BitSet fitting;
    private final Map<Unfit, Integer> unfit = new EnumMap<>(Unfit.class);
    /// Numbers of the fitting agents, the best first; made when one of them is free for the first time.
    private int @Nullable [] order;
    /// Everybody before this place of the order is taken.
    private int firstFree;

    Fit(Kind kind, Roster roster) {
        this.kind = kind;
        this.roster = roster;
        fitting = roster.everybody();
        narrow(Unfit.ORGANISATION, asked(kind, roster));
        for (var need : kind.needs()) {
            narrow(Unfit.SKILL_MISSING, roster.holding(need.skill(), 1));
            narrow(Unfit.PROFICIENCY_TOO_LOW, roster.holding(need.skill(), need.minimum()));
        }
        narrow(Unfit.CHANNEL_OFF, roster.switchedOn(kind.channel()));
        narrow(Unfit.UNREACHABLE, kind.deskOnly() ? roster.onTheDesk() : roster.reachable(kind.channel()));
        narrow(Unfit.OFFER_PENDING, roster.withoutOffer());
        narrow(Unfit.BUSY_WITH_VOICE, roster.withoutVoice());
        if (Roster.isExclusive(kind.channel()) && !kind.deskOnly() && !kind.mayInterrupt()) {
            narrow(Unfit.BUSY_WITH_TEXT, roster.withoutText());
        }
        narrow(Unfit.FULL, roster.withRoom(kind.channel()));
        if (!kind.restingToo()) {
            narrow(Unfit.RESTING, roster.rested());
        }
    }

    /// The organisation's own agents, and those of the organisation that helps out.
    private static BitSet asked(Kind kind, Roster roster) {
        var own = roster.of(kind.organisation());
        if (kind.helpers() == null) {
            return own;
        }
        var both = (BitSet) own.clone();
        both.or(roster.of(kind.helpers()));
        return both;
    }

    /// Keeps those who also meet this rule; an agent counts under the first rule it does not meet.
    private void narrow(Unfit reason, BitSet meeting) {
        int before = fitting.cardinality();
        fitting.and(meeting);
        int lost = before - fitting.cardinality();
        if (lost > 0) {
            unfit.merge(reason, lost, Integer::sum);
        }
    }

    private int[] order() {
        var known = order;
        if (known == null) {
            known = kind.selection() == Selection.LONGEST_IDLE
                    ? fitting.stream().toArray()
                    : fitting.stream()
                            .mapToLong(
                                    number -> ((long) -proficiency(roster.agent(number), kind.needs()) << 32) + number)
                            .sorted()
                            .mapToInt(key -> (int) key)
                            .toArray();
            order = known;
        }
        return known;
    }

    /// Whether any fitting agent is free; forgets those at the head of the order who are taken for good.
    boolean anybodyIn(BitSet free) {
        if (!fitting.intersects(free)) {
            return false;
        }
        var numbers = order();
        while (!free.get(numbers[firstFree])) {
            firstFree++;
        }
        return true;
    }

    /// Numbers of the best agents who are free and whom this seat may have, at most `limit`; its preferred
    /// one first.
    List<Integer> best(WaitingSeat seat, BitSet free, int limit) {
        var best = new ArrayList<Integer>(limit);
        var only = only(seat);
        var favourite = roster.number(only == null ? seat.preferredAgent() : only);
        if (favourite.isPresent() && fitting.get(favourite.getAsInt()) && isOpen(favourite.getAsInt(), seat, free)) {
            best.add(favourite.getAsInt());
        }
        if (only != null) {
            return best;
        }
        var numbers = order();
        for (int i = firstFree; i < numbers.length && best.size() < limit; i++) {
            if (isOpen(numbers[i], seat, free) && !(favourite.isPresent() && favourite.getAsInt() == numbers[i])) {
                best.add(numbers[i]);
            }
        }
        return best;
    }

    /// How many agents this seat cannot have, by reason. Together with those it can have they are the whole
    /// roster.
    Map<Unfit, Integer> unavailable(WaitingSeat seat, BitSet free) {
        var counts = new EnumMap<Unfit, Integer>(Unfit.class);
        counts.putAll(unfit);
        var only = only(seat);
        for (int number : order()) {
            var agent = roster.agent(number).id();
            if (only != null && !only.equals(agent)) {
                counts.merge(Unfit.NOT_WANTED, 1, Integer::sum);
            } else if (seat.avoid().contains(agent)) {
                counts.merge(Unfit.AVOIDED, 1, Integer::sum);
            } else if (!free.get(number)) {
                counts.merge(Unfit.TAKEN_THIS_ROUND, 1, Integer::sum);
            }
        }
        return counts;
    }

    static int proficiency(IdleAgent agent, List<Need> needs) {
        return needs.stream().mapToInt(agent::level).sum();
    }

    /// The one person who may have the seat now; nothing = whoever fits.
    private static @Nullable UUID only(WaitingSeat seat) {
        return seat.wantedAgent() == null && seat.widening().onlyPreferred()
                ? seat.preferredAgent()
                : seat.wantedAgent();
    }

    private boolean isOpen(int number, WaitingSeat seat, BitSet free) {
        return free.get(number) && !seat.avoid().contains(roster.agent(number).id());
    }
}
