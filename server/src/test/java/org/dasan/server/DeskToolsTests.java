package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Notices, officers, text blocks, the search of records, and contacts entered by hand, as the desk asks for them.
@RunningServer
class DeskToolsTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aNoticeReachesThoseBelowAndCountsItsReaders() {
        var agent = as("agent1");
        var id = post("seoul", "세종대로 통제").path("id").asString();

        var shown = notice(agent, id);
        assertThat(shown.path("title").asString()).isEqualTo("세종대로 통제");
        assertThat(shown.path("readAt").isNull()).isTrue();
        assertThat(shown.path("mayWithdraw").asBoolean()).isFalse();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(agent.put("/api/v1/notices/" + id + "/read", "{}").status())
                    .isEqualTo(204);
        }
        assertThat(notice(agent, id).path("readAt").isNull()).isFalse();
        assertThat(notice(as("supervisor1"), id).path("readers").asInt()).isEqualTo(1);

        assertThat(agent.delete("/api/v1/notices/" + id).status()).isEqualTo(403);
        assertThat(as("supervisor1").delete("/api/v1/notices/" + id).status()).isEqualTo(204);
        assertThat(notice(agent, id).isMissingNode()).isTrue();
    }

    @Test
    void aNoticeIsForOrganisationsOneSupervises() {
        var answer = as("supervisor1")
                .post("/api/v1/notices", notice(UUID.randomUUID().toString(), "nobody's"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("organisationId");
    }

    @Test
    void officersAreFoundByTheirDuties() {
        var found =
                as("agent1").get("/api/v1/officers?q=%EB%82%9C%EB%B0%A9").json().path("items"); // heating

        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).path("code").asString()).isEqualTo("housing-heating");
        assertThat(as("agent1").get("/api/v1/officers?q=" + "x".repeat(101)).status())
                .isEqualTo(400);
    }

    @Test
    void whoIsAwayNamesTheirDeputy() {
        var path = "/api/v1/configuration/officers/tax-car";
        var before = as("admin").get(path).json();
        var value = (ObjectNode) before.path("value").deepCopy();
        value.put("absentUntil", "2099-12-31");
        var put = as("admin")
                .put(
                        path,
                        JSON.writeValueAsString(Map.of(
                                "value",
                                value,
                                "version",
                                before.path("version").asInt(),
                                "why",
                                "parental leave")));
        assertThat(put.status()).as(put.json().toString()).isEqualTo(200);

        var officer = as("agent1")
                .get("/api/v1/officers?q=tax-car")
                .json()
                .path("items")
                .get(0);

        assertThat(officer.path("absentUntil").asString()).isEqualTo("2099-12-31");
        assertThat(officer.path("deputy").path("code").asString()).isEqualTo("tax-property");
    }

    @Test
    void textBlocksAndQuickEntriesAreThere() {
        var tools = as("agent1").get("/api/v1/desk/tools").json();

        assertThat(tools.path("textBlocks").findValuesAsString("code")).contains("hello", "bye");
        assertThat(tools.path("quickEntries").findValuesAsString("topic")).contains("waste.bulky");
    }

    @Test
    void aChangedTextBlockReachesOpenDesksAtOnce() {
        var page = Caller.on(port);
        page.get("/api/v1/session");
        assertThat(page.post("/api/v1/session", "{\"username\": \"agent1\", \"password\": \"demo-120\"}")
                        .status())
                .isEqualTo(200);
        var desk = LiveSocket.desk(port, page);

        changeGreeting("안녕하세요. 무엇을 도와드릴까요?");
        Eventually.that(() -> assertThat(desk.frames("tools")).hasSize(1));
        changeGreeting("안녕하세요.");

        Eventually.that(() -> assertThat(desk.frames("tools")).hasSize(2));
        assertThat(desk.frames("tools").getLast().path("version").asLong())
                .isGreaterThan(desk.frames("tools").getFirst().path("version").asLong());
        assertThat(desk.frames("tools").toString()).doesNotContain("안녕");
    }

    private void changeGreeting(String text) {
        var path = "/api/v1/configuration/text-blocks/hello";
        var before = as("admin").get(path).json();
        var value = (ObjectNode) before.path("value").deepCopy();
        value.set("text", JSON.valueToTree(Map.of("ko", text)));
        var put = as("admin")
                .put(
                        path,
                        JSON.writeValueAsString(Map.of(
                                "value",
                                value,
                                "version",
                                before.path("version").asInt(),
                                "why",
                                "shorter")));
        assertThat(put.status()).as(put.json().toString()).isEqualTo(200);
    }

    @Test
    void speedDialsComeInTheirOrderAndAreNumbers() {
        var dials = as("agent1").get("/api/v1/desk/tools").json().path("speedDials");

        assertThat(dials.get(0).path("phone").asString()).isEqualTo("112");
        assertThat(dials.get(1).path("phone").asString()).isEqualTo("119");

        var answer = as("admin").put("/api/v1/configuration/speed-dials/odd", """
                        {"version":0,"why":"test","value":{"code":"odd","name":{"ko":"이상","en":"Odd"},"phone":"sip:x@y","position":1}}
                        """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("value.phone");
    }

    @Test
    void aQuickEntryNamesATopicThereIs() {
        var answer = as("admin").put("/api/v1/configuration/quick-entries/odd", """
                        {"version":0,"why":"test","value":{"code":"odd","name":{"ko":"이상","en":"Odd"},"outcome":"RESOLVED","topic":"nowhere","position":1}}
                        """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("value.topic");
    }

    @Test
    void aContactEnteredByHandNeedsADeskAndLeavesNothingBehindWithoutOne() {
        long before = interactions();
        var answer = as("agent2")
                .post(
                        "/api/v1/desk/contacts",
                        JSON.writeValueAsString(Map.of(
                                "clientId",
                                UUID.randomUUID(),
                                "channel",
                                "COUNTER",
                                "language",
                                "ko",
                                "note",
                                "전입신고")));

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("/problems/not-eligible");
        assertThat(interactions()).isEqualTo(before);
    }

    @Test
    void aContactEnteredByHandIsRefusedWhereItArrivesByItself() {
        var answer = as("agent2")
                .post(
                        "/api/v1/desk/contacts",
                        JSON.writeValueAsString(
                                Map.of("clientId", UUID.randomUUID(), "channel", "SMS", "language", "ko")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asString()).isEqualTo("channel");
    }

    @Test
    void whatIsLookedForIsNeverAnError() {
        for (var q :
                new String[] {"C-1123-00001", "C-0230-1", "5528", "010-1234-5528", "a@b.kr", "' & | !:*", "전입신고", "%"
                }) {
            var answer = as("agent1")
                    .get("/api/v1/interactions?q="
                            + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8));

            assertThat(answer.status()).as(q).isEqualTo(200);
        }
    }

    @Test
    void ownFiguresBeginWithNothing() {
        var own = as("agent3").get("/api/v1/desk/figures").json();

        assertThat(own.path("contacts").asInt()).isZero();
        assertThat(own.path("handlingSeconds").asInt()).isZero();
    }

    private long interactions() {
        return jdbc.sql("SELECT count(*) FROM interaction").query(Long.class).single();
    }

    private JsonNode post(String organisation, String title) {
        var id = jdbc.sql("SELECT id FROM organisation WHERE code = :code")
                .param("code", organisation)
                .query(UUID.class)
                .single();
        var answer = as("supervisor1").post("/api/v1/notices", notice(id.toString(), title));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        return answer.json();
    }

    private static String notice(String organisation, String title) {
        return JSON.writeValueAsString(
                Map.of("organisationId", organisation, "important", true, "title", title, "body", "우회하세요"));
    }

    private static JsonNode notice(Caller who, String id) {
        for (var each : who.get("/api/v1/notices").json().path("items")) {
            if (each.path("id").asString().equals(id)) {
                return each;
            }
        }
        return JSON.missingNode();
    }

    private Caller as(String username) {
        return Caller.on(port).withPassword(username, "demo-120");
    }
}
