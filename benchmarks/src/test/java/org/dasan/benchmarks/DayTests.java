package org.dasan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dasan.simulator.Server;
import org.dasan.simulator.Settings;
import org.dasan.simulator.SimulatedDay;
import org.dasan.simulator.report.Measures.Count;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.Test;

/// An hour of a small city, lived at the real server in some minutes. What the machine cannot keep up with makes people
/// wait and give up; it must lose nothing.
class DayTests {
    private static final int CONTACTS = 1000; // in the whole day; about a tenth of them in this hour
    private static final double SPEED = 30;

    @Test
    void losesAndDoublesNothingThoughTheServerIsKilledOnTheWay() throws Exception {
        var settings = new Settings("seoul", CONTACTS, SPEED, 1, 0, 10, 1, 1, 1, true);
        TestServer.binaries();
        try (var server = Server.start(
                Map.of("DASAN_POSTGRES_PROGRAMS", TestServer.programs().toString()))) {

            var report = new SimulatedDay(settings, server, System.out::println).run();

            report.lines().forEach(System.out::println);
            assertThat(report.differences()).isEmpty();
            assertThat(report.measures().faults()).isEmpty();
            assertThat(report.balanced()).as(report.books().toString()).isTrue();
            assertThat(report.errors()).isEmpty();
            assertThat(report.measures().of(Count.CONNECTED)).isPositive();
            assertThat(report.measures().of(Count.RECORDED)).isPositive();
        }
    }
}
