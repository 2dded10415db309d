package org.dasan.simulator.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// A day of a city in figures, as its data file states them.
///
/// @param organisation code of the city
/// @param entryPoint  key of the page citizens come from
/// @param departments subject to the code of the organisation that takes its cases; any other: the city
/// @param arrivals  contacts that citizens begin
/// @param sms       of these by text message
/// @param foreign   of these by chat in another language than the city's
/// @param hours     share of each hour, in per mille; 24 of them
/// @param source    where the figures come from
public record Day(
        String name,
        String organisation,
        String entryPoint,
        Map<String, String> departments,
        int arrivals,
        int sms,
        Map<String, Integer> foreign,
        List<Integer> hours,
        String source) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public Day {
        departments = Map.copyOf(departments);
        foreign = Map.copyOf(foreign);
        hours = List.copyOf(hours);
        if (hours.size() != 24 || hours.stream().mapToInt(Integer::intValue).sum() != 1000) {
            throw new IllegalArgumentException("a day has 24 hours, whose shares make 1000");
        }
    }

    /// Reads the day of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Day named(String name) {
        return JSON.readValue(resource("days/" + name + ".json"), Day.class);
    }

    static byte[] resource(String path) {
        try (var in = Day.class.getResourceAsStream("/org/dasan/simulator/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Who takes a case about this.
    public String department(String subject) {
        return departments.getOrDefault(subject, organisation);
    }

    /// The same day with so many contacts, in the same proportions.
    public Day scaledTo(int contacts) {
        double factor = (double) contacts / arrivals;
        var fewer = new TreeMap<String, Integer>();
        foreign.forEach((language, n) -> fewer.put(language, (int) Math.ceil(n * factor)));
        return new Day(
                name,
                organisation,
                entryPoint,
                departments,
                contacts,
                (int) Math.round(sms * factor),
                fewer,
                hours,
                source);
    }
}
