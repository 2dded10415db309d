package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.dasan.city.Directory;
import org.dasan.city.configuration.Documents;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.selfservice.prompt.PromptBook;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.store.Ids;
import org.dasan.telephony.Telephone.Keys;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What callers hear and press before they wait, through a real exchange. No machine's voice is here: what has a
/// recording is heard, in place of all else the exchange's own chime.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowCallTests {
    private static final UUID ENGLISH = Ids.next();

    private final PromptServer prompts = new PromptServer();
    private final VoiceCity city;

    FlowCallTests(@TempDir Path folder) throws Exception {
        city = VoiceCity.start(
                folder,
                Map.of(
                        "dasan.telephony.sounds-url",
                        prompts.url(),
                        "dasan.self-service.speaker",
                        "no-machine-speaks-here",
                        "test.prompts",
                        "its own"),
                FlowCallTests::furnish);
        passOn();
        var flow = JsonMapper.shared()
                .readTree(Objects.requireNonNull(FlowCallTests.class.getResourceAsStream("/flow.json")));
        city.bean(Documents.class).write("flows", "120", 0, flow);
        for (var code : List.of("greeting", "menu", "number", "foreign", "connecting", "thanks", "survey")) {
            prompt(code);
        }
        record("greeting", "ko", 16_000);
        record("menu", "ko", 8000);
        record("foreign", "en", 8000);
        record("survey", "en", 8000);
    }

    private static void furnish(VoiceCity city) {
        city.sql("INSERT INTO skill (code, name) VALUES ('en', '{\"ko\":\"x\"}') ON CONFLICT DO NOTHING");
        city.sql(
                "INSERT INTO queue (id, code, organisation_id, name, offer_seconds) SELECT ?, 'english', organisation_id, '{\"ko\":\"영어\"}', 6 FROM queue WHERE code = 'general'",
                ENGLISH);
        city.sql(
                "INSERT INTO queue_choice (entry_point_id, role, language, queue_id) SELECT id, 'AGENT', 'en', ? FROM entry_point WHERE key = 'voice'",
                ENGLISH);
        city.sql("UPDATE entry_point SET survey = true");
    }

    private void prompt(String code) {
        city.bean(Documents.class)
                .write("prompts", code, 0, JsonMapper.shared().readValue("""
                                {"code": "%1$s", "name": {"ko": "%1$s"}, "text": {"ko": "말", "en": "Words", "mn": "Үг"}}
                                """.formatted(code), JsonNode.class));
    }

    private void record(String code, String language, int rate) throws IOException, BlobTooLarge {
        var blob = city.bean(BlobStore.class).put(new ByteArrayInputStream(tone(code, rate)), 1_000_000);
        city.sql(
                "INSERT INTO staff (id, username, display_name, created_at) VALUES (?, ?, 'x', now())",
                Ids.next(),
                code);
        city.sql("""
                INSERT INTO prompt_recording (prompt, language, blob_id, sha256, rate, millis, uploaded_by, uploaded_at)
                SELECT ?, ?, ?, ?, ?, 500, (SELECT id FROM staff LIMIT 1), now()
                """, code, language, blob.id(), blob.sha256(), rate);
    }

    /// Half a second, of another pitch for each prompt.
    private static byte[] tone(String code, int rate) throws IOException {
        var samples = new byte[rate];
        int pitch = 300 + Math.floorMod(code.hashCode(), 400);
        for (int i = 0; i < rate / 2; i++) {
            int value = (int) (8000 * Math.sin(2 * Math.PI * pitch * i / rate));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        var out = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(samples), new AudioFormat(rate, 16, 1, true, false), rate / 2),
                AudioFileFormat.Type.WAVE,
                out);
        return out.toByteArray();
    }

    @AfterEach
    void theBooksBalance() {
        prompts.is(PromptServer.Mode.PASSED_ON);
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        assertThat(city.jdbc
                        .sql("SELECT count(*) FROM seat WHERE state IN ('WAITING', 'OFFERED', 'ACTIVE')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @AfterAll
    void stop() {
        city.close();
        prompts.close();
    }

    @ParameterizedTest
    @EnumSource
    void nineAndOneWaitsForSomebodyWhoSpeaksEnglish(Keys how) {
        int before = city.calls();
        double played = sounds("PLAYED");
        double failed = sounds("FAILED");
        try (var caller = city.presses(how, "__9_1", "01023450001")) {
            var id = city.newest(before + 1, InteractionState.WAITING);

            assertThat(caller.isInCall()).isTrue();
            assertThat(city.interaction(id).language()).isEqualTo("en");
            assertThat(city.seats(id)).singleElement().satisfies(seat -> {
                assertThat(seat.language()).isEqualTo("en");
                assertThat(seat.queue()).isEqualTo(ENGLISH);
            });
            Eventually.that(() -> assertThat(city.spans(id)).containsExactly("SELF_SERVICE", "WAITING"));
            assertThat(sounds("PLAYED") - played).isPositive();
            assertThat(sounds("FAILED") - failed).isZero();
        }
    }

    @Test
    void keysThatComeTooEarlyOrTwiceAreTakenForWhatTheyMean() {
        int before = city.calls();
        try (var caller = city.presses(Keys.MESSAGE, "9911", "01023450002")) {
            var id = city.newest(before + 1, InteractionState.WAITING);

            assertThat(caller.isInCall()).isTrue();
            assertThat(city.interaction(id).language()).isEqualTo("en");
        }
    }

    @Test
    void whoSaysNothingGetsAPerson() {
        int before = city.calls();
        try (var caller = city.caller("caller-stays", "01023450003", 0)) {
            var id = waits(before + 1);

            assertThat(caller.isInCall()).isTrue();
            assertThat(city.interaction(id).language()).isEqualTo("ko");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStarGoesBackAndAKeyOfNoUseIsForgiven(Keys how) {
        int before = city.calls();
        try (var caller = city.presses(how, "__9_*_7_9_1", "01023450004")) {
            var id = waits(before + 1);

            assertThat(caller.isInCall()).isTrue();
            assertThat(city.interaction(id).language()).isEqualTo("en");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHangsUpInTheMenuLeavesNothingBehind(Keys how) {
        int before = city.calls();
        try (var caller = city.presses(how, "__9!", "01023450005")) {
            caller.endsWell();
            var id = city.newest(before + 1, InteractionState.CLOSED);

            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.ABANDONED);
            assertThat(city.seats(id)).isEmpty();
            assertThat(city.spans(id)).containsExactly("SELF_SERVICE");
            Eventually.that(() -> assertThat(endReason(id)).isEqualTo("LEFT"));
            Eventually.that(() -> assertThat(city.bean(LiveCalls.class).all()).isEmpty());
        }
    }

    @Test
    void whoWantsToBeCalledIsPromisedItAndHangsUpContent() {
        int before = city.calls();
        try (var caller = city.presses(Keys.MESSAGE, "__2", "01023450006")) {
            caller.endsWell();
            var id = city.newest(before + 1, InteractionState.CLOSED);

            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.PROMISED);
            assertThat(city.jdbc
                            .sql("SELECT kind FROM promise WHERE interaction_id = :id")
                            .param("id", id.value())
                            .query(String.class)
                            .list())
                    .containsExactly("CALLBACK");
            assertThat(endReason(id)).isEqualTo("SERVED");
        }
    }

    @Test
    void aNumberIsTakenWholeAndTheHashAfterItCutsNothingShort() {
        int before = city.calls();
        try (var caller = city.presses(Keys.MESSAGE, "__1_123#", "01023450007")) {
            caller.endsWell();
            var id = city.newest(before + 1, InteractionState.CLOSED);

            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.SELF_SERVED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PASSED_ON", mode = EnumSource.Mode.EXCLUDE)
    void aBrokenPromptServerSilencesNobody(PromptServer.Mode mode) {
        prompts.is(mode);
        // sounds that the exchange has not kept
        city.sql("UPDATE prompt_recording SET sha256 = md5(sha256 || random())");
        city.bean(PromptBook.class).reload();
        int before = city.calls();
        double chimes = sounds("CHIME");
        try (var caller = city.presses(Keys.EVENT, "_", "01023450008")) {
            var id = waits(before + 1);

            assertThat(caller.isInCall()).isTrue();
            assertThat(city.interaction(id).language()).isEqualTo("ko");
            assertThat(sounds("CHIME") - chimes).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whomTheAgentLeavesOnTheLineIsAskedHowItWas() {
        var agent = englishAgent("grace", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-leaves", 500);
                var caller = city.presses(Keys.MESSAGE, "__9_1" + "__5".repeat(20), "01023450009")) {
            Eventually.within(
                    Duration.ofSeconds(60),
                    () -> assertThat(city.jdbc
                                    .sql("SELECT count(*) FROM survey WHERE rating = 5")
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(1));
            phone.endsWell();
            var id = city.newest(before + 1, InteractionState.WRAP_UP);
            assertThat(city.seats(id).getFirst().agent()).isEqualTo(agent);
            assertThat(city.spans(id)).containsExactly("SELF_SERVICE", "WAITING", "TALKING", "SELF_SERVICE");
            assertThat(city.bean(MeterRegistry.class)
                            .get("dasan.survey.asked")
                            .tag("channel", "VOICE")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(city.bean(MeterRegistry.class)
                            .get("dasan.survey.answered")
                            .counter()
                            .count())
                    .isEqualTo(1);
        } finally {
            city.goes(agent);
        }
    }

    private UUID englishAgent(String name, String line) {
        var agent = city.agent(name, line);
        city.sql("INSERT INTO staff_skill VALUES (?, 'en', 5)", agent);
        city.bean(Directory.class).reload();
        return agent;
    }

    private void passOn() {
        prompts.passesOnTo(Integer.parseInt(
                Objects.requireNonNull(city.bean(Environment.class).getProperty("local.server.port"))));
    }

    /// The newest call, once it waits; callers who are silent take their time.
    private InteractionId waits(int calls) {
        Eventually.within(Duration.ofSeconds(90), () -> city.newest(calls, InteractionState.WAITING));
        return city.newest(calls, InteractionState.WAITING);
    }

    private double sounds(String outcome) {
        var counter = city.bean(MeterRegistry.class)
                .find("dasan.voice.sounds")
                .tag("outcome", outcome)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private String endReason(InteractionId id) {
        return city.jdbc
                .sql("SELECT coalesce(end_reason, '') FROM call WHERE interaction_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
