package org.dasan.acd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dasan.city.InvalidFieldException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A step by which a queue asks for less when nobody fits: better a generalist soon than a specialist never.
///
/// @param after    waiting time from which it holds
/// @param minimums skill to the proficiency that is then enough, 0 when the skill is no longer needed
public record Relaxation(Duration after, Map<String, Integer> minimums) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Stored>> STORED = new TypeReference<>() {};

    public Relaxation {
        minimums = Map.copyOf(minimums);
        if (after.isNegative()) {
            throw new InvalidFieldException("relaxation.after", "must not be negative");
        }
        minimums.forEach((skill, minimum) -> {
            if (minimum < 0 || minimum > 5) {
                throw new InvalidFieldException("relaxation.minimums." + skill, "must be 0 to 5 but was " + minimum);
            }
        });
    }

    private record Stored(int after, Map<String, Integer> minimums) {}

    /// As the row of a queue stores it: `[{"after":60,"minimums":{"vi":2}}]`, in seconds.
    public static List<Relaxation> parse(String json) {
        return JSON.readValue(json, STORED).stream()
                .map(step -> new Relaxation(Duration.ofSeconds(step.after()), step.minimums()))
                .toList();
    }

    /// As the row of a queue stores it.
    public static String json(List<Relaxation> steps) {
        return JSON.writeValueAsString(steps.stream()
                .map(step -> new Stored(Math.toIntExact(step.after().toSeconds()), step.minimums()))
                .toList());
    }

    /// What is still needed after `waited`. A step never asks for more than before.
    public static List<Need> relax(List<Need> needs, List<Relaxation> steps, Duration waited) {
        var relaxed = new ArrayList<Need>(needs.size());
        for (var need : needs) {
            int minimum = need.minimum();
            for (var step : steps) {
                if (step.after().compareTo(waited) <= 0) {
                    minimum = Math.min(minimum, step.minimums().getOrDefault(need.skill(), minimum));
                }
            }
            if (minimum > 0) {
                relaxed.add(minimum == need.minimum() ? need : new Need(need.skill(), minimum));
            }
        }
        return relaxed;
    }
}
