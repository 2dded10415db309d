package org.dasan.acd.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dasan.acd.Selection;
import org.dasan.city.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds random decisions against the rules, written down a second time and as plainly as possible.
class MatcherPropertyTests {
    private static final Comparator<WaitingSeat> RANK = Comparator.comparing(WaitingSeat::rankAt)
            .thenComparing(WaitingSeat::queuedSince)
            .thenComparing(WaitingSeat::id);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyDecisionKeepsTheRules(long seed) {
        var random = new Random(seed);
        var situations = new RandomSituations(random, 4);
        for (int round = 0; round < 250; round++) {
            var situation = situations.next(1 + random.nextInt(30), 1 + random.nextInt(15));

            check(situation, Matcher.match(situation));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void theOrderOfTheInputDoesNotMatter(long seed) {
        var random = new Random(seed);
        var situations = new RandomSituations(random, 4);
        for (int round = 0; round < 100; round++) {
            var situation = situations.next(25, 12);
            var seats = new ArrayList<>(situation.seats());
            var agents = new ArrayList<>(situation.agents());
            Collections.shuffle(seats, random);
            Collections.shuffle(agents, random);

            var shuffled = Matcher.match(new Situation(situation.now(), situation.ruleVersion(), seats, agents));

            assertThat(shuffled).isEqualTo(Matcher.match(situation));
        }
    }

    @Test
    void nobodyStarvesHoweverManyUrgentOnesArrive() {
        int rounds = 0;
        boolean served = false;
        var urgent = new ArrayList<Scene.SeatSketch>();
        while (!served) {
            rounds++;
            var scene = new Scene();
            urgent.add(
                    scene.seat(100 + rounds).waitsFor(-10L * rounds).priority(9).ageing(60));
            scene.with(scene.seat(1).waitsFor(0))
                    .with(urgent.toArray(Scene.SeatSketch[]::new))
                    .with(scene.agent(11, "Ada"));
            var winner = scene.decide().reservations().getFirst().seat();
            served = winner.equals(Scene.id(1));
            urgent.removeIf(seat -> seat.hasId(winner));
        }

        assertThat(rounds).isBetween(54, 56); // nine steps of 60 s, one urgent arrival each 10 s
    }

    @Test
    void aRoundOfTenThousandSeatsAndAThousandAgentsKeepsTheRules() {
        var situation = new RandomSituations(new Random(99), 20).next(10_000, 1_000);

        var decision = Matcher.match(situation);

        assertThat(decision.reservations()).hasSizeGreaterThan(500);
        check(situation, decision);
    }

    private static void check(Situation situation, Decision decision) {
        var agents = situation.agents().stream().collect(Collectors.toMap(IdleAgent::id, Function.identity()));
        var given = decision.reservations().stream().collect(Collectors.toMap(Reservation::seat, Function.identity()));
        assertThat(given).as("each seat once").hasSameSizeAs(decision.reservations());
        assertThat(decision.reservations().stream().map(Reservation::agent))
                .as("each agent once")
                .doesNotHaveDuplicates();

        var served = new ArrayList<UUID>();
        var taken = new HashSet<UUID>();
        for (var group : byRank(situation.seats())) {
            if (given.containsKey(group.getFirst().id())) {
                for (var seat : group) {
                    served.add(seat.id());
                    assertThat(given).as("groups are whole").containsKey(seat.id());
                    checkWinner(situation, seat, of(agents, of(given, seat.id()).agent()), group, given, taken);
                }
                group.forEach(seat -> taken.add(of(given, seat.id()).agent()));
            } else {
                assertThat(group).as("no part of a group").noneMatch(seat -> given.containsKey(seat.id()));
                assertThat(canBeFilled(options(situation, group, taken), new HashSet<>()))
                        .as("a group that could be served is served")
                        .isFalse();
            }
        }
        assertThat(decision.reservations())
                .extracting(Reservation::seat)
                .as("in order of rank")
                .containsExactlyElementsOf(served);
    }

    private static void checkWinner(
            Situation situation,
            WaitingSeat seat,
            IdleAgent winner,
            List<WaitingSeat> group,
            Map<UUID, Reservation> given,
            Set<UUID> taken) {
        assertThat(eligible(seat, winner) && !taken.contains(winner.id()))
                .as("eligible")
                .isTrue();
        var gone = new HashSet<>(taken);
        group.stream()
                .filter(other -> !other.equals(seat))
                .forEach(other -> gone.add(of(given, other.id()).agent()));
        var could = situation.agents().stream()
                .filter(agent -> eligible(seat, agent) && !gone.contains(agent.id()))
                .sorted(preference(seat))
                .toList();
        assertThat(winner).as("the best of those left").isEqualTo(could.getFirst());
        var why = of(given, seat.id()).explanation();
        assertThat(why.winner().agent()).isEqualTo(winner.id());
        assertThat(why.runnersUp())
                .extracting(Candidate::agent)
                .containsExactlyElementsOf(
                        could.stream().skip(1).limit(10).map(IdleAgent::id).toList());
        int others = why.counts().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(others + could.size())
                .as("everybody is accounted for")
                .isEqualTo(situation.agents().size());
        assertThat(why.considered()).isEqualTo(situation.agents().size());
    }

    private static List<List<WaitingSeat>> byRank(List<WaitingSeat> seats) {
        var groups = new HashMap<UUID, List<WaitingSeat>>();
        seats.stream()
                .sorted(RANK)
                .forEach(seat -> groups.computeIfAbsent(seat.group(), _ -> new ArrayList<>())
                        .add(seat));
        return groups.values().stream()
                .sorted(Comparator.comparing(List::getFirst, RANK))
                .toList();
    }

    /// For each seat of a group whom it could have. Ten are as good as all: no group needs more.
    private static List<List<IdleAgent>> options(Situation situation, List<WaitingSeat> group, Set<UUID> taken) {
        return group.stream()
                .map(seat -> situation.agents().stream()
                        .filter(agent -> !taken.contains(agent.id()) && eligible(seat, agent))
                        .limit(10)
                        .toList())
                .toList();
    }

    private static boolean canBeFilled(List<List<IdleAgent>> options, Set<IdleAgent> used) {
        if (used.size() == options.size()) {
            return true;
        }
        for (var agent : options.get(used.size())) {
            if (used.add(agent)) {
                if (canBeFilled(options, used)) {
                    return true;
                }
                used.remove(agent);
            }
        }
        return false;
    }

    private static <V> V of(Map<UUID, V> map, UUID id) {
        return Objects.requireNonNull(map.get(id));
    }

    private static Comparator<IdleAgent> preference(WaitingSeat seat) {
        return Comparator.comparingInt((IdleAgent agent) -> agent.id().equals(seat.preferredAgent()) ? 0 : 1)
                .thenComparingInt(
                        agent -> seat.selection() == Selection.MOST_SKILLED ? -sumOfProficiency(seat, agent) : 0)
                .thenComparing(IdleAgent::idleSince)
                .thenComparing(IdleAgent::id);
    }

    private static int sumOfProficiency(WaitingSeat seat, IdleAgent agent) {
        return seat.needs().stream()
                .mapToInt(need -> agent.skills().getOrDefault(need.skill(), 0))
                .sum();
    }

    private static boolean eligible(WaitingSeat seat, IdleAgent agent) {
        boolean text = seat.channel() != Channel.VOICE && seat.channel() != Channel.VIDEO;
        var room = agent.load().get(seat.channel());
        var widened = seat.widening();
        return (agent.organisations().contains(seat.organisation())
                        || (widened.helpers() != null && agent.organisations().contains(widened.helpers())))
                && (!agent.resting() || widened.restingToo())
                && (!widened.onlyPreferred()
                        || seat.wantedAgent() != null
                        || seat.preferredAgent() == null
                        || seat.preferredAgent().equals(agent.id()))
                && seat.needs().stream()
                        .allMatch(need -> agent.skills().getOrDefault(need.skill(), 0) >= need.minimum())
                && (seat.wantedAgent() == null || seat.wantedAgent().equals(agent.id()))
                && agent.switchedOn().contains(seat.channel())
                && (seat.deskOnly()
                        ? !agent.reachable().isEmpty()
                        : agent.reachable().contains(seat.channel()))
                && !agent.offerPending()
                && used(agent, Channel.VOICE) == 0
                && used(agent, Channel.VIDEO) == 0
                && (text
                        || seat.mayInterrupt()
                        || seat.deskOnly()
                        || used(agent, Channel.CHAT) + used(agent, Channel.EMAIL) == 0)
                && room != null
                && room.used() < room.capacity()
                && !seat.avoid().contains(agent.id());
    }

    private static int used(IdleAgent agent, Channel channel) {
        var load = agent.load().get(channel);
        return load == null ? 0 : load.used();
    }
}
