package org.dasan.acd.figures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.dasan.interactions.Outcome;

/// A report as CSV that Korean spreadsheets open as it is: UTF-8 with a mark, and nothing in it that a
/// spreadsheet would run.
public final class Csv {
    /// Tells spreadsheets that this is UTF-8.
    private static final String MARK = "\uFEFF";

    private static final String END = "\r\n";

    private Csv() {}

    /// The report in a language of the staff, a header line first, the totals last.
    public static String of(Report report, String language) {
        var measures = report.totals().values().keySet().stream()
                .map(code -> Measure.of(code).orElseThrow())
                .toList();
        var outcomes = EnumSet.noneOf(Outcome.class);
        outcomes.addAll(report.totals().outcomes().keySet());
        var text = new StringBuilder(MARK);
        var header = new ArrayList<String>(List.of(
                language.equals("ko") ? "부터" : "From",
                language.equals("ko") ? "까지" : "To",
                language.equals("ko") ? "이름" : "Name"));
        measures.forEach(measure -> header.add(name(measure, language)));
        outcomes.forEach(outcome -> header.add(outcome.name()));
        line(text, header);
        report.rows().forEach(row -> line(text, cells(report, row, measures, outcomes, language, "")));
        line(
                text,
                cells(report, report.totals(), measures, outcomes, language, language.equals("ko") ? "합계" : "Total"));
        return text.toString();
    }

    private static List<String> cells(
            Report report,
            Report.Row row,
            List<Measure> measures,
            EnumSet<Outcome> outcomes,
            String language,
            String unnamed) {
        var zone = ZoneId.of(report.zone());
        var cells = new ArrayList<String>();
        cells.add(row.start().atZone(zone).toLocalDateTime().toString().replace('T', ' '));
        cells.add(row.end().atZone(zone).toLocalDateTime().toString().replace('T', ' '));
        var name = row.name();
        cells.add(name == null ? unnamed : name.in(language));
        for (var measure : measures) {
            var value = row.values().get(measure.code());
            cells.add(value == null ? "" : value.toString());
        }
        for (var outcome : outcomes) {
            cells.add(String.valueOf(row.outcomes().getOrDefault(outcome, 0L)));
        }
        return cells;
    }

    private static String name(Measure measure, String language) {
        var name = measure.definition().name().in(language);
        return switch (measure.unit()) {
            case COUNT -> name;
            case RATIO -> name + (language.equals("ko") ? " (비율)" : " (ratio)");
            case RATING -> name + (language.equals("ko") ? " (1~5점)" : " (1 to 5)");
            case SECONDS -> name + (language.equals("ko") ? " (초)" : " (s)");
        };
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append(END);
    }

    /// A cell that begins like a formula gets an apostrophe before it; quotes are doubled.
    static String cell(String value) {
        var safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
