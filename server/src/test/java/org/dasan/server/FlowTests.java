package org.dasan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.city.EntryPoint;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.selfservice.FlowCall;
import org.dasan.selfservice.FlowOutcome;
import org.dasan.selfservice.FlowSession;
import org.dasan.selfservice.Flows;
import org.dasan.selfservice.Prompts;
import org.dasan.selfservice.Reply;
import org.dasan.selfservice.Said;
import org.dasan.selfservice.Speech;
import org.dasan.store.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The flow of the sample: tried from the screen, changed, and run for calls that are contacts. It reads the books, so
/// it has an application and a database of its own.
@RunningServer
@TestPropertySource(properties = "dasan.test=flows")
class FlowTests {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FLOW = "/api/v1/configuration/flows/120";

    @LocalServerPort
    private int port;

    @Autowired
    private Flows flows;

    @Autowired
    private Prompts prompts;

    @Autowired
    private Interactions interactions;

    @Autowired
    private Identities identities;

    @Autowired
    private Directory directory;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void nineAndOneWaitsForSomebodyWhoSpeaksEnglish() {
        var trial = trial(flow(), "9", "1");

        assertThat(trial.at("/end/how").asString()).isEqualTo("QUEUED");
        assertThat(trial.at("/end/language").asString()).isEqualTo("en");
        assertThat(trial.at("/end/queue/en").asString()).isEqualTo("English");
        assertThat(trial.at("/end/path").valueStream().map(JsonNode::asString)).containsExactly("외국어", "영어");
        assertThat(trial.path("steps")
                        .valueStream()
                        .filter(step -> step.path("what").asString().equals("HEARD"))
                        .map(step -> step.path("language").asString())
                        .distinct())
                .containsExactly("ko", "en", "zh", "ja", "vi", "mn");
    }

    @Test
    void aNumberHasItsAnswerReadOutAndTheCallerIsServed() {
        var trial = trial(flow(), "1", "101#", "9");

        assertThat(trial.path("steps")
                        .valueStream()
                        .map(step -> step.path("text").asString()))
                .anyMatch(text -> text.contains("대형폐기물"));
        assertThat(trial.at("/end/how").asString()).isEqualTo("SELF_SERVED");
        assertThat(trial(flow(), "1", "999")
                        .path("steps")
                        .valueStream()
                        .map(step -> step.path("text").asString()))
                .contains("그 번호의 안내가 없습니다.");
    }

    @Test
    void aTestCallStopsAtTheQuestionAndCanBeMadeAtAnotherTime() {
        var first = trial(flow());

        assertThat(first.path("end").isNull()).isTrue();
        assertThat(first.at("/question/options")
                        .valueStream()
                        .map(option -> option.path("key").asString()))
                .containsExactly("1", "2", "9", "0");
        var office = (ObjectNode) flow();
        ((ObjectNode) office.at("/nodes/hours")).put("calendar", "sign-language");
        var night = JSON.writeValueAsString(Map.of(
                "flow", office, "at", "2026-11-30T18:00:00Z", "acts", List.of(Map.of("keys", "0", "hangUp", false))));
        var closed = admin().post("/api/v1/flows/trial", night);
        assertThat(closed.json().at("/trial/nodes").valueStream().map(JsonNode::asString))
                .as(closed.response().body())
                .contains("closed");
    }

    @Test
    void aFaultIsToldWithItsPlaceAndChangesNothingThatCallersHear() {
        var broken = (ObjectNode) flow();
        ((ObjectNode) broken.at("/nodes/notice")).put("next", "nowhere");
        ((ObjectNode) broken.at("/nodes/menu/options/0")).put("key", "9");

        var faults = admin().post("/api/v1/flows/check", JSON.writeValueAsString(Map.of("flow", broken)));
        var put = put(broken);

        assertThat(faults.json()
                        .path("faults")
                        .valueStream()
                        .map(fault -> fault.path("pointer").asString()))
                .contains("/nodes/notice/next", "/nodes/menu/options/2/key");
        assertThat(put.status()).isEqualTo(400);
        assertThat(put.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .contains("value.nodes.notice.next", "value.nodes.menu.options[2].key");
        assertThat(flow().at("/nodes/notice/next").asString()).isEqualTo("menu");
        var unreadable = (ObjectNode) flow();
        ((ObjectNode) unreadable.at("/nodes/notice")).put("nxet", "menu");
        var read = admin().post("/api/v1/flows/check", JSON.writeValueAsString(Map.of("flow", unreadable)));
        assertThat(read.json().at("/faults/0/pointer").asString()).isEqualTo("/nodes/notice/nxet");
        assertThat(read.json().at("/faults/0/code").asString()).isEqualTo("unreadable");
    }

    @Test
    void aPromptThatAFlowNeedsKeepsItsTexts() {
        var path = "/api/v1/configuration/prompts/connecting";
        var item = admin().get(path).json();
        var value = (ObjectNode) item.path("value").deepCopy();
        ((ObjectNode) value.path("text")).remove("mn");
        var change = JSON.writeValueAsString(
                Map.of("version", item.path("version").asInt(), "value", value, "why", "shorter"));

        var put = admin().put(path, change);

        assertThat(put.status()).as(put.response().body()).isEqualTo(400);
        assertThat(put.json().at("/errors/0/message").asString())
                .contains("120")
                .contains("mn");
        assertThat(admin().delete(path + "?version=1&why=gone").status()).isEqualTo(400);
    }

    @Test
    void aRunningCallKeepsTheFlowItBeganWith() {
        var changed = (ObjectNode) flow();
        ((ObjectNode) changed.at("/nodes/menu/options/3")).put("next", "call-back");
        var before = flow();
        var session = new Pressing("0") {
            @Override
            public Reply choose(Speech speech, List<Option> options, Duration patience) {
                assertThat(put(changed).status()).isEqualTo(200);
                return super.choose(speech, options, patience);
            }
        };
        try {
            assertThat(flows.run(session, FlowCall.of(voice(), arrived("010-5555-0101"))))
                    .isInstanceOf(FlowOutcome.Queued.class);
            assertThat(flows.run(new Pressing("0"), FlowCall.of(voice(), arrived("010-5555-0102"))))
                    .isInstanceOf(FlowOutcome.Promised.class);
        } finally {
            assertThat(put(before).status()).isEqualTo(200);
        }
    }

    @Test
    void aCallerWhoChoosesEnglishWaitsInItsQueueWithTheWayTheyCame() {
        var contact = arrived("010-5555-0103");

        var outcome = flows.run(new Pressing("91"), FlowCall.of(voice(), contact));

        assertThat(outcome).isInstanceOfSatisfying(FlowOutcome.Queued.class, queued -> {
            assertThat(queued.language()).isEqualTo("en");
            assertThat(queued.seat()).isNotNull();
        });
        assertThat(row(contact)).containsEntry("state", "WAITING").containsEntry("language", "en");
        assertThat(jdbc.sql("SELECT text FROM message WHERE interaction_id = :id AND direction = 'NOTE'")
                        .param("id", contact.value())
                        .query(String.class)
                        .list())
                .containsExactly("외국어 › 영어");
        assertThat(jdbc.sql("SELECT kind FROM span WHERE interaction_id = :id AND ended_at IS NOT NULL")
                        .param("id", contact.value())
                        .query(String.class)
                        .list())
                .containsExactly("SELF_SERVICE");
    }

    @Test
    void whoHangsUpIsServedOrHasAbandonedAndTheBooksBalance() {
        var early = arrived("010-5555-0104");
        var served = arrived("010-5555-0105");

        assertThat(flows.run(new Pressing(""), FlowCall.of(voice(), early))).isEqualTo(new FlowOutcome.HungUp("ko"));
        flows.run(new Pressing("1101"), FlowCall.of(voice(), served));

        assertThat(row(early)).containsEntry("outcome", "ABANDONED");
        assertThat(row(served)).containsEntry("outcome", "SELF_SERVED");
        var books = Caller.on(port).withPassword("supervisor1", "demo-120").get("/api/v1/reconciliation");
        assertThat(books.json().path("balanced").asBoolean())
                .as(books.response().body())
                .isTrue();
    }

    @Test
    void aCallIsPromisedToWhoHasANumberAndOthersAreAskedForOne() {
        var known = arrived("010-5555-0106");
        var withheld = arrived(null);

        flows.run(new Pressing("2"), FlowCall.of(voice(), known));
        flows.run(new Pressing("2", "01055550107#"), FlowCall.of(voice(), withheld));

        for (var contact : List.of(known, withheld)) {
            assertThat(row(contact)).containsEntry("outcome", "PROMISED");
            assertThat(jdbc.sql("SELECT kind FROM promise WHERE interaction_id = :id")
                            .param("id", contact.value())
                            .query(String.class)
                            .list())
                    .containsExactly("CALLBACK");
        }
    }

    @Test
    void aFlowThatBreaksBringsItsCallerToAPerson() {
        var contact = arrived("010-5555-0108");

        var outcome = flows.run(
                new Pressing("1") {
                    @Override
                    public Said say(Speech speech) {
                        throw new IllegalStateException("broken on purpose");
                    }
                },
                FlowCall.of(voice(), contact));

        assertThat(outcome).isInstanceOf(FlowOutcome.Queued.class);
        assertThat(row(contact)).containsEntry("state", "WAITING");
    }

    @Test
    void aRecordingIsCheckedServedAndHeardBeforeAnythingElse() throws Exception {
        var path = "/api/v1/prompts/greeting/recordings/ko";

        var refused = upload(path, "RIFF, but not quite".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(refused.body()).at("/errors/0/field").asString())
                .isEqualTo("file");
        var wav = tone();
        assertThat(upload(path, wav).statusCode()).isEqualTo(200);

        var sound = prompts.find("greeting", "ko", Map.of())
                .orElseThrow()
                .parts()
                .getFirst()
                .sounds()
                .getFirst();
        var served = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + sound))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).isEqualTo(wav);
        assertThat(served.headers().firstValue("Cache-Control").orElse("")).contains("max-age=");
        var guessed = sound.replaceFirst("sounds/[0-9a-f]{8}", "sounds/00000000");
        assertThat(Caller.on(port).get(guessed).status()).isEqualTo(404);

        assertThat(admin().delete(path).status()).isEqualTo(204);
        assertThat(Caller.on(port).get(sound).status()).isEqualTo(404);
    }

    @Test
    void theSchemaIsPublished() {
        var schema = Caller.on(port).get("/api/v1/flows/schema");

        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.json().path("$schema").asString()).contains("json-schema.org");
    }

    /// A caller who presses keys as they are asked, and then hangs up.
    private static class Pressing implements FlowSession {
        private final List<String> answers;
        private boolean gone;

        Pressing(String... answers) {
            this.answers = new ArrayList<>();
            for (var answer : answers) {
                if (answer.contains("#")) {
                    this.answers.add(answer.replace("#", ""));
                } else {
                    answer.chars().forEach(key -> this.answers.add(String.valueOf((char) key)));
                }
            }
        }

        @Override
        public Said say(Speech speech) {
            return gone ? Said.HUNG_UP : Said.HEARD;
        }

        @Override
        public Reply choose(Speech speech, List<Option> options, Duration patience) {
            return next();
        }

        @Override
        public Reply ask(Speech speech, Digits digits) {
            if (answers.size() >= digits.most() && answers.stream().allMatch(each -> each.length() == 1)) {
                var keys = String.join("", answers.subList(0, digits.most()));
                answers.subList(0, digits.most()).clear();
                return new Reply.Pressed(keys);
            }
            return next();
        }

        private Reply next() {
            gone = gone || answers.isEmpty();
            return gone ? new Reply.HungUp() : new Reply.Pressed(answers.removeFirst());
        }

        @Override
        public boolean hungUp() {
            return gone;
        }
    }

    private InteractionId arrived(@Nullable String phone) {
        var at = voice();
        return transaction
                .execute(_ -> interactions.arrive(new Arrival(
                        "test:" + Ids.next(),
                        Channel.VOICE,
                        Direction.INBOUND,
                        at.id(),
                        at.organisation(),
                        null,
                        phone == null
                                ? null
                                : identities.known(
                                        IdentityKind.PHONE,
                                        "+82" + phone.substring(1).replace("-", "")),
                        "ko",
                        clock.instant(),
                        null,
                        null)))
                .id();
    }

    private EntryPoint voice() {
        return directory.entryPoint("voice").orElseThrow();
    }

    private Map<String, @Nullable Object> row(InteractionId id) {
        return jdbc.sql("SELECT state, outcome, language FROM interaction WHERE id = :id")
                .param("id", id.value())
                .query()
                .singleRow();
    }

    private JsonNode flow() {
        return admin().get(FLOW).json().path("value");
    }

    private JsonNode trial(JsonNode flow, String... keys) {
        var acts = new ArrayList<Map<String, Object>>();
        for (var each : keys) {
            acts.add(Map.of("keys", each, "hangUp", false));
        }
        var answer = admin().post("/api/v1/flows/trial", JSON.writeValueAsString(Map.of("flow", flow, "acts", acts)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().path("faults").size())
                .as(answer.response().body())
                .isZero();
        return answer.json().path("trial");
    }

    private Caller.Answer put(JsonNode value) {
        int version = admin().get(FLOW).json().path("version").asInt();
        return admin().put(
                        FLOW, JSON.writeValueAsString(Map.of("version", version, "value", value, "why", "for a test")));
    }

    private Caller admin() {
        return Caller.on(port).withPassword("admin", "demo-120");
    }

    private HttpResponse<String> upload(String path, byte[] file) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes("""
                --here
                Content-Disposition: form-data; name="file"; filename="a.wav"
                Content-Type: audio/wav

                """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--here--\r\n".getBytes(StandardCharsets.US_ASCII));
        var password = Base64.getEncoder().encodeToString("admin:demo-120".getBytes(StandardCharsets.US_ASCII));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + password)
                .header("Content-Type", "multipart/form-data; boundary=here")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// A second of 400 Hz.
    private static byte[] tone() throws IOException {
        var samples = new byte[16_000];
        for (int i = 0; i < 8000; i++) {
            int value = (int) (8000 * Math.sin(2 * Math.PI * 400 * i / 8000));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        var out = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(samples), new AudioFormat(8000, 16, 1, true, false), 8000),
                AudioFileFormat.Type.WAVE,
                out);
        return out.toByteArray();
    }
}
