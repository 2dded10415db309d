package org.dasan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dasan.simulator.Server;
import org.dasan.simulator.Settings;
import org.dasan.simulator.SimulatedDay;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.Test;

/// Two hours of a small city, lived at the real server as fast as it bears.
class DayTests {
    private static final int CONTACTS = 1000; // in the whole day; about a fifth of them in these hours

    @Test
    void losesAndDoublesNothingThoughTheServerIsKilledOnTheWay() throws Exception {
        var settings = new Settings("seoul", CONTACTS, 0, 1, 0, 10, 2, 1, 1, true);
        TestServer.binaries();
        try (var server = Server.start(
                Map.of("DASAN_POSTGRES_PROGRAMS", TestServer.programs().toString()))) {

            var report = new SimulatedDay(settings, server, System.out::println).run();

            report.lines().forEach(System.out::println);
            assertThat(report.differences()).isEmpty();
            assertThat(report.measures().faults()).isEmpty();
            assertThat(report.balanced()).as(report.books().toString()).isTrue();
            assertThat(report.errors()).isEmpty();
            assertThat(report.measures().of(Count.CONNECTED))
                    .isGreaterThan(report.plan().visits().size() / 2);
            assertThat(report.measures().of(Count.RECORDED)).isPositive();
        }
    }
}
