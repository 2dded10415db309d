package org.dasan.acd.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dasan.acd.Need;
import org.dasan.acd.SeatRole;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// A situation in the words of the tests: who waits for how long, who is idle for how long.
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    static final UUID CITY = id(900);

    private final List<WaitingSeat> seats = new ArrayList<>();
    private final List<IdleAgent> agents = new ArrayList<>();

    /// Ids that sort by number.
    static UUID id(long number) {
        return new UUID(0x7000, number);
    }

    AgentSketch agent(long number, String label) {
        return new AgentSketch(number, label);
    }

    SeatSketch seat(long number) {
        return new SeatSketch(number);
    }

    Scene with(SeatSketch... waiting) {
        Arrays.stream(waiting).map(SeatSketch::build).forEach(seats::add);
        return this;
    }

    Scene with(AgentSketch... idle) {
        Arrays.stream(idle).map(AgentSketch::build).forEach(agents::add);
        return this;
    }

    Situation situation() {
        return new Situation(NOW, 1, seats, agents);
    }

    Decision decide() {
        return Matcher.match(situation());
    }

    /// Who is asked to take this seat.
    Optional<UUID> agentFor(long seat) {
        return reservation(seat).map(Reservation::agent);
    }

    Optional<Reservation> reservation(long seat) {
        return decide().reservations().stream()
                .filter(r -> r.seat().equals(id(seat)))
                .findFirst();
    }

    Explanation explanation(long seat) {
        return reservation(seat).map(Reservation::explanation).orElseThrow();
    }

    static final class AgentSketch {
        private final UUID id;
        private final String label;
        private final Map<String, Integer> skills = new HashMap<>(Map.of("ko", 5));
        private final Map<Channel, Load> load = new HashMap<>(Map.of(
                Channel.CHAT,
                new Load(0, 3),
                Channel.VOICE,
                new Load(0, 1),
                Channel.VIDEO,
                new Load(0, 1),
                Channel.EMAIL,
                new Load(0, 5)));
        private final Set<Channel> on = EnumSet.allOf(Channel.class);
        private final Set<Channel> reachable = EnumSet.allOf(Channel.class);
        private final List<UUID> organisations = new ArrayList<>(List.of(CITY));
        private Instant idleSince = NOW.minusSeconds(60);
        private boolean pending;
        private boolean resting;

        private AgentSketch(long number, String label) {
            this.id = Scene.id(number);
            this.label = label;
        }

        AgentSketch speaks(String skill, int proficiency) {
            skills.put(skill, proficiency);
            return this;
        }

        AgentSketch idleFor(long seconds) {
            idleSince = NOW.minusSeconds(seconds);
            return this;
        }

        AgentSketch holds(Channel channel, int used, int capacity) {
            load.put(channel, new Load(used, capacity));
            return this;
        }

        AgentSketch without(Channel channel) {
            on.remove(channel);
            return this;
        }

        AgentSketch unreachableOn(Channel channel) {
            reachable.remove(channel);
            return this;
        }

        AgentSketch worksAt(UUID organisation) {
            organisations.clear();
            organisations.add(organisation);
            return this;
        }

        AgentSketch hasAnOffer() {
            pending = true;
            return this;
        }

        /// Above the occupancy cap.
        AgentSketch rests() {
            resting = true;
            return this;
        }

        private IdleAgent build() {
            return new IdleAgent(
                    id, label, skills, load, on, reachable, Set.copyOf(organisations), idleSince, pending, resting);
        }
    }

    static final class SeatSketch {
        private final long number;
        private UUID group;
        private SeatRole role = SeatRole.AGENT;
        private Channel channel = Channel.CHAT;
        private final List<Need> needs = new ArrayList<>();
        private int priority;
        private Instant since = NOW.minusSeconds(30);
        private long ageing = 60;
        private @Nullable UUID preferred;
        private @Nullable UUID wanted;
        private Set<UUID> avoid = Set.of();
        private boolean mayInterrupt;
        private boolean deskOnly;
        private Selection selection = Selection.LONGEST_IDLE;
        private List<Need> asked = List.of();
        private @Nullable UUID helpers;
        private boolean restingToo;
        private boolean onlyPreferred;

        private SeatSketch(long number) {
            this.number = number;
            this.group = Scene.id(number);
        }

        SeatSketch by(Channel channel) {
            this.channel = channel;
            return this;
        }

        SeatSketch needs(String skill, int minimum) {
            needs.add(new Need(skill, minimum));
            return this;
        }

        SeatSketch waitsFor(long seconds) {
            since = NOW.minusSeconds(seconds);
            return this;
        }

        /// Each step of priority is worth this many seconds of waiting (60 unless told).
        SeatSketch priority(int steps) {
            priority = steps;
            return this;
        }

        SeatSketch ageing(long seconds) {
            ageing = seconds;
            return this;
        }

        SeatSketch inGroup(long leader) {
            group = Scene.id(leader);
            return this;
        }

        SeatSketch forInterpreter() {
            role = SeatRole.INTERPRETER;
            return this;
        }

        SeatSketch prefers(long agent) {
            preferred = Scene.id(agent);
            return this;
        }

        SeatSketch wants(long agent) {
            wanted = Scene.id(agent);
            return this;
        }

        SeatSketch avoids(Long... agents) {
            avoid = Set.copyOf(Arrays.stream(agents).map(Scene::id).toList());
            return this;
        }

        SeatSketch mayInterrupt() {
            mayInterrupt = true;
            return this;
        }

        SeatSketch onTheDeskOnly() {
            deskOnly = true;
            return this;
        }

        SeatSketch mostSkilled() {
            selection = Selection.MOST_SKILLED;
            return this;
        }

        /// The queue's rules asked for more before.
        SeatSketch askedFor(String skill, int minimum) {
            asked = List.of(new Need(skill, minimum));
            return this;
        }

        SeatSketch helpedBy(UUID organisation) {
            helpers = organisation;
            return this;
        }

        SeatSketch asksThoseWhoRest() {
            restingToo = true;
            return this;
        }

        SeatSketch waitsForThePreferred() {
            onlyPreferred = true;
            return this;
        }

        boolean hasId(UUID id) {
            return Scene.id(number).equals(id);
        }

        private WaitingSeat build() {
            return new WaitingSeat(
                    id(number),
                    id(number + 1_000_000),
                    group,
                    role,
                    channel,
                    id(800),
                    CITY,
                    needs,
                    priority,
                    since,
                    since.minusSeconds(priority * ageing),
                    preferred,
                    wanted,
                    avoid,
                    mayInterrupt,
                    deskOnly,
                    selection,
                    new Widening(asked, helpers, restingToo, onlyPreferred));
        }
    }
}
