package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.dasan.live.SessionKeeper;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The socket of somebody who works, and the login behind it.
@RunningServer
@TestPropertySource(properties = "dasan.live.keep-alive=1s")
class SocketLoginTests {
    private static final String EDITOR = """
            {"username": "editor1", "password": "demo-120"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private SessionKeeper sessions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void closesWhenSomebodySignsOut() {
        var page = signedIn();
        var socket = LiveSocket.desk(port, page);

        assertThat(page.sendFromPage("DELETE", "/api/v1/session", "").status()).isEqualTo(204);

        assertThat(socket.closed()).isEqualTo(4401);
    }

    @Test
    void closesWhenTheLoginHasEnded() {
        var page = signedIn();
        var socket = LiveSocket.desk(port, page);

        jdbc.sql("DELETE FROM spring_session WHERE session_id = :id")
                .param("id", sessionId(page))
                .update();

        assertThat(socket.closed()).isEqualTo(4401);
    }

    @Test
    void keepsTheLoginAlive() {
        var page = signedIn();
        var id = sessionId(page);
        LiveSocket.desk(port, page);
        jdbc.sql("UPDATE spring_session SET last_access_time = last_access_time - 3600000 WHERE session_id = :id")
                .param("id", id)
                .update();
        var before = lastAccess(id);

        Eventually.that(() -> assertThat(lastAccess(id)).isGreaterThan(before + 3_000_000));
    }

    @Test
    void aLoginLastsForAShiftAndNoLonger() {
        var page = signedIn();
        var id = sessionId(page);
        assertThat(sessions.keepAlive(id))
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofHours(13), Duration.ofHours(14)));

        jdbc.sql("UPDATE spring_session SET creation_time = creation_time - 14 * 3600000 WHERE session_id = :id")
                .param("id", id)
                .update();

        assertThat(page.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(sessions.keepAlive(id)).isEmpty();
        assertThat(sessions.keepAlive("no-such-session")).isEmpty();
    }

    private long lastAccess(String id) {
        return jdbc.sql("SELECT last_access_time FROM spring_session WHERE session_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private Caller signedIn() {
        var page = Caller.on(port);
        page.get("/api/v1/session");
        assertThat(page.post("/api/v1/session", EDITOR).status()).isEqualTo(200);
        return page;
    }

    private static String cookie(Caller page) {
        return page.cookie("DASAN_SESSION").orElseThrow();
    }

    private static String sessionId(Caller page) {
        return new String(Base64.getDecoder().decode(cookie(page)), StandardCharsets.UTF_8);
    }
}
