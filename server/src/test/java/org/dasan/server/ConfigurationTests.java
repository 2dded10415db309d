package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dasan.server.Caller.Answer;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RunningServer
class ConfigurationTests {
    private static final String BASE = "/api/v1/configuration/";
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyKindListsWhatTheSampleBrought() {
        var kinds = admin().get("/api/v1/configuration").json().path("kinds");

        assertThat(kinds.size()).isGreaterThanOrEqualTo(10);
        for (var kind : kinds) {
            var items = admin().get(BASE + kind.path("kind").asString());
            assertThat(items.status()).as(kind.toString()).isEqualTo(200);
            items.json().path("items").forEach(item -> {
                assertThat(item.path("editable").asBoolean()).isTrue();
                assertThat(item.path("version").asInt()).isPositive();
            });
        }
    }

    @Test
    void whatIsInForceCanBePutAgainAndChangesNothing() {
        for (var kind : admin().get("/api/v1/configuration").json().path("kinds")) {
            for (var item :
                    admin().get(BASE + kind.path("kind").asString()).json().path("items")) {
                var again = put(item, item.path("value"), "again");

                assertThat(again.status()).as(again.json().toString()).isEqualTo(200);
                assertThat(again.json().path("version").asInt())
                        .isEqualTo(item.path("version").asInt());
            }
        }
    }

    @Test
    void aChangeIsKeptWithWhoAndWhyAndCanBeTakenBack() {
        var before = item("queues", "general");
        var value = (ObjectNode) before.path("value").deepCopy();
        value.put("target", before.path("value").path("target").asInt() + 7);

        var after = put(before, value, "too strict in winter");
        assertThat(after.status()).as(after.json().toString()).isEqualTo(200);
        int version = after.json().path("version").asInt();
        assertThat(version).isEqualTo(before.path("version").asInt() + 1);
        var last = admin().get(BASE + "queues/general/changes")
                .json()
                .path("items")
                .get(0);
        assertThat(last.path("why").asString()).isEqualTo("too strict in winter");
        assertThat(last.path("by").path("username").asString()).isEqualTo("admin");
        assertThat(last.path("differences").toString()).contains("\"target\"");

        var reverted = admin().post(
                        BASE + "queues/general/revert",
                        JSON.writeValueAsString(Map.of("to", version - 1, "version", version, "why", "spring")));
        assertThat(reverted.json().path("value").path("target"))
                .isEqualTo(before.path("value").path("target"));
        assertThat(reverted.json().path("version").asInt()).isEqualTo(version + 1);
    }

    @Test
    void whoEditsAnOldVersionIsToldBoth() {
        var seen = item("skills", "tax");
        var first = (ObjectNode) seen.path("value").deepCopy();
        first.set("name", JSON.valueToTree(Map.of("ko", "세금 하나", "en", "Tax one " + System.nanoTime())));
        assertThat(put(seen, first, "one").status()).isEqualTo(200);

        var second = put(seen, seen.path("value"), "two");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("/problems/conflict");
        assertThat(second.json().path("current").path("version").asInt())
                .isEqualTo(seen.path("version").asInt() + 1);
        assertThat(second.json().path("yours").path("version")).isEqualTo(seen.path("version"));
    }

    @Test
    void badValuesNameTheirFieldAndChangeNothing() {
        var queue = item("queues", "vi");
        refused(queue, "needs", Map.of("klingon", 3), "value.needs.klingon");
        refused(queue, "needs", Map.of("vi", 9), "value.needs.vi");
        refused(queue, "organisation", "atlantis", "value.organisation");
        refused(queue, "target", "soon", "value.target");
        refused(queue, "selection", "BEST", "value.selection");
        refused(queue, "colour", "red", "value.colour");
        refused(queue, "name", Map.of("ko", " "), "value.name");
        refused(item("calendars", "always"), "hours", Map.of("mon", new String[] {"25:00-26:00"}), "value.hours.mon");
        refused(item("entry-points", "web"), "languages", new String[] {"ko", "tlh"}, "value.languages[1]");
        refused(item("staff", "agent1"), "grants", new String[0], null); // an account without a role is allowed
        refused(item("staff", "admin"), "grants", new String[0], "value.grants");
        refused(item("organisations", "seoul"), "active", false, "value.active");

        assertThat(item("queues", "vi")).isEqualTo(queue);
    }

    private void refused(JsonNode item, String field, Object wrong, @org.jspecify.annotations.Nullable String named) {
        var value = (ObjectNode) item.path("value").deepCopy();
        value.set(field, JSON.valueToTree(wrong));
        var preview = admin().post(
                        BASE + item.path("kind").asString() + "/"
                                + item.path("key").asString() + "/preview",
                        JSON.writeValueAsString(Map.of("value", value)));
        if (named == null) {
            assertThat(preview.status()).as(preview.json().toString()).isEqualTo(200);
            return;
        }
        assertThat(preview.status()).as(preview.json().toString()).isEqualTo(400);
        assertThat(preview.json().path("errors").get(0).path("field").asString())
                .as(preview.json().toString())
                .isEqualTo(named);
    }

    @Test
    void aReasonMustBeGiven() {
        var queue = item("queues", "vi");

        assertThat(put(queue, queue.path("value"), " ").status()).isEqualTo(400);
    }

    @Test
    void aNewLanguageQueueTakesContactsAtOnce() {
        create("skills", "uz", Map.of("code", "uz", "name", Map.of("ko", "우즈베크어", "en", "Uzbek")));
        var queue = (ObjectNode) item("queues", "vi").path("value").deepCopy();
        queue.put("code", "uz");
        queue.set("name", JSON.valueToTree(Map.of("ko", "우즈베크어", "en", "Uzbek")));
        create("queues", "uz", queue);
        var web = item("entry-points", "web");
        var value = (ObjectNode) web.path("value").deepCopy();
        for (var choice : value.path("choices")) {
            if (choice.path("language").asString().equals("mn")) {
                ((ObjectNode) choice).put("queue", "uz");
            }
        }
        assertThat(put(web, value, "the test").status()).isEqualTo(200);

        var opened = Caller.on(port).post("/api/v1/chat/conversations", """
                {"entryPoint": "web", "language": "mn", "clientId": "%s", "message": {"clientId": "%s", "text": "hello"}}""".formatted(Ids.next(), Ids.next()));
        assertThat(opened.status()).as(opened.json().toString()).isBetween(200, 201);
        Eventually.that(() -> assertThat(
                        jdbc.sql("SELECT count(*) FROM seat s JOIN queue q ON q.id = s.queue_id WHERE q.code = 'uz'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1));
        assertThat(put(item("entry-points", "web"), web.path("value"), "as before")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorOfADistrictChangesNothingOfAnother() {
        create(
                "staff",
                "jongno-admin",
                Map.of(
                        "username",
                        "jongno-admin",
                        "name",
                        "종로 관리자",
                        "active",
                        true,
                        "grants",
                        new Object[] {Map.of("role", "ADMIN", "organisation", "jongno-gu")},
                        "skills",
                        Map.of(),
                        "capacity",
                        Map.of()));
        var first = admin().post(BASE + "staff/jongno-admin/first-password", "{}")
                .json()
                .path("password")
                .asString();
        var changed = Caller.on(port)
                .withPassword("jongno-admin", first)
                .put(
                        "/api/v1/session/password",
                        "{\"currentPassword\": \"%s\", \"newPassword\": \"jongno-demo-120\"}".formatted(first));
        assertThat(changed.status()).isEqualTo(204);
        var district = Caller.on(port).withPassword("jongno-admin", "jongno-demo-120");

        assertThat(district.get(BASE + "entry-points/embed").status()).isEqualTo(200);
        assertThat(district.get(BASE + "entry-points/web").status()).isEqualTo(404);
        assertThat(district.get(BASE + "queues")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("key").asString()))
                .doesNotContain("general", "en", "zh", "ja", "vi", "mn", "sign", "interpreters", "housing");
        assertThat(district.get(BASE + "skills")
                        .json()
                        .path("items")
                        .get(0)
                        .path("editable")
                        .asBoolean())
                .isFalse();
        var queue = item("queues", "general");
        var denied = district.put(
                BASE + "queues/general", body(queue.path("version").asInt(), queue.path("value"), "mine now"));
        assertThat(denied.status()).isEqualTo(403);
        var staff = (ObjectNode) item("staff", "jongno-admin").path("value").deepCopy();
        staff.set("grants", JSON.valueToTree(new Object[] {Map.of("role", "ADMIN", "organisation", "seoul")}));
        var climbing = district.put(BASE + "staff/jongno-admin", body(1, staff, "higher"));
        assertThat(climbing.status()).as(climbing.json().toString()).isEqualTo(403);
    }

    @Test
    void anExportComesInAgainUnchangedAndAnImportIsAllOrNothing() {
        var document = (ObjectNode) admin().get(BASE + "export").json();
        var same = admin().post(
                        BASE + "import",
                        JSON.writeValueAsString(Map.of("document", document, "tryOnly", false, "why", "again")));
        assertThat(same.status()).as(same.json().toString()).isEqualTo(200);
        assertThat(same.json().path("lines").size()).as(same.json().toString()).isZero();
        assertThat(same.json().path("applied").asBoolean()).isTrue();

        document.path("kinds").path("entry-points").forEach(each -> ((ObjectNode) each).remove("survey"));
        var older = admin().post(
                        BASE + "import",
                        JSON.writeValueAsString(Map.of("document", document, "tryOnly", true, "why", "older")));
        assertThat(older.status()).as("an export from before the survey").isEqualTo(200);
        assertThat(older.json().path("lines").valueStream())
                .noneMatch(line -> line.path("fault").isObject());

        var topic = Map.of("code", "test.import", "path", Map.of("ko", "시험"), "position", 1, "active", true);
        var broken = Map.of("code", "BAD CODE", "path", Map.of("ko", "시험"), "position", 1, "active", true);
        var refused = take(Map.of("topics", new Object[] {topic, broken}), false);
        assertThat(refused.path("applied").asBoolean()).isFalse();
        assertThat(refused.path("lines").get(1).path("place").asString()).isEqualTo("topics[1]");
        assertThat(refused.path("lines").get(1).path("fault").path("field").asString())
                .isEqualTo("code");
        assertThat(admin().get(BASE + "topics/test.import").status()).isEqualTo(404);

        assertThat(take(Map.of("topics", new Object[] {topic}), true)
                        .path("applied")
                        .asBoolean())
                .isFalse();
        assertThat(admin().get(BASE + "topics/test.import").status()).isEqualTo(404);
        assertThat(take(Map.of("topics", new Object[] {topic}), false)
                        .path("applied")
                        .asBoolean())
                .isTrue();
        assertThat(admin().get(BASE + "topics/test.import").status()).isEqualTo(200);
    }

    @Test
    void whatIsStillInUseStays() {
        create("skills", "test-skill", Map.of("code", "test-skill", "name", Map.of("ko", "시험")));

        assertThat(admin().delete(BASE + "skills/ko?version=1&why=x").problem()).isEqualTo("/problems/in-use");
        assertThat(admin().delete(BASE + "skills/test-skill?version=1&why=x").status())
                .isEqualTo(204);
        assertThat(admin().get(BASE + "skills/test-skill").status()).isEqualTo(404);
    }

    private JsonNode take(Map<String, ?> kinds, boolean tryOnly) {
        var answer = admin().post(
                        BASE + "import",
                        JSON.writeValueAsString(
                                Map.of("document", Map.of("kinds", kinds), "tryOnly", tryOnly, "why", "test")));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json();
    }

    private void create(String kind, String key, Object value) {
        var made = admin().put(BASE + kind + "/" + key, body(0, JSON.valueToTree(value), "new"));
        assertThat(made.status()).as(made.json().toString()).isEqualTo(200);
        assertThat(made.json().path("version").asInt()).isEqualTo(1);
    }

    private JsonNode item(String kind, String key) {
        var answer = admin().get(BASE + kind + "/" + key);
        assertThat(answer.status()).as(kind + " " + key).isEqualTo(200);
        return answer.json();
    }

    private Answer put(JsonNode item, JsonNode value, String why) {
        return admin().put(
                        BASE + item.path("kind").asString() + "/"
                                + item.path("key").asString(),
                        body(item.path("version").asInt(), value, why));
    }

    private static String body(int version, JsonNode value, String why) {
        return JSON.writeValueAsString(Map.of("version", version, "value", value, "why", why));
    }

    private Caller admin() {
        return Caller.on(port).withPassword("admin", "demo-120");
    }
}
