package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dasan.DasanApplication;
import org.dasan.store.StartRefused;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A real installation: one administrator, and nothing of the demonstration.
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {
    private static final String NEW = "a password of my own";

    private final TestDatabase database = TestDatabase.on(TestServer.standard());

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void letsTheFirstAdministratorInOnceThePasswordIsTheirOwn(CapturedOutput output) {
        try (var first = start(false, "127.0.0.1")) {
            var given = output.getOut().replaceAll("(?s).*First administrator.*?password \"([a-z2-9]{20})\".*", "$1");
            assertThat(Caller.on(port(first)).get("/api/v1/session/demo").status())
                    .isEqualTo(404);
            assertThat(Caller.on(port(first))
                            .withPassword("agent1", "demo-120")
                            .get("/api/v1/session")
                            .status())
                    .isEqualTo(401);

            var page = Caller.on(port(first));
            page.get("/api/v1/session");
            var me = page.sendFromPage("POST", "/api/v1/session", signIn(given));
            assertThat(me.json().path("mustChangePassword").asBoolean()).isTrue();
            assertThat(page.get("/api/v1/reconciliation").problem()).isEqualTo("/problems/password-change-required");

            var tooShort = page.sendFromPage("PUT", "/api/v1/session/password", change(given, "short"));
            assertThat(tooShort.status()).isEqualTo(400);
            assertThat(tooShort.json().path("errors").path(0).path("field").asString())
                    .isEqualTo("newPassword");
            var changed = page.sendFromPage("PUT", "/api/v1/session/password", change(given, NEW));
            assertThat(changed.status()).as(changed.response().body()).isEqualTo(204);

            assertThat(page.get("/api/v1/session")
                            .json()
                            .path("mustChangePassword")
                            .asBoolean())
                    .isFalse();
            assertThat(page.get("/api/v1/reconciliation").problem()).isEqualTo("/problems/forbidden");
            assertThat(Caller.on(port(first))
                            .post("/api/v1/session", signIn(given))
                            .status())
                    .isEqualTo(401);

            try (var second = start(false, "127.0.0.1")) {
                var there = Caller.on(port(second))
                        .with(
                                "Cookie",
                                "DASAN_SESSION=" + page.cookie("DASAN_SESSION").orElseThrow());
                assertThat(there.get("/api/v1/session").json().path("username").asString())
                        .isEqualTo("admin");
            }
            assertThat(output.getOut().split("First administrator", -1)).hasSize(2);
        }
        try (var restarted = start(false, "127.0.0.1")) {
            assertThat(Caller.on(port(restarted))
                            .post("/api/v1/session", signIn(NEW))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void throttlesGuessing() {
        try (var server = start(false, "127.0.0.1")) {
            Caller.Answer last = Caller.on(port(server)).post("/api/v1/session", signIn("wrong"));
            for (var i = 0; i < 12 && last.status() == 401; i++) {
                last = Caller.on(port(server)).post("/api/v1/session", signIn("wrong"));
            }

            assertThat(last.status()).isEqualTo(429);
            assertThat(last.problem()).isEqualTo("/problems/too-many-requests");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 300);
            assertThat(Caller.on(port(server))
                            .withPassword("admin", "wrong")
                            .get("/api/v1/session")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void aDemonstrationDoesNotStartWhereOthersReachIt() {
        assertThatThrownBy(() -> start(true, "0.0.0.0"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("DASAN_BIND=127.0.0.1");
    }

    private ConfigurableApplicationContext start(boolean demo, String address) {
        return new SpringApplicationBuilder(DasanApplication.class)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "dasan.data=" + folder,
                        "dasan.demo=" + demo,
                        "DASAN_BIND=" + address,
                        "DASAN_PORT=0")
                .run();
    }

    private static int port(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) {
            throw new IllegalStateException("no web server");
        }
        return server.getPort();
    }

    private static String signIn(String password) {
        return "{\"username\": \"admin\", \"password\": \"" + password + "\"}";
    }

    private static String change(String present, String wanted) {
        return "{\"currentPassword\": \"" + present + "\", \"newPassword\": \"" + wanted + "\"}";
    }
}
