package org.dasan.acd.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// Which agents fit all seats with the same wishes, best first, and why the others do not. Computed once for each kind
/// of seat in a round, since ten thousand seats come in a few dozen kinds.
final class Fit {
    /// Seats of one kind are fit for by the same agents.
    record Kind(Channel channel, UUID organisation, List<Need> needs, @Nullable UUID wanted, boolean mayInterrupt, boolean deskOnly, Selection selection) {
        static Kind of(WaitingSeat seat) {
            return new Kind(
                    seat.channel(), seat.organisation(), seat.needs(), seat.wantedAgent(), seat.mayInterrupt(), seat.deskOnly(), seat.selection());
        }
    }

    private static final Set<Channel> EXCLUSIVE = Set.of(Channel.VOICE, Channel.VIDEO);

    private final Kind kind;
    private final List<IdleAgent> agents = new ArrayList<>();
    private final Map<Unfit, Integer> unfit = new EnumMap<>(Unfit.class);
    /// Everything before it was taken in this round.
    private int firstFree;

    Fit(Kind kind, List<IdleAgent> all) {
        this.kind = kind;
        for (var agent : all) {
            whyNot(agent).ifPresentOrElse(reason -> unfit.merge(reason, 1, Integer::sum), () -> agents.add(agent));
        }
        agents.sort(order(kind));
    }

    Map<Unfit, Integer> unfit() {
        return unfit;
    }

    /// The best agents still free for this seat, at most `limit`; its preferred one first.
    List<IdleAgent> best(WaitingSeat seat, Set<UUID> taken, int limit) {
        var best = new ArrayList<IdleAgent>();
        if (seat.preferredAgent() != null) {
            agents.stream().filter(a -> a.id().equals(seat.preferredAgent()) && free(a, seat, taken)).forEach(best::add);
        }
        while (firstFree < agents.size() && taken.contains(agents.get(firstFree).id())) {
            firstFree++;
        }
        for (int i = firstFree; i < agents.size() && best.size() < limit; i++) {
            var agent = agents.get(i);
            if (free(agent, seat, taken) && !agent.id().equals(seat.preferredAgent())) {
                best.add(agent);
            }
        }
        return best;
    }

    /// How many fitting agents a seat cannot have, by reason.
    Map<Unfit, Integer> unavailable(WaitingSeat seat, Set<UUID> taken) {
        var counts = new EnumMap<Unfit, Integer>(Unfit.class);
        for (var agent : agents) {
            if (seat.avoid().contains(agent.id())) {
                counts.merge(Unfit.AVOIDED, 1, Integer::sum);
            } else if (taken.contains(agent.id())) {
                counts.merge(Unfit.TAKEN_THIS_ROUND, 1, Integer::sum);
            }
        }
        return counts;
    }

    static int proficiency(IdleAgent agent, List<Need> needs) {
        return needs.stream().mapToInt(need -> agent.skills().getOrDefault(need.skill(), 0)).sum();
    }

    private static boolean free(IdleAgent agent, WaitingSeat seat, Set<UUID> taken) {
        return !taken.contains(agent.id()) && !seat.avoid().contains(agent.id());
    }

    private static Comparator<IdleAgent> order(Kind kind) {
        var idle = Comparator.comparing(IdleAgent::idleSince).thenComparing(IdleAgent::id);
        return kind.selection() == Selection.LONGEST_IDLE
                ? idle
                : Comparator.comparingInt((IdleAgent agent) -> -proficiency(agent, kind.needs())).thenComparing(idle);
    }

    private Optional<Unfit> whyNot(IdleAgent agent) {
        if (!agent.organisations().contains(kind.organisation())) {
            return Optional.of(Unfit.ORGANISATION);
        }
        for (var need : kind.needs()) {
            int proficiency = agent.skills().getOrDefault(need.skill(), 0);
            if (proficiency < need.minimum()) {
                return Optional.of(proficiency == 0 ? Unfit.SKILL_MISSING : Unfit.PROFICIENCY_TOO_LOW);
            }
        }
        if (kind.wanted() != null && !kind.wanted().equals(agent.id())) {
            return Optional.of(Unfit.NOT_WANTED);
        }
        if (!agent.switchedOn().contains(kind.channel())) {
            return Optional.of(Unfit.CHANNEL_OFF);
        }
        if (kind.deskOnly() ? agent.reachable().isEmpty() : !agent.reachable().contains(kind.channel())) {
            return Optional.of(Unfit.UNREACHABLE);
        }
        return agent.offerPending() ? Optional.of(Unfit.OFFER_PENDING) : whyBusy(agent);
    }

    /// Voice and video take a person whole: nothing is offered beside them, and they are not offered beside text.
    private Optional<Unfit> whyBusy(IdleAgent agent) {
        if (EXCLUSIVE.stream().anyMatch(agent::holds)) {
            return Optional.of(Unfit.BUSY_WITH_VOICE);
        }
        boolean holdsText = agent.load().entrySet().stream().anyMatch(e -> !EXCLUSIVE.contains(e.getKey()) && e.getValue().used() > 0);
        if (EXCLUSIVE.contains(kind.channel()) && !kind.deskOnly() && !kind.mayInterrupt() && holdsText) {
            return Optional.of(Unfit.BUSY_WITH_TEXT);
        }
        var places = agent.load().get(kind.channel());
        return places == null || places.full() ? Optional.of(Unfit.FULL) : Optional.empty();
    }
}
