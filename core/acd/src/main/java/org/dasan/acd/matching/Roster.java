package org.dasan.acd.matching;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;

/// The agents of one round, numbered by how long they have been idle (0 the longest), and the sets of them
/// that rules ask for. A set is computed when first asked for, so that ten thousand seats cost a few dozen
/// passes.
final class Roster {
    private static final Set<Channel> EXCLUSIVE = Set.of(Channel.VOICE, Channel.VIDEO);

    /// What a rule asks of an agent; equal questions share their answer.
    private sealed interface Question {
        record Organisation(UUID id) implements Question {}

        record Skill(String code, int minimum) implements Question {}

        record SwitchedOn(Channel channel) implements Question {}

        record Reachable(Channel channel) implements Question {}

        record Room(Channel channel) implements Question {}

        record OnTheDesk() implements Question {}

        record WithoutOffer() implements Question {}

        record WithoutVoice() implements Question {}

        record WithoutText() implements Question {}

        record Rested() implements Question {}
    }

    private final List<IdleAgent> agents;
    private final Map<UUID, Integer> numbers;
    private final Map<Question, BitSet> answers = new HashMap<>();

    Roster(List<IdleAgent> agents) {
        this.agents = agents.stream()
                .sorted(Comparator.comparing(IdleAgent::idleSince).thenComparing(IdleAgent::id))
                .toList();
        numbers = HashMap.newHashMap(agents.size());
        for (int i = 0; i < this.agents.size(); i++) {
            if (numbers.put(this.agents.get(i).id(), i) != null) {
                throw new IllegalArgumentException("agent " + this.agents.get(i).id() + " is there twice");
            }
        }
    }

    IdleAgent agent(int number) {
        return agents.get(number);
    }

    int size() {
        return agents.size();
    }

    /// The agent's number; empty for nobody and for somebody who is not idle.
    OptionalInt number(@Nullable UUID agent) {
        var number = agent == null ? null : numbers.get(agent);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    BitSet everybody() {
        var all = new BitSet(agents.size());
        all.set(0, agents.size());
        return all;
    }

    BitSet of(UUID organisation) {
        return answer(
                new Question.Organisation(organisation),
                agent -> agent.organisations().contains(organisation));
    }

    BitSet holding(String skill, int minimum) {
        return answer(
                new Question.Skill(skill, minimum), agent -> agent.skills().getOrDefault(skill, 0) >= minimum);
    }

    BitSet switchedOn(Channel channel) {
        return answer(
                new Question.SwitchedOn(channel), agent -> agent.switchedOn().contains(channel));
    }

    BitSet reachable(Channel channel) {
        return answer(
                new Question.Reachable(channel), agent -> agent.reachable().contains(channel));
    }

    BitSet withRoom(Channel channel) {
        return answer(new Question.Room(channel), agent -> agent.hasRoom(channel));
    }

    BitSet onTheDesk() {
        return answer(new Question.OnTheDesk(), agent -> !agent.reachable().isEmpty());
    }

    BitSet withoutOffer() {
        return answer(new Question.WithoutOffer(), agent -> !agent.offerPending());
    }

    /// Who holds neither a call nor a video: these take a person whole.
    BitSet withoutVoice() {
        return answer(new Question.WithoutVoice(), agent -> EXCLUSIVE.stream().noneMatch(agent::holds));
    }

    BitSet withoutText() {
        return answer(
                new Question.WithoutText(),
                agent -> agent.load().keySet().stream().allMatch(c -> isExclusive(c) || !agent.holds(c)));
    }

    BitSet rested() {
        return answer(new Question.Rested(), agent -> !agent.resting());
    }

    static boolean isExclusive(Channel channel) {
        return EXCLUSIVE.contains(channel);
    }

    private BitSet answer(Question question, Predicate<IdleAgent> test) {
        return answers.computeIfAbsent(question, _ -> {
            var those = new BitSet(agents.size());
            for (int i = 0; i < agents.size(); i++) {
                those.set(i, test.test(agents.get(i)));
            }
            return those;
        });
    }
}
