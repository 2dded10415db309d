package org.dasan.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.dasan.store.BlobStore;
import org.dasan.store.EventListener;
import org.dasan.store.EventLog;
import org.dasan.store.Ids;
import org.dasan.store.Keys;
import org.dasan.store.NewEvent;
import org.dasan.store.ScalableClock;
import org.dasan.store.StartRefused;
import org.dasan.store.StoreApplication;
import org.dasan.store.StoredEvent;
import org.dasan.store.StreamId;
import org.dasan.store.gate.ConnectionGate;
import org.dasan.testkit.Eventually;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The store as an application starts it, with the database that it brings along.
class EmbeddedApplicationTests {
    @Test
    void startsWithoutAnyConfigurationAndTellsListenersWhatIsCommitted(@TempDir Path data) {
        try (var application = start(data)) {
            assertThat(application.getBean(DataSource.class)).isInstanceOf(ConnectionGate.class);
            assertThat(application.getBean(BlobStore.class)).isNotNull();
            assertThat(application.getBean(ScalableClock.class).rate()).isEqualTo(1);

            var written = append(application);

            Eventually.that(
                    () -> assertThat(application.getBean(Heard.class).events).containsAll(written));
        }
    }

    @Test
    void findsItsRowsAndKeysAgain(@TempDir Path data) {
        byte[] sealed;
        try (var application = start(data)) {
            append(application);
            sealed = application.getBean(Keys.class).seal("120");
        }

        try (var application = start(data)) {
            assertThat(application.getBean(Keys.class).open(sealed)).isEqualTo("120");
            assertThat(events(application)).isEqualTo(1);
        }
    }

    @Test
    void limitsHowLongATransactionMayLast(@TempDir Path data) {
        try (var application = start(data)) {
            assertThat(application
                            .getBean(JdbcClient.class)
                            .sql("SHOW transaction_timeout")
                            .query(String.class)
                            .single())
                    .isEqualTo("10s");
        }
    }

    @Test
    void refusesASecondStartOnTheSameData(@TempDir Path data) {
        try (var first = start(data)) {
            assertThat(first.isActive()).isTrue();
            assertThatThrownBy(() -> start(data))
                    .hasRootCauseMessage("already running with this data: " + data + " (process "
                            + ProcessHandle.current().pid() + ")")
                    .satisfies(failure ->
                            assertThat(StartRefused.exitCodeOf(failure)).isEqualTo(StartRefused.ALREADY_RUNNING));
        }
    }

    @Test
    void refusesToStartWithoutTheKeyOfTheData(@TempDir Path data) throws Exception {
        start(data).close();
        Files.delete(data.resolve("key"));

        assertThatThrownBy(() -> start(data))
                .satisfies(
                        failure -> assertThat(StartRefused.exitCodeOf(failure)).isEqualTo(StartRefused.NO_KEY));
    }

    @Test
    void saysThatItIsNotReadyWhileTheDatabaseIsDeadAndGoesOnAfterwards(@TempDir Path data) throws Exception {
        try (var application = start(data)) {
            append(application);
            var readiness = application.getBean(Readiness.class);
            var pid = Long.parseLong(
                    Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst());

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();

            Eventually.that(() -> assertThat(readiness.states).contains(ReadinessState.REFUSING_TRAFFIC));
            Eventually.that(() -> assertThat(readiness.states).endsWith(ReadinessState.ACCEPTING_TRAFFIC));
            var written = append(application);
            Eventually.that(
                    () -> assertThat(application.getBean(Heard.class).events).containsAll(written));
            assertThat(events(application)).isEqualTo(2);
            assertThat(application.getBean(ApplicationAvailability.class).getReadinessState())
                    .isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void goesOnInACityThatHasLivedFastWhereItWas(@TempDir Path data) {
        StoredEvent last;
        try (var application = start(data)) {
            application.getBean(ScalableClock.class).notBefore(Instant.parse("2099-01-01T00:00:00Z"));
            last = append(application).getFirst();
        }

        try (var demonstration = start(data, "dasan.demo=true")) {
            assertThat(demonstration.getBean(ScalableClock.class).instant()).isAfterOrEqualTo(last.recordedAt());
        }
        try (var real = start(data)) {
            assertThat(real.getBean(ScalableClock.class).instant()).isBefore(last.recordedAt());
        }
    }

    private static ConfigurableApplicationContext start(Path data, String... more) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "dasan.data=" + data,
                        "dasan.postgres.programs=" + TestServer.programs(),
                        "spring.main.banner-mode=off",
                        "spring.flyway.out-of-order=true")
                .properties(more)
                .run();
    }

    private static List<StoredEvent> append(ConfigurableApplicationContext application) {
        var stream = StreamId.interaction(Ids.next());
        var now = application.getBean(ScalableClock.class).instant();
        var event = new NewEvent(stream, "test.happened", 1, now, null, null, true, Map.of());
        return application
                .getBean(TransactionTemplate.class)
                .execute(_ -> application.getBean(EventLog.class).append(List.of(event)));
    }

    private static int events(ConfigurableApplicationContext application) {
        return application
                .getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM event")
                .query(Integer.class)
                .single();
    }

    static final class Heard implements EventListener {
        private final List<StoredEvent> events = new CopyOnWriteArrayList<>();

        @Override
        public void onEvents(List<StoredEvent> batch) {
            events.addAll(batch);
        }
    }

    static final class Readiness {
        private final List<ReadinessState> states = new CopyOnWriteArrayList<>();

        @org.springframework.context.event.EventListener
        void changed(AvailabilityChangeEvent<ReadinessState> change) {
            states.add(change.getState());
        }
    }

    @StoreApplication
    static class Application {
        @Bean
        Heard heard() {
            return new Heard();
        }

        @Bean
        Readiness readiness() {
            return new Readiness();
        }
    }
}
