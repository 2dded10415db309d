package org.dasan.selfservice.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a caller stands in a flow.
///
/// @param language in which they are spoken to
/// @param numbers  what they keyed in, by name
/// @param path     what they chose, for the agent
/// @param asked    where they were asked, the latest last: where `*` leads back
/// @param failures how often they did not get on at this node
/// @param steps    how many nodes they have seen
/// @param cameBy   the key that led here; null once another was pressed
/// @param informed whether they were told what they wanted to know
/// @param ending   how it ends once the last word is said
record State(
        String node,
        String language,
        Map<String, String> numbers,
        List<String> path,
        List<Asked> asked,
        int failures,
        int steps,
        @Nullable Character cameBy,
        boolean informed,
        @Nullable Ending ending) {
    /// A node that asked, and the language it asked in.
    record Asked(String node, String language) {}

    State {
        numbers = Map.copyOf(numbers);
        path = List.copyOf(path);
        asked = List.copyOf(asked);
    }

    static State at(String node, String language) {
        return new State(node, language, Map.of(), List.of(), List.of(), 0, 0, null, false, null);
    }

    State to(String next, @Nullable Character by) {
        return new State(next, language, numbers, path, asked, 0, steps + 1, by, informed, ending);
    }

    State in(String other) {
        return new State(node, other, numbers, path, asked, failures, steps, cameBy, informed, ending);
    }

    State with(String name, String number) {
        var more = new HashMap<>(numbers);
        more.put(name, number);
        return new State(node, language, more, path, asked, failures, steps, cameBy, informed, ending);
    }

    State chose(String label) {
        var more = new ArrayList<>(path);
        more.add(label);
        return new State(node, language, numbers, more, asked, failures, steps, cameBy, informed, ending);
    }

    /// Remembers that this node asks, as the place `*` of a later one leads back to.
    State asking() {
        var here = new Asked(node, language);
        int known = asked.indexOf(here);
        var more = new ArrayList<>(known < 0 ? asked : asked.subList(0, known));
        more.add(here);
        return new State(node, language, numbers, path, more, failures, steps, cameBy, informed, ending);
    }

    State failed() {
        return new State(node, language, numbers, path, asked, failures + 1, steps, null, informed, ending);
    }

    State again() {
        return new State(node, language, numbers, path, asked, failures, steps + 1, null, informed, ending);
    }

    State told() {
        return new State(node, language, numbers, path, asked, failures, steps, cameBy, true, ending);
    }

    State ending(Ending how) {
        return new State(node, language, numbers, path, asked, failures, steps, cameBy, informed, how);
    }
}
