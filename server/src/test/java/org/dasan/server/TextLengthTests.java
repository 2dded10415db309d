package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What the desk is told of a text to a telephone while it is being written.
@RunningServer
class TextLengthTests {
    @LocalServerPort
    private int port;

    @Test
    void aKoreanTextOfTwoBytesALetterIsLongAboveNinety() {
        assertThat(length("가".repeat(45)).path("type").asString()).isEqualTo("SMS");

        var more = length("가".repeat(46));

        assertThat(more.path("type").asString()).isEqualTo("LMS");
        assertThat(more.path("bytes").asInt()).isEqualTo(92);
        assertThat(more.path("letters").asInt()).isEqualTo(46);
        assertThat(more.path("most").asInt()).isEqualTo(1000);
    }

    @Test
    void whatTheNetworkCannotWriteIsNamed() {
        var text = length("좋아요 👍");

        assertThat(text.path("unwritable").toString()).isEqualTo("[\"👍\"]");
    }

    @Test
    void otherNetworksDivideIt() {
        assertThat(length("가".repeat(71)).path("segments").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsTooLongToBeAskedAboutIsRefusedByField() {
        var answer = Caller.on(port)
                .withPassword("agent1", "demo-120")
                .post("/api/v1/sms/length", "{\"text\": \"" + "a".repeat(8001) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("text");
    }

    private JsonNode length(String text) {
        return Caller.on(port)
                .withPassword("agent1", "demo-120")
                .post("/api/v1/sms/length", "{\"text\": \"" + text + "\"}")
                .json();
    }
}
