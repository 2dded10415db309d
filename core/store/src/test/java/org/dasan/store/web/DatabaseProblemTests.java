package org.dasan.store.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dasan.store.StoreApplication;
import org.dasan.store.gate.DatabaseState;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// What a client hears over a real socket while the database cannot be used.
class DatabaseProblemTests {
    @ParameterizedTest
    @ValueSource(strings = {"/statement", "/transaction", "/session"})
    void answersWithAProblemDocumentUntilTheDatabaseIsBack(String path, @TempDir Path data) throws Exception {
        try (var application = start(data)) {
            assertThat(get(application, path).statusCode()).isEqualTo(200);

            application.getBean(DatabaseState.class).down("the database is being started again");
            var answer = get(application, path);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            var problem = JsonMapper.shared().readTree(answer.body());
            assertThat(problem.get("type").asString()).isEqualTo("/problems/database-unavailable");
            assertThat(problem.get("status").asInt()).isEqualTo(503);

            application.getBean(DatabaseState.class).up();
            assertThat(get(application, path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void doesNotBlameTheDatabaseForOurMistakes(@TempDir Path data) throws Exception {
        try (var application = start(data)) {
            assertThat(get(application, "/mistake").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void asksWhoStoodInSomebodysWayToTryAgain(@TempDir Path data) throws Exception {
        try (var application = start(data)) {
            var answer = get(application, "/deadlock");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(JsonMapper.shared().readTree(answer.body()).get("type").asString())
                    .isEqualTo("/problems/busy");
        }
    }

    private static ConfigurableApplicationContext start(Path data) {
        return new SpringApplicationBuilder(Application.class)
                .properties(Stream.of(
                                "server.port=0",
                                "dasan.data=" + data,
                                "dasan.postgres.programs=" + TestServer.programs(),
                                "dasan.postgres.settings.fsync=off",
                                "spring.main.banner-mode=off")
                        .toArray(String[]::new))
                .run();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext application, String path) throws Exception {
        var port = application.getEnvironment().getRequiredProperty("local.server.port");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @StoreApplication
    @RestController
    static class Application {
        private final JdbcClient jdbc;
        private final TransactionTemplate transactions;

        Application(JdbcClient jdbc, TransactionTemplate transactions) {
            this.jdbc = jdbc;
            this.transactions = transactions;
        }

        @GetMapping("/statement")
        int statement() {
            return jdbc.sql("SELECT 1").query(Integer.class).single();
        }

        @GetMapping("/transaction")
        int transaction() {
            return transactions.execute(_ -> statement());
        }

        @GetMapping("/session")
        String session() {
            return "reached";
        }

        @GetMapping("/mistake")
        int mistake() {
            return jdbc.sql("SELECT nonsense").query(Integer.class).single();
        }

        @GetMapping("/deadlock")
        int deadlock() {
            return jdbc.sql("DO $$ BEGIN RAISE 'two waited for each other' USING ERRCODE = 'deadlock_detected'; END $$")
                    .update();
        }

        /// Asks the database before any controller is reached, as looking up a session does.
        @Bean
        Filter sessionLookup() {
            return (request, response, chain) -> {
                statement();
                chain.doFilter(request, response);
            };
        }
    }
}
