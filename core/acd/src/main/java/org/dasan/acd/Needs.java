package org.dasan.acd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dasan.city.Channel;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Needs as stored: JSON for the rows, a key for the seats that compete with one another by rank alone.
public final class Needs {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Need>> LIST = new TypeReference<>() {};

    private Needs() {}

    /// Both lists in one, each skill once at its higher minimum, in the order of skills.
    static List<Need> merge(List<Need> a, List<Need> b) {
        var bySkill = new TreeMap<String, Need>();
        for (var need : concat(a, b)) {
            bySkill.merge(need.skill(), need, (x, y) -> x.minimum() >= y.minimum() ? x : y);
        }
        return List.copyOf(bySkill.values());
    }

    /// As rows store them.
    public static String json(List<Need> needs) {
        return JSON.writeValueAsString(needs);
    }

    /// As rows store them: `[{"skill":"vi","minimum":3}]`.
    public static List<Need> parse(String json) {
        return JSON.readValue(json, LIST);
    }

    /// Equal for two seats exactly when the same agents fit both.
    static String key(
            String queue,
            SeatRole role,
            List<Need> needs,
            Channel channel,
            @Nullable UUID wantedAgent,
            boolean deskOnly) {
        var skills = needs.stream()
                .sorted(Comparator.comparing(Need::skill))
                .map(need -> need.skill() + ">=" + need.minimum())
                .collect(Collectors.joining(","));
        return queue
                + '|'
                + role
                + '|'
                + channel
                + '|'
                + skills
                + (wantedAgent == null ? "" : "|@" + wantedAgent)
                + (deskOnly ? "|desk" : "");
    }

    private static List<Need> concat(List<Need> a, List<Need> b) {
        var both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
