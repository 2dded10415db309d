package org.dasan.acd.matching;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.city.Channel;

/// An agent who is READY.
///
/// @param skills        proficiency 1 to 5
/// @param switchedOn    channels the agent takes now
/// @param reachable     channels some device of the agent can carry now
/// @param organisations where the agent holds the role
/// @param idleSince     since the last contact ended, or since READY
/// @param offerPending  an offer waits for the agent's word
/// @param resting       above the occupancy cap: asked only for who waited long
public record IdleAgent(
        UUID id,
        String label,
        Map<String, Integer> skills,
        Map<Channel, Load> load,
        Set<Channel> switchedOn,
        Set<Channel> reachable,
        Set<UUID> organisations,
        Instant idleSince,
        boolean offerPending,
        boolean resting) {
    public IdleAgent {
        skills = Map.copyOf(skills);
        load = Map.copyOf(load);
        switchedOn = Set.copyOf(switchedOn);
        reachable = Set.copyOf(reachable);
        organisations = Set.copyOf(organisations);
    }

    boolean holds(Channel channel) {
        var places = load.get(channel);
        return places != null && places.used() > 0;
    }

    boolean hasRoom(Channel channel) {
        var places = load.get(channel);
        return places != null && !places.full();
    }

    /// Proficiency in what is needed; 0 when the skill is missing.
    int level(Need need) {
        return skills.getOrDefault(need.skill(), 0);
    }
}
