package org.dasan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dasan.benchmarks.Measured.Claim;
import org.dasan.simulator.Server;
import org.dasan.simulator.Settings;
import org.dasan.simulator.SimulatedDay;
import org.dasan.simulator.report.DayReport;
import org.dasan.simulator.report.Histogram;
import org.dasan.simulator.report.Measures;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.simulator.report.Measures.Time;

/// A whole day of the city, with its people, its server and its database on this one machine, in which the server
/// is killed three times; then three hours with ten times the arrivals in the busiest. With
/// `-Ddasan.bench.contacts=N` both are days of so many contacts, for whoever has less time.
final class DayBenchmark implements Benchmark {
    private static final String CONTACTS = "dasan.bench.contacts";
    private static final int WHOLE = 22_000;
    private static final int KILLS = 3;
    /// So much smaller is the city of the surge: ten times the contacts of a whole one would take hours.
    private static final int SMALLER = 4;
    private static final long SEED = 120;

    @Override
    public String name() {
        return "day";
    }

    @Override
    public Measured run(boolean quick) throws Exception {
        int contacts = quick ? 600 : Integer.getInteger(CONTACTS, WHOLE);
        var days = new ArrayList<Lived>();
        if (quick) {
            days.add(live("quick", new Settings("seoul", contacts, 0, 1, 0, 10, 1, SEED, 0, true)));
        } else {
            days.add(live("day", new Settings("seoul", contacts, 0, 1, 0, 0, 24, SEED, KILLS, true)));
            days.add(live("surge ×10", new Settings("seoul", contacts / SMALLER, 0, 10, 0, 9, 3, SEED, 0, true)));
        }
        return measured(contacts, days);
    }

    private record Lived(String name, DayReport report) {}

    private static Lived live(String name, Settings settings) throws Exception {
        try (var server = Server.start(Map.of())) {
            var report = new SimulatedDay(settings, server, Benchmarks::say).run();
            report.lines().forEach(Benchmarks::say);
            return new Lived(name, report);
        }
    }

    private static Measured measured(int contacts, List<Lived> days) {
        var day = days.getFirst().report;
        long lost = days.stream().filter(each -> !each.report.passed()).count();
        var offer = day.measures().timing(Time.OFFER).all();
        var message = day.measures().timing(Time.MESSAGE).all();
        return new Measured(
                "A day of Seoul",
                "%,d contacts in 24 hours with 12 %% in the busiest, by chat and text in six languages, with the agents they"
                                .formatted(contacts)
                        + " keep busy, over the real sockets and signed webhooks; as fast as the slowest tenth of offers,"
                        + " messages and requests take less than 2.5 s of the city. Simulator, server and database share"
                        + " this machine; the server is killed with signal 9 " + KILLS
                        + " times on the way. Then three hours"
                        + " in a city a quarter as big with ten times the arrivals in the busiest, for which nobody has"
                        + " staffed."
                        + " Afterwards the books are read and every citizen's notebook is compared.",
                List.of(
                        new Claim("days without loss", days.size() - lost + " of " + days.size(), "all", lost == 0),
                        new Claim(
                                "a day takes",
                                minutes(day),
                                "minutes",
                                day.took().toMinutes() < 60),
                        new Claim("offer p99", Figures.number(offer.percentile(99)) + " ms", "told", true),
                        new Claim("message p99", Figures.number(message.percentile(99)) + " ms", "told", true),
                        new Claim("heap, at most", Figures.number(day.mostMemory() / 1e6) + " MB", "told", true)),
                List.of(
                        "what",
                        "hour",
                        "speed",
                        "arrived",
                        "gave up",
                        "wait p50 s",
                        "p99 s",
                        "offer p99 ms",
                        "message p99 ms",
                        "request p99 ms"),
                days.stream().flatMap(each -> rows(each).stream()).toList());
    }

    private static String minutes(DayReport day) {
        return Figures.number(day.took().toMillis() / 60e3) + " min, " + Figures.number(day.speed()) + " times as fast";
    }

    private static List<List<String>> rows(Lived lived) {
        var rows = new ArrayList<List<String>>();
        long arrived = 0;
        long abandoned = 0;
        for (var hour : lived.report.measures().hours()) {
            rows.add(List.of(
                    lived.name,
                    "%02d".formatted(hour.hour()),
                    Figures.number(hour.speed()),
                    Long.toString(hour.arrived() - arrived),
                    Long.toString(hour.abandoned() - abandoned),
                    Figures.number(hour.waits().percentile(50) / 1e3),
                    Figures.number(hour.waits().percentile(99) / 1e3),
                    p99(hour, Time.OFFER),
                    p99(hour, Time.MESSAGE),
                    p99(hour, Time.REQUEST)));
            arrived = hour.arrived();
            abandoned = hour.abandoned();
        }
        var measures = lived.report.measures();
        rows.add(List.of(
                lived.name,
                "all",
                Figures.number(lived.report.speed()),
                Long.toString(measures.of(Count.ARRIVED)),
                Long.toString(measures.of(Count.ABANDONED)),
                Figures.number(measures.allWaits().all().percentile(50) / 1e3),
                Figures.number(measures.allWaits().all().percentile(99) / 1e3),
                number(measures, Time.OFFER),
                number(measures, Time.MESSAGE),
                number(measures, Time.REQUEST)));
        return rows;
    }

    private static String p99(Measures.HourRow hour, Time time) {
        return Figures.number(hour.times().getOrDefault(time, new Histogram()).percentile(99));
    }

    private static String number(Measures measures, Time time) {
        return Figures.number(measures.timing(time).all().percentile(99));
    }
}
