package org.dasan.acd.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.dasan.acd.Need;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;

/// Situations of all sorts, many of them tight: few agents, rare skills, groups, ties.
final class RandomSituations {
    private static final Channel[] CHANNELS = {Channel.CHAT, Channel.CHAT, Channel.VOICE, Channel.VIDEO, Channel.EMAIL};
    private static final long AGEING = 60;

    private final RandomGenerator random;
    private final List<String> skills;

    RandomSituations(RandomGenerator random, int skills) {
        this.random = random;
        this.skills = new ArrayList<>();
        for (int i = 0; i < skills; i++) {
            this.skills.add("skill" + i);
        }
    }

    Situation next(int seats, int agents) {
        return new Situation(Scene.NOW, 1, seats(seats, agents), agents(agents));
    }

    private List<WaitingSeat> seats(int count, int agents) {
        var seats = new ArrayList<WaitingSeat>();
        while (seats.size() < count) {
            int size = chance(0.2) ? 2 + random.nextInt(3) : 1;
            var group = Scene.id(10_000 + seats.size());
            for (int i = 0; i < size; i++) {
                seats.add(seat(Scene.id(10_000 + seats.size()), group, agents));
            }
        }
        return seats;
    }

    private WaitingSeat seat(UUID id, UUID group, int agents) {
        var since = Scene.NOW.minusSeconds(random.nextInt(20) * 30L);
        int priority = chance(0.3) ? random.nextInt(10) : 0;
        var avoid = new HashSet<UUID>();
        while (chance(0.2)) {
            avoid.add(agentId(agents));
        }
        return new WaitingSeat(
                id,
                Scene.id(20_000),
                group,
                chance(0.1) ? SeatRole.INTERPRETER : SeatRole.AGENT,
                CHANNELS[random.nextInt(CHANNELS.length)],
                Scene.id(800),
                organisation(),
                needs(),
                priority,
                since,
                since.minusSeconds(priority * AGEING),
                chance(0.2) ? agentId(agents) : null,
                chance(0.1) ? agentId(agents) : null,
                avoid,
                chance(0.2),
                chance(0.1),
                chance(0.5) ? Selection.LONGEST_IDLE : Selection.MOST_SKILLED,
                new Widening(List.of(), chance(0.2) ? organisation() : null, chance(0.2), chance(0.1)));
    }

    private List<Need> needs() {
        var needs = new ArrayList<Need>();
        var left = new ArrayList<>(skills);
        while (chance(0.5) && !left.isEmpty() && needs.size() < 3) {
            needs.add(new Need(left.remove(random.nextInt(left.size())), 1 + random.nextInt(3)));
        }
        return needs;
    }

    private List<IdleAgent> agents(int count) {
        var agents = new ArrayList<IdleAgent>();
        for (int i = 0; i < count; i++) {
            agents.add(new IdleAgent(
                    Scene.id(i),
                    "agent " + i,
                    abilities(),
                    load(),
                    mostOf(0.9),
                    mostOf(0.9),
                    chance(0.9) ? Set.of(Scene.CITY, Scene.id(901)) : Set.of(Scene.id(901)),
                    Scene.NOW.minusSeconds(random.nextInt(10) * 60L),
                    chance(0.1),
                    chance(0.1)));
        }
        return agents;
    }

    private Map<String, Integer> abilities() {
        var abilities = new HashMap<String, Integer>();
        for (var skill : skills) {
            if (chance(0.6)) {
                abilities.put(skill, 1 + random.nextInt(5));
            }
        }
        return abilities;
    }

    private Map<Channel, Load> load() {
        var load = new EnumMap<Channel, Load>(Channel.class);
        for (var channel : List.of(Channel.CHAT, Channel.VOICE, Channel.VIDEO, Channel.EMAIL)) {
            if (chance(0.9)) {
                int capacity = 1 + random.nextInt(3);
                load.put(channel, new Load(chance(0.2) ? random.nextInt(capacity + 1) : 0, capacity));
            }
        }
        return load;
    }

    private Set<Channel> mostOf(double share) {
        var channels = EnumSet.noneOf(Channel.class);
        for (var channel : Channel.values()) {
            if (chance(share)) {
                channels.add(channel);
            }
        }
        return channels;
    }

    private UUID organisation() {
        return chance(0.8) ? Scene.CITY : Scene.id(901);
    }

    private UUID agentId(int agents) {
        return Scene.id(random.nextInt(agents + 1)); // the last does not exist
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }
}
