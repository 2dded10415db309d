package org.dasan.selfservice.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dasan.city.Languages;
import org.dasan.selfservice.flow.Fault.Kind;
import org.jspecify.annotations.Nullable;

/// Finds everything that is wrong with a flow before a caller can hear it.
public final class FlowCheck {
    private static final int MOST_NODES = 500;
    private static final int MOST_OPTIONS = 12;
    private static final int MOST_KEYS = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{2,20}");

    private final Flow flow;
    private final Surroundings around;
    private final Paths paths;
    private final List<Fault> faults = new ArrayList<>();

    private FlowCheck(Flow flow, Surroundings around) {
        this.flow = flow;
        this.around = around;
        paths = new Paths(flow);
    }

    /// All that is wrong, in the order of the document; empty when calls can be served by it.
    public static List<Fault> of(Flow flow, Surroundings around) {
        if (flow.nodes().size() > MOST_NODES) {
            return List.of(new Fault("/nodes", Kind.TOO_LARGE, Integer.toString(MOST_NODES)));
        }
        return new FlowCheck(flow, around).check();
    }

    private List<Fault> check() {
        head();
        flow.nodes().forEach((name, node) -> {
            if (!NAME.matcher(name).matches()) {
                add(at(name), Kind.NOT_A_NAME, name);
            }
            node.exits().forEach((place, next) -> target(at(name) + place, next));
            node.prompts().forEach((place, prompt) -> prompt(at(name) + place, name, node, prompt));
            inside(name, node);
        });
        if (faults.stream().noneMatch(fault -> fault.kind() == Kind.DANGLING)) {
            graph();
            numbers();
        }
        var order = new ArrayList<>(flow.nodes().keySet());
        return faults.stream()
                .sorted(Comparator.comparingInt(fault -> order.indexOf(node(fault.pointer()))))
                .toList();
    }

    private void head() {
        known("/organisation", flow.organisation(), around::organisation, Kind.UNKNOWN_ORGANISATION);
        language("/language", flow.language());
        target("/start", flow.start());
        target("/person", flow.person());
        if (flow.nodes().isEmpty()) {
            add("/nodes", Kind.EMPTY, "");
        }
        for (int i = 0; i < flow.entryPoints().size(); i++) {
            var key = flow.entryPoints().get(i);
            var place = "/entryPoints/" + i;
            known(place, key, around::entryPoint, Kind.UNKNOWN_ENTRY_POINT);
            around.servedBy(key, flow.code()).ifPresent(other -> add(place, Kind.TAKEN, other));
        }
    }

    private void inside(String name, Node node) {
        var at = at(name);
        switch (node) {
            case Node.Menu menu -> options(at, menu);
            case Node.Collect collect -> {
                range(at + "/least", collect.least(), 1, MOST_KEYS);
                range(at + "/most", collect.most(), Math.max(1, collect.least()), MOST_KEYS);
                if (!NAME.matcher(collect.into()).matches()) {
                    add(at + "/into", Kind.NOT_A_NAME, collect.into());
                }
            }
            case Node.LookUp lookUp -> lookUp(at, lookUp);
            case Node.Hours hours -> known(at + "/calendar", hours.calendar(), around::calendar, Kind.UNKNOWN_CALENDAR);
            case Node.Language language -> language(at + "/language", language.language());
            case Node.Queue queue -> queue(name, queue);
            case Node.Callback callback -> range(at + "/minutes", callback.minutes(), 0, 10_080);
            case Node.Voicemail voicemail -> range(at + "/longest", voicemail.longest(), 10, 600);
            case Node.Transfer transfer -> {
                if (!NUMBER.matcher(transfer.number()).matches()) {
                    add(at + "/number", Kind.NOT_A_NUMBER, transfer.number());
                }
            }
            case Node.Say _, Node.Answer _, Node.Survey _, Node.HangUp _ -> {}
        }
    }

    private void options(String at, Node.Menu menu) {
        if (menu.options().isEmpty()) {
            add(at + "/options", Kind.EMPTY, "");
        }
        if (menu.options().size() > MOST_OPTIONS) {
            add(at + "/options", Kind.TOO_LARGE, Integer.toString(MOST_OPTIONS));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < menu.options().size(); i++) {
            var key = menu.options().get(i).key();
            var place = at + "/options/" + i + "/key";
            if (key.length() != 1 || "0123456789*#".indexOf(key.charAt(0)) < 0) {
                add(place, Kind.NOT_A_KEY, key);
            } else if (!seen.add(key)) {
                add(place, Kind.TWICE, key);
            }
        }
    }

    private void lookUp(String at, Node.LookUp node) {
        var function = around.function(node.service(), node.function());
        if (function.isEmpty()) {
            add(at + "/service", Kind.UNKNOWN_SERVICE, node.service() + " " + node.function());
            return;
        }
        var fields = function.get().fields();
        for (var name : node.fields().keySet()) {
            if (fields.stream().noneMatch(field -> field.code().equals(name))) {
                add(at + "/fields/" + Fault.escaped(name), Kind.UNKNOWN_FIELD, name);
            }
        }
        fields.stream()
                .filter(field -> field.required() && !node.fields().containsKey(field.code()))
                .forEach(field -> add(at + "/fields", Kind.MISSING_FIELD, field.code()));
    }

    private void queue(String name, Node.Queue queue) {
        known(at(name) + "/queue", queue.queue(), around::queue, Kind.UNKNOWN_QUEUE);
        known(at(name) + "/topic", queue.topic(), around::topic, Kind.UNKNOWN_TOPIC);
        range(at(name) + "/priority", queue.priority(), 0, 9);
        if (queue.queue() == null) {
            flow.entryPoints().stream()
                    .filter(around::entryPoint)
                    .forEach(entryPoint -> paths.languages(name).stream()
                            .filter(language -> !around.queueFor(entryPoint, language))
                            .forEach(language -> add(at(name) + "/queue", Kind.NO_QUEUE, language)));
        }
    }

    private void prompt(String place, String name, Node node, String prompt) {
        var texts = around.prompt(prompt);
        if (texts.isEmpty()) {
            add(place, Kind.UNKNOWN_PROMPT, prompt);
        } else if (!(node instanceof Node.Say say && say.optional())) {
            paths.languages(name).stream()
                    .filter(language -> !texts.get().contains(language))
                    .forEach(language -> add(place, Kind.MISSING_TEXT, language));
        }
    }

    private void graph() {
        var persons = flow.nodes().entrySet().stream()
                .filter(entry -> entry.getValue().reachesPerson())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var leading = paths.leadingTo(persons);
        var afterwards = paths.onlyAfterAgent();
        flow.nodes().forEach((name, node) -> {
            if (!paths.reached().contains(name)) {
                add(at(name), Kind.UNREACHABLE, "");
            } else {
                if (!leading.contains(name) && !afterwards.contains(name) && !(node instanceof Node.HangUp)) {
                    add(at(name), Kind.DEAD_END, "");
                }
                if (paths.ofSilence(name).contains(name)) {
                    add(at(name), Kind.ENDLESS, "");
                }
            }
        });
        if (!persons.contains(flow.person()) && Collections.disjoint(paths.ofSilence(flow.person()), persons)) {
            add("/person", Kind.DEAD_END, flow.person());
        }
    }

    private void numbers() {
        var collected = new Collected(flow, paths);
        flow.nodes().forEach((name, node) -> {
            switch (node) {
                case Node.Answer answer -> collected(collected, name, "/from", answer.from());
                case Node.Callback callback -> collected(collected, name, "/number", callback.number());
                case Node.LookUp lookUp ->
                    lookUp.fields()
                            .forEach((field, from) ->
                                    collected(collected, name, "/fields/" + Fault.escaped(field), from));
                default -> {}
            }
        });
    }

    private void collected(Collected collected, String name, String place, @Nullable String number) {
        if (number != null
                && paths.reached().contains(name)
                && !collected.before(name).contains(number)) {
            add(at(name) + place, Kind.NOT_COLLECTED, number);
        }
    }

    private void target(String place, String name) {
        if (!flow.nodes().containsKey(name)) {
            add(place, Kind.DANGLING, name);
        }
    }

    private void known(String place, @Nullable String code, Predicate<String> known, Kind kind) {
        if (code != null && !known.test(code)) {
            add(place, kind, code);
        }
    }

    private void language(String place, String language) {
        if (!Languages.isCode(language)) {
            add(place, Kind.NOT_A_LANGUAGE, language);
        }
    }

    private void range(String place, int value, int least, int most) {
        if (value < least || value > most) {
            add(place, Kind.OUT_OF_RANGE, least + "–" + most);
        }
    }

    private void add(String pointer, Kind kind, String about) {
        faults.add(new Fault(pointer, kind, about));
    }

    private static String at(String name) {
        return "/nodes/" + Fault.escaped(name);
    }

    private static String node(String pointer) {
        var steps = pointer.split("/", -1);
        return steps.length > 2 && steps[1].equals("nodes") ? steps[2] : "";
    }

    /// Which numbers are known at each node, whatever the way there.
    private static final class Collected {
        private final Map<String, Set<String>> before = new HashMap<>();

        Collected(Flow flow, Paths paths) {
            before.put(flow.start(), Set.of());
            var todo = new LinkedHashSet<String>(List.of(flow.start()));
            while (!todo.isEmpty()) { // the sets only shrink
                var name = todo.removeFirst();
                var known = new HashSet<>(before(name));
                if (flow.nodes().get(name) instanceof Node.Collect collect) {
                    known.add(collect.into());
                }
                for (var next : paths.after(name)) {
                    var old = before.get(next);
                    var now = new HashSet<>(known);
                    if (old != null) {
                        now.retainAll(old);
                    }
                    if (old == null || !old.equals(now)) {
                        before.put(next, now);
                        todo.add(next);
                    }
                }
            }
        }

        Set<String> before(String name) {
            return before.getOrDefault(name, Set.of());
        }
    }
}
