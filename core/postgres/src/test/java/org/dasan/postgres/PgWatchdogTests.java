package org.dasan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgWatchdogTests {
    private static final Path PROGRAMS = PgBinaries.unpack(
            Path.of(System.getProperty("java.io.tmpdir"), "dasan-test-programs-" + System.getProperty("user.name")));

    @Test
    void startsAKilledServerAgainWithAllItsRows(@TempDir Path data) throws Exception {
        var told = new CopyOnWriteArrayList<PgWatchdog.State>();
        try (var server = PgServer.start(PgOptions.of(PROGRAMS, data))) {
            var port = server.port();
            try (var connection = server.connect(PgServer.DATABASE);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE row AS SELECT 120 AS n");
            }
            try (var watchdog = new PgWatchdog(server, told::add)) {
                ProcessHandle.of(
                                PgProcess.read(data.resolve("pg")).orElseThrow().pid())
                        .orElseThrow()
                        .destroyForcibly();

                await().atMost(Duration.ofSeconds(60)).until(() -> told.contains(PgWatchdog.State.UP));
                assertThat(told).containsExactly(PgWatchdog.State.DOWN, PgWatchdog.State.UP);
                assertThat(watchdog.restarts()).isEqualTo(1);
                assertThat(server.port()).isEqualTo(port);
                try (var connection = server.connect(PgServer.DATABASE);
                        var rows = connection.createStatement().executeQuery("SELECT n FROM row")) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
        assertThat(Files.exists(data.resolve("pg/postmaster.pid"))).isFalse();
    }

    @Test
    void waitsLongerAfterEachVainStart() {
        assertThat(PgWatchdog.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PgWatchdog.pauseAfter(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(PgWatchdog.pauseAfter(5)).isEqualTo(Duration.ofSeconds(16));
        assertThat(PgWatchdog.pauseAfter(PgWatchdog.MAX_TRIES)).isEqualTo(Duration.ofSeconds(30));
    }
}
