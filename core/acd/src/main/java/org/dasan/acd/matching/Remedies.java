package org.dasan.acd.matching;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dasan.acd.Need;
import org.dasan.city.Channel;

/// An agent as they would be if one thing that keeps them from a seat were different.
final class Remedies {
    private Remedies() {}

    /// The agent without this hindrance; empty when nothing about the agent would change it.
    static Optional<IdleAgent> of(Unfit unfit, WaitingSeat seat, IdleAgent agent) {
        return switch (unfit) {
            case SKILL_MISSING, PROFICIENCY_TOO_LOW -> {
                var need = lacking(seat, agent);
                var skills = new HashMap<>(agent.skills());
                skills.put(need.skill(), need.minimum());
                yield Optional.of(copy(
                        agent,
                        skills,
                        agent.load(),
                        agent.switchedOn(),
                        agent.reachable(),
                        agent.offerPending(),
                        agent.resting()));
            }
            case CHANNEL_OFF ->
                Optional.of(copy(
                        agent,
                        agent.skills(),
                        agent.load(),
                        with(agent.switchedOn(), seat.channel()),
                        agent.reachable(),
                        agent.offerPending(),
                        agent.resting()));
            case UNREACHABLE ->
                Optional.of(copy(
                        agent,
                        agent.skills(),
                        agent.load(),
                        agent.switchedOn(),
                        with(agent.reachable(), seat.channel()),
                        agent.offerPending(),
                        agent.resting()));
            case OFFER_PENDING ->
                Optional.of(copy(
                        agent,
                        agent.skills(),
                        agent.load(),
                        agent.switchedOn(),
                        agent.reachable(),
                        false,
                        agent.resting()));
            case RESTING ->
                Optional.of(copy(
                        agent,
                        agent.skills(),
                        agent.load(),
                        agent.switchedOn(),
                        agent.reachable(),
                        agent.offerPending(),
                        false));
            case BUSY_WITH_VOICE -> Optional.of(released(agent, true));
            case BUSY_WITH_TEXT -> Optional.of(released(agent, false));
            case FULL -> {
                var load = new EnumMap<Channel, Load>(Channel.class);
                load.putAll(agent.load());
                load.put(seat.channel(), new Load(0, 1));
                yield Optional.of(copy(
                        agent,
                        agent.skills(),
                        load,
                        agent.switchedOn(),
                        agent.reachable(),
                        agent.offerPending(),
                        agent.resting()));
            }
            case ORGANISATION, NOT_WANTED, AVOIDED, TAKEN_THIS_ROUND -> Optional.empty();
        };
    }

    /// The first need of the seat that the agent does not meet.
    static Need lacking(WaitingSeat seat, IdleAgent agent) {
        return seat.needs().stream()
                .filter(need -> agent.level(need) < need.minimum())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("agent " + agent.id() + " lacks nothing for " + seat.id()));
    }

    private static IdleAgent released(IdleAgent agent, boolean exclusive) {
        var load = new EnumMap<Channel, Load>(Channel.class);
        agent.load()
                .forEach((channel, places) -> load.put(
                        channel, Roster.isExclusive(channel) == exclusive ? new Load(0, places.capacity()) : places));
        return copy(
                agent,
                agent.skills(),
                load,
                agent.switchedOn(),
                agent.reachable(),
                agent.offerPending(),
                agent.resting());
    }

    private static Set<Channel> with(Set<Channel> channels, Channel added) {
        var more = EnumSet.of(added);
        more.addAll(channels);
        return more;
    }

    private static IdleAgent copy(
            IdleAgent agent,
            Map<String, Integer> skills,
            Map<Channel, Load> load,
            Set<Channel> switchedOn,
            Set<Channel> reachable,
            boolean offerPending,
            boolean resting) {
        return new IdleAgent(
                agent.id(),
                agent.label(),
                skills,
                load,
                switchedOn,
                reachable,
                agent.organisations(),
                agent.idleSince(),
                offerPending,
                resting);
    }
}
