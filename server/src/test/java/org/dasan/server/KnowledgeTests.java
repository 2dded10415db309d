package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.AnswersUsed;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Interactions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Standard answers from the first draft to the citizen's page, as editors, agents and citizens meet them.
@RunningServer
class KnowledgeTests {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ENTRIES = "/api/v1/knowledge/entries";

    @LocalServerPort
    private int port;

    @Autowired
    private Directory directory;

    @Autowired
    private Interactions interactions;

    @Autowired
    private AnswersUsed answers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Test
    void aTextIsFoundOnceSomebodyElseHasApprovedIt() {
        var id = draft("쥐눈이콩 나눔 장터");
        assertThat(found("쥐눈이콩")).doesNotContain(id);

        var submitted = step("editor1", id, "submit", revision(id));
        assertThat(submitted.status()).isEqualTo(200);
        assertThat(submitted.json().path("mayApprove").asBoolean()).isFalse();
        var own = step("editor1", id, "approve", revision(id));
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.problem()).isEqualTo("/problems/own-text");
        assertThat(found("쥐눈이콩")).doesNotContain(id);
        assertThat(get("", ENTRIES + "/" + id).status()).isEqualTo(404);

        var approved = step("editor2", id, "approve", revision(id));

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().path("published").path("version").asInt()).isEqualTo(1);
        assertThat(found("쥐눈이콩").getFirst()).isEqualTo(id);
        assertThat(get("", ENTRIES + "/" + id).json().path("title").asString()).isEqualTo("쥐눈이콩 나눔 장터");
        var retired = as("editor1")
                .post(ENTRIES + "/" + id + "/retire", "{\"revision\":" + revision(id) + ",\"reason\":\"끝난 행사\"}");
        assertThat(retired.status()).isEqualTo(200);
        assertThat(found("쥐눈이콩")).doesNotContain(id);
        assertThat(get("agent1", ENTRIES + "/" + id + "?version=1").status())
                .as("old versions stay")
                .isEqualTo(200);
        assertThat(get("", ENTRIES + "/" + id + "?version=1").status()).isEqualTo(401);
    }

    @Test
    void ofTwoWhoApproveAtTheSameTimeOneWins() throws Exception {
        var id = draft("겹치는 승인 시험");
        step("editor1", id, "submit", revision(id));
        int revision = revision(id);
        var barrier = new CyclicBarrier(2);

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Caller.Answer> approve = () -> {
                barrier.await();
                return step("editor2", id, "approve", revision);
            };
            var both = pool.invokeAll(List.of(approve, approve));

            assertThat(List.of(both.get(0).get().status(), both.get(1).get().status()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void whoSavesFromAnOldRevisionIsShownBothSides() {
        var id = draft("두 사람이 고치는 글");
        int old = revision(id);
        assertThat(save("editor2", id, old, "둘째 사람의 글").status()).isEqualTo(200);

        var late = save("editor1", id, old, "첫째 사람의 글");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("/problems/conflict");
        assertThat(late.json().path("current").path("open").path("title").asString())
                .isEqualTo("둘째 사람의 글");
        assertThat(late.json().path("yours").path("revision").asInt()).isEqualTo(old);
    }

    @Test
    void whoSavedALineOfItCannotApproveIt() {
        var id = draft("함께 쓴 글");
        save("editor2", id, revision(id), "함께 고쳐 쓴 글");
        step("editor1", id, "submit", revision(id));

        assertThat(step("editor1", id, "approve", revision(id)).status()).isEqualTo(422);
        assertThat(step("editor2", id, "approve", revision(id)).status()).isEqualTo(422);
    }

    @Test
    void aSentBackTextSaysWhy() {
        var id = draft("돌려보낼 글");
        step("editor1", id, "submit", revision(id));

        var back = as("editor2")
                .post(ENTRIES + "/" + id + "/send-back", "{\"revision\":" + revision(id) + ",\"reason\":\"금액 확인\"}");

        assertThat(back.json().path("open").path("state").asString()).isEqualTo("DRAFT");
        assertThat(back.json().path("open").path("reason").asString()).isEqualTo("금액 확인");
        assertThat(step("editor1", id, "approve", revision(id)).problem()).isEqualTo("/problems/illegal-state");
    }

    @Test
    void theSameRequestToCreateMakesOneEntry() {
        var key = UUID.randomUUID().toString();
        var body = created("한 번만 만드는 글");

        var first = as("editor1").with("Idempotency-Key", key).post(ENTRIES, body);
        var second = as("editor1").with("Idempotency-Key", key).post(ENTRIES, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    }

    @Test
    void theListShowsWhatWaitsForApproval() {
        var id = draft("목록에서 찾을 글");
        step("editor1", id, "submit", revision(id));

        var rows = get("editor2", ENTRIES + "?state=REVIEW&q=" + encoded("목록에서"))
                .json()
                .path("items");

        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.get(0).path("id").asString()).isEqualTo(id);
        assertThat(rows.get(0).path("state").asString()).isEqualTo("REVIEW");
        assertThat(get("agent1", ENTRIES).status()).isEqualTo(403);
    }

    @Test
    void anImportIsFoundWhenItsAnswerComes() {
        var lines = """
            {"id":"imp-1","lang":"ko","title":"꽃다지 정원 이용","body":"봄에 엽니다.","url":"x"}
            {"id":"imp-2","lang":"ko"}
            """;

        var report = as("editor1").send("POST", "/api/v1/knowledge/import", lines, "application/x-ndjson");

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.json().path("created").asInt()).isEqualTo(1);
        assertThat(report.json().path("rejected").asInt()).isEqualTo(1);
        assertThat(report.json().path("unknownFields").path("url").asInt()).isEqualTo(1);
        assertThat(search("꽃다지").get(0).path("externalId").asString()).isEqualTo("imp-1");
        assertThat(as("editor1")
                        .send("POST", "/api/v1/knowledge/import", "[]", "application/json")
                        .status())
                .isEqualTo(415);
        assertThat(as("agent1")
                        .send("POST", "/api/v1/knowledge/import", lines, "application/x-ndjson")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void citizensFindAnswersWithoutScript() {
        as("editor1").send("POST", "/api/v1/knowledge/import", """
            {"id":"page-1","lang":"ko","title":"보리수 광장 대여","body":"첫 문단입니다.\\n\\n- 하나\\n- 둘 <b>","confirmedOn":"2026-11-20"}
            """, "application/x-ndjson");

        var page = get("", "/answers?lang=ko&q=" + encoded("보리수 광장")).response().body();

        assertThat(page)
                .contains("보리수 광장 대여", "<li>하나</li>", "둘 &lt;b&gt;", "2026년 11월 20일 확인", "서울특별시", "data-way=\"voice\"");
        var id = found("보리수").getFirst();
        assertThat(get("", "/answers/" + id).response().body()).contains("보리수 광장 대여");
        assertThat(get("", "/answers/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(get("", "/answers/nothing").status()).isEqualTo(404);
        assertThat(get("", "/answers?lang=en&q=" + encoded("뷁뷁뷁")).response().body())
                .contains("Nothing found", "data-way=\"voice\"");
    }

    @Test
    void anAnswerGivenInAContactIsNotedOnce() {
        as("editor1")
                .send(
                        "POST",
                        "/api/v1/knowledge/import",
                        "{\"id\":\"used-1\",\"lang\":\"ko\",\"title\":\"물푸레 숲길\"}",
                        "application/x-ndjson");
        var entry = UUID.fromString(found("물푸레 숲길").getFirst());
        var web = directory.entryPoint("web").orElseThrow();
        var staff = directory.staffByUsername("agent1").orElseThrow().id().value();
        var contact = Objects.requireNonNull(transaction.execute(_ -> interactions
                .arrive(new Arrival(
                        "test:" + UUID.randomUUID(),
                        web.channel(),
                        Direction.INBOUND,
                        web.id(),
                        web.organisation(),
                        null,
                        null,
                        "ko",
                        clock.instant(),
                        null,
                        null))
                .id()));

        for (int twice = 0; twice < 2; twice++) {
            transaction.executeWithoutResult(_ -> answers.use(contact, entry, 1, staff));
        }

        var noted = get("supervisor1", "/api/v1/interactions/" + contact.value())
                .json()
                .path("answers");
        assertThat(noted.size()).isEqualTo(1);
        assertThat(noted.get(0).path("entryId").asString()).isEqualTo(entry.toString());
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> answers.use(contact, entry, 2, staff)))
                .isInstanceOf(InvalidFieldException.class);
        assertThat(as("agent2")
                        .post(
                                "/api/v1/interactions/" + contact.value() + "/answers",
                                "{\"entryId\":\"" + entry + "\",\"version\":1}")
                        .status())
                .as("who holds no seat")
                .isEqualTo(403);
    }

    @Test
    void aQuestionTooLongIsRefused() {
        assertThat(get("", "/api/v1/knowledge/search?q=" + "x".repeat(301)).status())
                .isEqualTo(400);
        assertThat(get("", "/api/v1/knowledge/search?q=x&lang=fr").status()).isEqualTo(400);
        assertThat(get("", "/api/v1/knowledge/search?size=100000").status()).isEqualTo(200);
    }

    private String draft(String title) {
        var made = as("editor1").post(ENTRIES, created(title));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private String created(String title) {
        return JSON.writeValueAsString(Map.of(
                "lang", "ko", "organisationId", city(), "category", "culture", "title", title, "body", "본문입니다."));
    }

    private Caller.Answer save(String who, String id, int revision, String title) {
        return as(who).put(
                        ENTRIES + "/" + id + "/draft",
                        JSON.writeValueAsString(Map.of(
                                "revision",
                                revision,
                                "organisationId",
                                city(),
                                "category",
                                "culture",
                                "title",
                                title,
                                "body",
                                "본문")));
    }

    private Caller.Answer step(String who, String id, String step, int revision) {
        return as(who).post(ENTRIES + "/" + id + "/" + step, "{\"revision\":" + revision + "}");
    }

    private int revision(String id) {
        return get("editor1", ENTRIES + "/" + id + "/work")
                .json()
                .path("revision")
                .asInt();
    }

    private List<String> found(String q) {
        return search(q).valueStream().map(hit -> hit.path("id").asString()).toList();
    }

    private JsonNode search(String q) {
        return get("", "/api/v1/knowledge/search?lang=ko&q=" + encoded(q))
                .json()
                .path("hits");
    }

    private String city() {
        return directory.organisationByCode("seoul").orElseThrow().id().value().toString();
    }

    private Caller.Answer get(String who, String path) {
        return (who.isEmpty() ? Caller.on(port) : as(who)).get(path);
    }

    private Caller as(String who) {
        return Caller.on(port).withPassword(who, "demo-120");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
