package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.dasan.server.Caller.Answer;
import org.dasan.store.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class ProblemTests {
    private static final String SESSION = "/api/v1/session";

    @LocalServerPort
    private int port;

    @Test
    void aMissingFieldIsNamed() {
        var answer = Caller.on(port).post(SESSION, """
                {"username": "agent1"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("/problems/invalid-request");
        assertThat(field(answer)).isEqualTo("password");
    }

    @Test
    void aValueThatTheSubjectRefusesIsNamed() {
        var noReason = Caller.on(port).withPassword("agent1", "demo-120").put("/api/v1/presence", """
                {"state": "NOT_READY"}""");
        var noTime =
                Caller.on(port).withPassword("supervisor1", "demo-120").get("/api/v1/reconciliation?from=yesterday");

        assertThat(noReason.status()).isEqualTo(400);
        assertThat(noReason.problem()).isEqualTo("/problems/invalid-request");
        assertThat(field(noReason)).isEqualTo("reason");
        assertThat(noTime.status()).isEqualTo(400);
        assertThat(field(noTime)).isEqualTo("from");
    }

    @Test
    void anUnknownFieldIsNamed() {
        var answer = Caller.on(port).post(SESSION, """
                {"username": "agent1", "password": "demo-120", "pasword": "x"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(field(answer)).isEqualTo("pasword");
        assertThat(answer.json().path("detail").asString()).isEqualTo("pasword is not known here.");
    }

    @Test
    void aFieldOfAnotherShapeIsNamed() {
        var answer = Caller.on(port).post(SESSION, """
                {"username": {"first": "agent1"}, "password": "demo-120"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(field(answer)).isEqualTo("username");
    }

    @Test
    void whatIsNoJsonIsToldWithItsPlace() {
        var answer = Caller.on(port).post(SESSION, "{\"username\": \"agent1\",,");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").asString()).contains("is not JSON (line 1, column");
        assertThat(answer.response().body()).doesNotContain("Exception").doesNotContain("tools.jackson");
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertThat(Caller.on(port).send("POST", SESSION, "", "application/json").problem())
                .isEqualTo("/problems/invalid-request");
    }

    @Test
    void anAddressThatDoesNotExistIsNotFound() {
        var answer = Caller.on(port).get("/api/v1/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("/problems/not-found");
    }

    @Test
    void whoeverFollowsAWrongAddressWithABrowserIsLedOnByAPage() {
        var answer = Caller.on(port)
                .with("Accept", "text/html,application/xhtml+xml")
                .with("Accept-Language", "vi")
                .get("/no-such-page");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.response().body()).contains("Không có trang này").contains("tel:120");
        assertThat(Caller.on(port)
                        .with("Accept", "text/html")
                        .get("/api/v1/no-such-thing")
                        .problem())
                .isEqualTo("/problems/not-found");
    }

    @Test
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre() {
        var answer = Caller.on(port).send("PATCH", SESSION, "{}", "application/json");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("/problems/method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        var answer = Caller.on(port).send("POST", SESSION, "<a/>", "application/xml");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("/problems/media-type-refused");
    }

    @Test
    void anIdThatIsNoneIsNamed() {
        var answer = Caller.on(port).withPassword("agent1", "demo-120").post("/api/v1/offers/not-an-id/accept", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(field(answer)).isEqualTo("offerId");
    }

    @Test
    void aBodyThatIsTooLongIsRefused() {
        var answer = Caller.on(port).post(SESSION, "{\"username\": \"" + "x".repeat(300_000) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("/problems/too-large");
        assertThat(answer.json().path("maxBytes").asInt()).isEqualTo(262_144);
    }

    @Test
    void aBodyThatDoesNotTellItsLengthIsCutOff() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            write(
                    out,
                    "POST " + SESSION + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"username\": \"xx\r\n");
            for (var i = 0; i < 270; i++) {
                write(out, "400\r\n" + "x".repeat(1024) + "\r\n");
            }
            write(out, "0\r\n\r\n");

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
        }
    }

    @Test
    void anUploadThatIsNoFormOrLacksItsFileIsRefused() {
        var conversation = Caller.on(port).post("/api/v1/chat/conversations", """
                {"clientId": "%s", "entryPoint": "web", "language": "ko"}""".formatted(Ids.next()));
        var visitor =
                Caller.on(port).withToken(conversation.json().path("token").asString());
        var media = "/api/v1/chat/conversations/"
                + conversation
                        .json()
                        .path("snapshot")
                        .path("state")
                        .path("conversationId")
                        .asString() + "/media";

        var noForm = visitor.post(media, "{}");
        var halfAForm =
                visitor.send("POST", media, "--x\r\nContent-Disposition: form-d", "multipart/form-data; boundary=x");
        var noFile = visitor.send(
                "POST",
                media,
                "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n",
                "multipart/form-data; boundary=x");

        assertThat(noForm.status()).as(noForm.response().body()).isEqualTo(400);
        assertThat(noForm.problem()).isEqualTo("/problems/invalid-request");
        assertThat(halfAForm.status()).as(halfAForm.response().body()).isEqualTo(400);
        assertThat(halfAForm.problem()).isEqualTo("/problems/invalid-request");
        assertThat(noFile.status()).as(noFile.response().body()).isEqualTo(400);
        assertThat(field(noFile)).as(noFile.response().body()).isIn("file", "clientId");
    }

    @Test
    void aMalformedAddressIsRefusedWithAProblem() {
        var answer = Caller.on(port).get("/api/v1/session;jsessionid=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("/problems/refused");
    }

    @Test
    void everyAnswerTellsBrowsersWhatTheyMayDo() {
        var answer = Caller.on(port).get(SESSION);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void theFrameOfAnEntryPointMayStandOnTheSitesItNames() {
        var answer = Caller.on(port).get("/embed/embed");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors https://www.jongno.go.kr http://localhost:8121");
        assertThat(answer.header("X-Frame-Options")).isEmpty();
        assertThat(Caller.on(port).get("/embed/web").header("X-Frame-Options")).isEqualTo("DENY");
    }

    private static void write(java.io.OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String field(Answer answer) {
        return answer.json().path("errors").path(0).path("field").asString("");
    }
}
