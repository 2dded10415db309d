package org.dasan.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dasan.acd.figures.FigureFold;
import org.dasan.acd.figures.Question;
import org.dasan.acd.figures.Reports;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.city.Calendars;
import org.dasan.city.Directory;
import org.dasan.city.Organisation;
import org.dasan.city.OrganisationId;

/// How long the interval report over a month takes, beside that over a day.
final class ReportBenchmark implements Benchmark {
    @Override
    public String name() {
        return "report";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int days = quick ? 3 : 30;
        int contacts = quick ? 300 : 22_000;
        int runs = quick ? 3 : 100;
        var rows = new ArrayList<List<String>>();
        var month = new ArrayList<Double>();
        var day = new ArrayList<Double>();
        double counting;
        try (var product = Product.start()) {
            new Centre(product).hire(quick ? 5 : 250, 2);
            var zone = product.bean(Calendars.class).zone();
            var today = LocalDate.ofInstant(Instant.now(), zone);
            for (int back = days; back >= 1; back--) {
                PastContacts.fill(product, today.minusDays(back), contacts);
            }
            product.jdbc().sql("ANALYZE").update();
            // what was counted while the past was being made; half hours that change later are not counted at once
            product.jdbc().sql("DELETE FROM figure_half_hour").update();
            var visible = product.bean(Directory.class).organisations().stream()
                    .map(Organisation::id)
                    .collect(Collectors.toUnmodifiableSet());
            var reports = product.bean(Reports.class);
            var end = today.atStartOfDay(zone).toInstant();
            var overMonth = question(today.minusDays(days).atStartOfDay(zone).toInstant(), end, visible);
            var overDay = question(today.minusDays(1).atStartOfDay(zone).toInstant(), end, visible);
            counting = milliseconds(reports, overDay);
            while (product.bean(FigureFold.class).foldWhatIsOver() > 0) {
                // until every half hour has been counted once
            }
            for (int run = 0; run < runs; run++) {
                month.add(milliseconds(reports, overMonth));
                day.add(milliseconds(reports, overDay));
            }
        }
        rows.add(List.of(days + " days", Figures.number(of(month, 50)), Figures.number(of(month, 99))));
        rows.add(List.of("1 day", Figures.number(of(day, 50)), Figures.number(of(day, 99))));
        rows.add(List.of("1 day, never counted before", Figures.number(counting), ""));
        double ratio = of(month, 50) / of(day, 50);
        return new Measured(
                "Interval report",
                "Every measure by queue and day, over " + days + " days of " + contacts
                        + " contacts each and over the last of them, in turn, " + runs
                        + " times; past half hours have been counted once before, as the product does by itself.",
                List.of(
                        new Claim(days + " days, p99", Figures.number(of(month, 99)) + " ms", "told", true),
                        new Claim(days + " days ÷ 1 day, p50", Figures.times(ratio), "told", true)),
                List.of("period", "p50 ms", "p99 ms"),
                rows);
    }

    private static double of(List<Double> times, double percent) {
        return Figures.percentile(
                times.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }

    private static Question question(Instant from, Instant to, Set<OrganisationId> visible) {
        return new Question(from, to, Question.Step.DAY, Question.Dimension.QUEUE, visible, null, null, null, null);
    }

    private static double milliseconds(Reports reports, Question question) {
        long begin = System.nanoTime();
        if (reports.of(question).rows().isEmpty()) {
            throw new IllegalStateException("the report is empty");
        }
        return (System.nanoTime() - begin) / 1e6;
    }
}
