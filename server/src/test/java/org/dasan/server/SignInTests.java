package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.dasan.city.Directory;
import org.dasan.city.Staff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class SignInTests {
    private static final String AGENT1 = """
            {"username": "agent1", "password": "demo-120"}""";

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Test
    void aPageSignsInStaysInAndSignsOut() {
        var page = Caller.on(port);
        assertThat(page.get("/api/v1/session").status()).isEqualTo(401);

        var me = page.post("/api/v1/session", AGENT1);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asString()).isEqualTo("agent1");
        assertThat(me.json().path("roles").path(0).path("role").asString()).isEqualTo("AGENT");
        assertThat(me.json()
                        .path("roles")
                        .path(0)
                        .path("organisation")
                        .path("name")
                        .path("en")
                        .asString())
                .isEqualTo("Seoul Metropolitan Government");
        assertThat(me.json().path("mustChangePassword").asBoolean()).isFalse();
        assertThat(me.json().path("zone").asString()).isEqualTo("Asia/Seoul");
        assertThat(page.get("/api/v1/session").status()).isEqualTo(200);

        assertThat(page.sendFromPage("DELETE", "/api/v1/session", "").status()).isEqualTo(204);
        assertThat(page.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        var answer = Caller.on(port).post("/api/v1/session", AGENT1);

        var cookie = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("DASAN_SESSION="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
    }

    @Test
    void signingInAgainBeginsAnotherSession() {
        var page = Caller.on(port);
        page.post("/api/v1/session", AGENT1);
        var first = page.cookie("DASAN_SESSION");

        page.post("/api/v1/session", AGENT1);

        assertThat(page.cookie("DASAN_SESSION")).isPresent().isNotEqualTo(first);
    }

    @Test
    void aWrongPasswordIsToldWithoutTellingWhetherTheNameExists() {
        var wrong = Caller.on(port).post("/api/v1/session", """
                {"username": "agent1", "password": "wrong"}""");
        var unknown = Caller.on(port).post("/api/v1/session", """
                {"username": "nobody-of-this-name", "password": "wrong"}""");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("/problems/bad-credentials");
        assertThat(unknown.json()).isEqualTo(wrong.json());
    }

    @Test
    void changesNeedTheCsrfTokenWhenTheSessionCookieIsTheProof() {
        var page = Caller.on(port);
        page.post("/api/v1/session", AGENT1);

        var refused = page.delete("/api/v1/session");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("/problems/csrf");
        assertThat(page.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void aFormOfAnotherSiteCannotSignSomebodyIn() {
        var answer = Caller.on(port).send("POST", "/api/v1/session", AGENT1, "text/plain");

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void scriptsSendThePasswordWithEachRequestAndLeaveNoSession() {
        var script = Caller.on(port).withPassword("agent1", "demo-120");

        var me = script.get("/api/v1/session");

        assertThat(me.status()).isEqualTo(200);
        assertThat(script.cookie("DASAN_SESSION")).isEmpty();
    }

    @Test
    void aScriptWithAWrongPasswordIsRefusedWithoutAskingBrowsersToPopUpAWindow() {
        var answer = Caller.on(port).withPassword("agent1", "wrong").get("/api/v1/session");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("/problems/bad-credentials");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Session");
    }

    @Test
    void theSignInPageOfADemonstrationListsItsAccounts() {
        var demo = Caller.on(port).get("/api/v1/session/demo").json();

        var password = demo.path("password").asString();
        var names = demo.path("accounts")
                .valueStream()
                .map(account -> account.path("username").asString())
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        directory.staff().stream().map(Staff::username).toList())
                .contains("agent1", "agent8", "sign2", "supervisor1", "editor1", "officer1", "admin");
        for (var name : names) {
            assertThat(Caller.on(port)
                            .withPassword(name, password)
                            .get("/api/v1/session")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void metricsAreForAdministratorsAndHealthForEverybody() {
        assertThat(Caller.on(port).get("/actuator/health").status()).isEqualTo(200);
        assertThat(Caller.on(port).get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(Caller.on(port)
                        .withPassword("agent1", "demo-120")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(403);
        assertThat(Caller.on(port)
                        .withPassword("admin", "demo-120")
                        .get("/actuator/prometheus")
                        .status())
                .isEqualTo(200);
    }
}
