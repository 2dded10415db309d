package org.dasan.simulator.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dasan.simulator.plan.DayPlan;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.simulator.report.Measures.Time;
import tools.jackson.databind.JsonNode;

/// How a day went: what the people saw, what the server says, and where the two differ.
///
/// @param took        on the machine's clock
/// @param byChannel   the server's own report
/// @param byLanguage  likewise
/// @param compared    conversations whose notebooks were compared
/// @param differences between them
/// @param errors      in the log of a server that was started for this
/// @param mostMemory  bytes of its heap, at most
public record DayReport(
        DayPlan plan,
        Measures measures,
        Duration took,
        JsonNode books,
        JsonNode byChannel,
        JsonNode byLanguage,
        int compared,
        List<String> differences,
        List<String> errors,
        double mostMemory) {
    private static final int SHOWN = 20;

    public DayReport {
        differences = List.copyOf(differences);
        errors = List.copyOf(errors);
    }

    public boolean balanced() {
        return books.path("balanced").asBoolean(false);
    }

    /// Whether nothing was lost, doubled or refused.
    public boolean passed() {
        return balanced() && differences.isEmpty() && measures.faultCount() == 0;
    }

    /// How many times as fast as a city the day was lived.
    public double speed() {
        return plan.hours() * Duration.ofHours(1).toSeconds() / Math.max(1, took.toSeconds());
    }

    /// The report as lines of text.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%,d contacts in %d min %d s, %.0f times as fast as the city on average",
                measures.of(Count.ARRIVED),
                took.toMinutes(),
                took.toSecondsPart(),
                speed()));
        lines.add("");
        hours(lines);
        lines.add("");
        server(lines, "by channel", byChannel);
        server(lines, "by language", byLanguage);
        lines.add("");
        people(lines);
        lines.add("");
        verdict(lines);
        return lines;
    }

    private void hours(List<String> lines) {
        lines.add("hour  speed  arrived  gave up   wait p50    p90    p99   offer p99  message p99  request p99");
        long arrived = 0;
        long abandoned = 0;
        for (var hour : measures.hours()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%02d:00  %5.0f  %7d  %7d  %8.0f s %4.0f s %4.0f s  %7.0f ms  %8.0f ms  %8.0f ms",
                    hour.hour(),
                    hour.speed(),
                    hour.arrived() - arrived,
                    hour.abandoned() - abandoned,
                    hour.waits().percentile(50) / 1000,
                    hour.waits().percentile(90) / 1000,
                    hour.waits().percentile(99) / 1000,
                    p99(hour, Time.OFFER),
                    p99(hour, Time.MESSAGE),
                    p99(hour, Time.REQUEST)));
            arrived = hour.arrived();
            abandoned = hour.abandoned();
        }
    }

    private static double p99(Measures.HourRow hour, Time time) {
        var times = hour.times().get(time);
        return times == null ? 0 : times.percentile(99);
    }

    /// The server's own figures: its reports count from the log, not from what the people here saw.
    private static void server(List<String> lines, String title, JsonNode report) {
        lines.add(String.format(
                Locale.ROOT, "%-12s arrived  answered  gave up   level  mean wait  resolved at once", title));
        for (var row : report.path("rows")) {
            values(lines, row.path("key").asString("-"), row.path("values"));
        }
        values(lines, "all", report.path("totals").path("values"));
    }

    private static void values(List<String> lines, String name, JsonNode values) {
        lines.add(String.format(
                Locale.ROOT,
                "  %-10s %7d  %8d  %7d  %5.1f%%  %7.1f s  %14.1f%%",
                name,
                values.path("arrived").asLong(),
                values.path("answered").asLong(),
                values.path("abandoned").asLong(),
                100 * values.path("serviceLevel").asDouble(0),
                values.path("averageWait").asDouble(0),
                100 * values.path("resolvedByAgent").asDouble(0)));
    }

    private void people(List<String> lines) {
        measures.waits()
                .forEach((kind, waits) -> lines.add(String.format(
                        Locale.ROOT,
                        "first word, %-8s %6d answered, p50 %3.0f s, p90 %3.0f s, p99 %3.0f s; within 30 s %.1f %%",
                        kind,
                        waits.count(),
                        waits.percentile(50) / 1000,
                        waits.percentile(90) / 1000,
                        waits.percentile(99) / 1000,
                        100 * waits.within(30_000))));
        for (var time : Time.values()) {
            var all = measures.timing(time).all();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-8s p50 %.0f ms, p90 %.0f ms, p99 %.0f ms on this machine (%,d times)",
                    time.name().toLowerCase(Locale.ROOT),
                    all.percentile(50),
                    all.percentile(90),
                    all.percentile(99),
                    all.count()));
        }
        var counted = new ArrayList<String>();
        for (var count : Count.values()) {
            counted.add(count.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                    + String.format(Locale.ROOT, "%,d", measures.of(count)));
        }
        lines.add(String.join(", ", counted));
        lines.add(String.format(Locale.ROOT, "the server's heap held %.0f MB at most", mostMemory / 1e6));
    }

    private void verdict(List<String> lines) {
        lines.add("the books " + (balanced() ? "balance" : "DO NOT balance: " + books));
        lines.add(String.format(
                Locale.ROOT, "%,d notebooks of citizens compared, %,d differences", compared, differences.size()));
        shown(lines, differences);
        if (measures.faultCount() > 0) {
            lines.add(String.format(Locale.ROOT, "%,d things happened that must not", measures.faultCount()));
            shown(lines, measures.faults());
        }
        if (!errors.isEmpty()) {
            lines.add("errors in the server's log:");
            shown(lines, errors);
        }
    }

    private static void shown(List<String> lines, List<String> what) {
        what.stream().limit(SHOWN).forEach(each -> lines.add("  " + each));
        if (what.size() > SHOWN) {
            lines.add(String.format(Locale.ROOT, "  and %,d more", what.size() - SHOWN));
        }
    }
}
