package org.dasan.selfservice.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ways through a flow, as far as its nodes exist.
final class Paths {
    private final Flow flow;
    /// Node to the languages in which it can be reached.
    private final Map<String, Set<String>> languages = new LinkedHashMap<>();

    Paths(Flow flow) {
        this.flow = flow;
        walk();
    }

    Set<String> reached() {
        return languages.keySet();
    }

    /// The languages in which the node can be reached.
    Set<String> languages(String node) {
        return languages.getOrDefault(node, Set.of());
    }

    /// Nodes that come right after this one, those of who does not get on among them.
    List<String> after(String name) {
        var node = flow.nodes().get(name);
        if (node == null) {
            return List.of();
        }
        var next = new ArrayList<>(node.exits().values());
        if (leadsToPerson(node)) {
            next.add(flow.person());
        }
        return next.stream().filter(flow.nodes()::containsKey).toList();
    }

    /// Reached nodes from which one of `targets` can be reached.
    Set<String> leadingTo(Set<String> targets) {
        var before = new HashMap<String, List<String>>();
        for (var name : reached()) {
            after(name)
                    .forEach(next ->
                            before.computeIfAbsent(next, _ -> new ArrayList<>()).add(name));
        }
        return closure(targets, name -> before.getOrDefault(name, List.of()));
    }

    /// Nodes that a caller who does nothing comes to after `from`.
    Set<String> ofSilence(String from) {
        return closure(silence(from), this::silence);
    }

    /// Nodes that are reached only once an agent has left: what comes then has had its person.
    Set<String> onlyAfterAgent() {
        var before = new HashSet<String>();
        before.add(flow.start());
        before.add(flow.person());
        var reachedBefore =
                closure(before, name -> flow.nodes().get(name) instanceof Node.Queue ? List.of() : after(name));
        var found = closure(flow.afterAgents(), this::after);
        found.removeAll(reachedBefore);
        return found;
    }

    private List<String> silence(String name) {
        return switch (flow.nodes().get(name)) {
            case Node.Menu menu -> List.of(menu.person() == null ? flow.person() : menu.person());
            case Node.Collect collect -> List.of(collect.person() == null ? flow.person() : collect.person());
            case Node.Queue _ -> List.of();
            case null, default -> after(name);
        };
    }

    private static boolean leadsToPerson(Node node) {
        return switch (node) {
            case Node.Menu menu -> menu.person() == null;
            case Node.Collect collect -> collect.person() == null;
            case Node.Answer _, Node.LookUp _ -> true; // what cannot be said is told by a person
            default -> false;
        };
    }

    private void walk() {
        record At(String node, String language) {}
        var todo = new ArrayDeque<At>();
        todo.add(new At(flow.start(), flow.language()));
        while (!todo.isEmpty()) {
            var at = todo.poll();
            var node = flow.nodes().get(at.node);
            if (node == null
                    || !languages
                            .computeIfAbsent(at.node, _ -> new LinkedHashSet<>())
                            .add(at.language)) {
                continue;
            }
            var language = node instanceof Node.Language change ? change.language() : at.language;
            after(at.node).forEach(next -> todo.add(new At(next, language)));
        }
    }

    private interface Next {
        Collection<String> of(String name);
    }

    private static Set<String> closure(Collection<String> from, Next next) {
        var found = new HashSet<String>();
        var todo = new ArrayDeque<>(from);
        while (!todo.isEmpty()) {
            var name = todo.poll();
            if (found.add(name)) {
                todo.addAll(next.of(name));
            }
        }
        return found;
    }
}
