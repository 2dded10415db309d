package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.Queues;
import org.dasan.acd.SeatRequest;
import org.dasan.acd.SeatRole;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Interactions;
import org.dasan.store.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cases as desks and officers ask for them, and as citizens' pages show them.
@RunningServer
class CaseDeskTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Interactions interactions;

    @Autowired
    private Acd acd;

    @Autowired
    private Queues queues;

    @Autowired
    private Directory directory;

    @Autowired
    private Clock clock;

    @Test
    void anOfficerAnswersWhatAnAgentOpenedAndTheCitizenReadsIt() {
        var contact = heldByAgent1();
        var key = UUID.randomUUID().toString();
        var opened = open(contact, "transport", key);
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        var again = open(contact, "transport", key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("code")).isEqualTo(opened.json().path("code"));
        var id = opened.json().path("id").asString();

        var list = as("officer1").get("/api/v1/cases?state=OPEN").json().path("items");
        assertThat(ids(list)).contains(id);
        var taken = step("officer1", id, Map.of("to", "IN_PROGRESS", "version", 2));
        assertThat(taken.status()).as(taken.response().body()).isEqualTo(200);
        assertThat(taken.json().path("officer").path("name").asString()).isEqualTo("임태호");
        var late = step("officer1", id, Map.of("to", "IN_PROGRESS", "version", 2));
        assertThat(late.problem()).isEqualTo("/problems/conflict");
        assertThat(late.json().path("current").path("version").asInt())
                .isEqualTo(taken.json().path("version").asInt());
        assertThat(late.json().path("yours").path("version").asInt()).isEqualTo(2);
        var answered = step(
                "officer1",
                id,
                Map.of(
                        "to",
                        "ANSWERED",
                        "text",
                        "기사에게 알렸습니다",
                        "closingReason",
                        "RESOLVED",
                        "internalNote",
                        "회사에 공문",
                        "version",
                        taken.json().path("version").asInt()));
        assertThat(answered.status()).as(answered.response().body()).isEqualTo(200);
        assertThat(answered.json().path("timeline").toString()).contains("회사에 공문");

        var page = Caller.on(port)
                .get("/cases?lang=ko&number=" + opened.json().path("number").asString() + "&code="
                        + opened.json().path("code").asString());
        assertThat(page.response().body())
                .contains("기사에게 알렸습니다", "담당 공무원", "교통실")
                .doesNotContain("회사에 공문", "임태호");
        var seen = as("agent1").get("/api/v1/cases/" + id).json();
        assertThat(seen.path("internal").asBoolean()).isFalse();
        assertThat(seen.toString()).contains("기사에게 알렸습니다").doesNotContain("회사에 공문");
        assertThat(seen.path("next").toString()).contains("ADDITIONAL");
    }

    @Test
    void anOfficerSeesNothingOfOtherOrganisations() {
        var contact = heldByAgent1();
        var id = open(contact, "jongno-gu", UUID.randomUUID().toString())
                .json()
                .path("id")
                .asString();
        var officer = as("officer1");

        assertThat(ids(officer.get("/api/v1/cases").json().path("items"))).doesNotContain(id);
        assertThat(officer.get("/api/v1/cases/" + id).status()).isEqualTo(403);
        assertThat(step("officer1", id, Map.of("to", "IN_PROGRESS", "version", 2))
                        .status())
                .isEqualTo(403);
        assertThat(officer.get("/api/v1/cases?interaction=" + contact).status()).isEqualTo(403);
        assertThat(ids(as("agent1")
                        .get("/api/v1/cases?interaction=" + contact)
                        .json()
                        .path("items")))
                .containsExactly(id);
    }

    @Test
    void anAgentEntersOnlyWhatTheCitizenSays() {
        var id = open(heldByAgent1(), "transport", UUID.randomUUID().toString())
                .json()
                .path("id")
                .asString();

        var answer =
                step("agent1", id, Map.of("to", "ANSWERED", "text", "x", "closingReason", "RESOLVED", "version", 2));
        assertThat(field(answer)).isEqualTo("to");
        var withdrawn = step("agent1", id, Map.of("to", "WITHDRAWN", "reason", "전화로 거두심", "version", 2));
        assertThat(withdrawn.json().path("state").asString()).isEqualTo("WITHDRAWN");
        var after = step("officer1", id, Map.of("to", "IN_PROGRESS", "version", 3));
        assertThat(after.problem()).isEqualTo("/problems/illegal-state");
        assertThat(after.json().path("is").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatIsWrongIsNamedByItsField() {
        var contact = heldByAgent1();
        assertThat(field(open(contact, "nowhere", UUID.randomUUID().toString())))
                .isEqualTo("organisation");
        assertThat(as("agent1")
                        .post("/api/v1/cases", body(contact, "transport"))
                        .status())
                .as("without a key")
                .isEqualTo(400);
        assertThat(field(as("agent1").get("/api/v1/cases?state=ODD"))).isEqualTo("state");
        var stranger = as("agent2")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/cases", body(contact, "transport"));
        assertThat(stranger.status()).as(stranger.response().body()).isEqualTo(403);
    }

    @Test
    void theBooksOfCasesAgree() {
        open(heldByAgent1(), "transport", UUID.randomUUID().toString());

        var books = as("supervisor1").get("/api/v1/reconciliation").json().path("books");

        assertThat(books.toString()).contains("Cases");
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static String field(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        return answer.json().path("errors").path(0).path("field").asString();
    }

    private Caller.Answer step(String who, String id, Map<String, ?> body) {
        return as(who).post("/api/v1/cases/" + id + "/steps", JSON.writeValueAsString(body));
    }

    private Caller.Answer open(UUID contact, String organisation, String key) {
        return as("agent1").with("Idempotency-Key", key).post("/api/v1/cases", body(contact, organisation));
    }

    private static String body(UUID contact, String organisation) {
        return JSON.writeValueAsString(Map.of(
                "interactionId",
                contact,
                "type",
                "COMPLAINT",
                "organisation",
                organisation,
                "title",
                "7번 버스 무정차",
                "text",
                "그냥 지나갑니다"));
    }

    /// A contact whose seat agent1 holds.
    private UUID heldByAgent1() {
        var agent = directory.staffByUsername("agent1").orElseThrow().id().value();
        return Objects.requireNonNull(transaction.execute(_ -> {
            var entry = directory.entryPoint("web").orElseThrow();
            var now = clock.instant();
            var id = interactions
                    .arrive(new Arrival(
                            "cases:" + Ids.next(),
                            Channel.CHAT,
                            Direction.INBOUND,
                            entry.id(),
                            entry.organisation(),
                            null,
                            null,
                            "ko",
                            now,
                            null,
                            null))
                    .id();
            var queue = queues.choose(entry.id(), SeatRole.AGENT, "ko");
            var seat = acd.enqueue(id, List.of(SeatRequest.agent(queue.id(), "ko", now)))
                    .getFirst();
            jdbc.sql("UPDATE seat SET state = 'ACTIVE', agent_id = :agent, connected_at = :now WHERE id = :seat")
                    .param("agent", agent)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("seat", seat.value())
                    .update();
            return id.value();
        }));
    }

    private Caller as(String username) {
        return Caller.on(port).withPassword(username, "demo-120");
    }
}
