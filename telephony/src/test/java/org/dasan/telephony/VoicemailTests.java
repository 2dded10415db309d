package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dasan.city.configuration.Documents;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobStore;
import org.dasan.telephony.Telephone.Keys;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What callers say after a tone, through a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoicemailTests {
    private static final String FLOW = """
            {"code": "120", "name": {"ko": "대표전화"}, "organisation": "voice-city", "entryPoints": ["voice"],
             "language": "ko", "start": "message", "person": "agent", "nodes": {
               "message": {"type": "voicemail", "prompt": "message", "longest": 10, "thanks": "thanks", "failed": "agent"},
               "agent": {"type": "queue", "priority": 0}}}
            """;
    private static final int HEADER = 58;

    private final VoiceCity city;

    VoicemailTests(@TempDir Path folder) {
        city = VoiceCity.start(folder);
        for (var code : List.of("message", "thanks")) {
            write(
                    "prompts",
                    code,
                    "{\"code\": \"%1$s\", \"name\": {\"ko\": \"%1$s\"}, \"text\": {\"ko\": \"말\"}}".formatted(code));
        }
        write("flows", "120", FLOW);
    }

    private void write(String kind, String code, String document) {
        city.bean(Documents.class).write(kind, code, 0, JsonMapper.shared().readValue(document, JsonNode.class));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        assertThat(files()).isEmpty();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void whatACallerSaysIsKeptAndPromisedAnAnswer() throws BlobGone, IOException {
        int before = city.calls();
        try (var caller = city.presses(Keys.MESSAGE, "_".repeat(9) + "#", "01023457001")) {
            caller.endsWell();
            var id = city.newest(before + 1, InteractionState.CLOSED);

            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.PROMISED);
            var kept = kept(id);
            assertThat(kept).singleElement().satisfies(message -> {
                assertThat(message.seconds()).isBetween(2, 9);
                assertThat(message.kind()).isEqualTo("VOICEMAIL");
            });
            var sound = sound(kept.getFirst().blob());
            assertThat(sound).startsWith('R', 'I', 'F', 'F');
            assertThat(loud(sound)).isTrue();
            Eventually.that(() -> assertThat(kept(id).getFirst().state()).isEqualTo("DUE"));
            assertThat(city.jdbc
                            .sql(
                                    "SELECT count(*) FROM interaction WHERE direction = 'OUTBOUND' AND cause_promise = :promise")
                            .param("promise", kept.getFirst().promise())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void whoHangsUpWhenTheyHaveDoneHasLeftTheirMessage() throws BlobGone, IOException {
        int before = city.calls();
        try (var caller = city.presses(Keys.MESSAGE, "_".repeat(9) + "!", "01023457002")) {
            caller.endsWell();
            var id = city.newest(before + 1, InteractionState.CLOSED);

            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.PROMISED);
            assertThat(kept(id))
                    .singleElement()
                    .satisfies(message -> assertThat(message.seconds()).isBetween(2, 9));
            assertThat(loud(sound(kept(id).getFirst().blob()))).isTrue();
        }
    }

    @Test
    void whoThinksBetterOfItLeavesNothing() {
        int before = city.calls();
        try (var caller = city.presses(Keys.MESSAGE, "__!", "01023457003")) {
            caller.endsWell();
            var id = city.newest(before + 1, InteractionState.CLOSED);

            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.ABANDONED);
            assertThat(city.seats(id)).isEmpty();
            assertThat(kept(id)).isEmpty();
        }
    }

    @Test
    void whoSaysNothingIsLedOn() {
        int before = city.calls();
        try (var caller = city.caller("caller-stays-quiet", "01023457004", 0)) {
            var id = city.newest(before + 1, InteractionState.WAITING);

            assertThat(caller.isInCall()).isTrue();
            assertThat(kept(id)).isEmpty();
        }
    }

    @Test
    void aServerThatDiesMeanwhileLosesNeitherTheCallersNorWhatTheySaid() throws IOException {
        int before = city.calls();
        city.stopServer();
        var server = city.serverProcess(List.of());
        try (var waits = city.caller("caller-stays-quiet", "01023457007", 0)) {
            var waiting = city.newestStored(before + 1);
            city.untilStored(waiting, InteractionState.WAITING);
            var since = city.queuedSince(waiting);

            dies(server, before + 1);

            // who waited already is not led through the flow again
            assertThat(waits.isInCall()).isTrue();
            assertThat(city.interaction(waiting).state()).isEqualTo(InteractionState.WAITING);
            assertThat(city.queuedSince(waiting)).isEqualTo(since);
            assertThat(city.spans(waiting)).containsExactly("SELF_SERVICE", "WAITING");
        } finally {
            server.close();
        }
    }

    private void dies(ServerProcess server, int before) throws IOException {
        try (var leaves = city.presses(Keys.MESSAGE, "_".repeat(9) + "!", "01023457005");
                var stays = city.presses(Keys.MESSAGE, "_".repeat(9), "01023457006")) {
            Eventually.that(() -> assertThat(files()).hasSize(2));

            server.kill();
            assertThat(leaves.isInCall()).isTrue();
            leaves.endsWell();
            city.startServer();

            var left = call(before, "01023457005");
            city.until(left, InteractionState.CLOSED);
            assertThat(city.interaction(left).outcome()).isEqualTo(Outcome.PROMISED);
            assertThat(kept(left)).hasSize(1);
            stays.endsWell(); // asked anew, says it again
            var stayed = call(before, "01023457006");
            city.until(stayed, InteractionState.CLOSED);
            assertThat(city.interaction(stayed).outcome()).isEqualTo(Outcome.PROMISED);
            assertThat(kept(stayed)).isNotEmpty();
            assertThat(city.calls()).isEqualTo(before + 2);
        }
    }

    private record Kept(UUID promise, UUID blob, int seconds, String kind, String state) {}

    private List<Kept> kept(InteractionId id) {
        return city.jdbc
                .sql("""
                SELECT v.promise_id, v.blob_id, v.seconds, p.kind, p.state
                  FROM voicemail v JOIN promise p ON p.id = v.promise_id WHERE v.interaction_id = :id
                """)
                .param("id", id.value())
                .query((rs, _) -> new Kept(
                        rs.getObject("promise_id", UUID.class),
                        rs.getObject("blob_id", UUID.class),
                        rs.getInt("seconds"),
                        rs.getString("kind"),
                        rs.getString("state")))
                .list();
    }

    /// The contact of whoever called from this number.
    private InteractionId call(int before, String number) {
        Eventually.that(() -> assertThat(city.calls()).isEqualTo(before + 2));
        return city.callFrom(number);
    }

    private byte[] sound(UUID blob) throws BlobGone, IOException {
        var out = new ByteArrayOutputStream();
        city.bean(BlobStore.class).writeTo(blob, out);
        return out.toByteArray();
    }

    /// Whether somebody is heard throughout.
    private static boolean loud(byte[] wav) {
        long loud = 0;
        for (int i = HEADER; i < wav.length; i++) {
            loud += Math.abs(RecordedSound.linear(wav[i])) > 500 ? 1 : 0;
        }
        return loud > 0.8 * (wav.length - HEADER);
    }

    private List<Path> files() throws IOException {
        var folder = Objects.requireNonNull(city.exchange.file().recordings()).here();
        try (var all = Files.list(folder)) {
            return all.filter(file -> String.valueOf(file.getFileName()).startsWith("message-"))
                    .toList();
        }
    }
}
