package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.NotYoursException;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobStore;
import org.dasan.telephony.RecordingRows.Fault;
import org.dasan.telephony.RecordingRows.Row;
import org.dasan.telephony.RecordingRows.State;
import org.dasan.telephony.RecordingRule.Consent;
import org.dasan.testkit.Eventually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;

/// What a real exchange writes down of real calls.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingTests {
    private final VoiceCity city;

    RecordingTests(@TempDir Path folder) {
        city = VoiceCity.start(folder);
    }

    @AfterEach
    void theBooksBalance() {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void aCallIsRecordedThroughATransfer() throws BlobGone, IOException {
        rule(Consent.TOLD_BEFORE, null);
        var first = city.agent("ada", "desk01");
        int before = city.calls();
        try (var one = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456701", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            speaks(id, 3);
            var second = city.agent("bob", "desk02");
            try (var other = city.telephone("desk02", "phone-leaves", 3000)) {
                city.bean(Acd.class).transfer(city.seats(id).getFirst().id(), first, null, second, null);
                one.endsWell();
                other.endsWell();
                caller.endsWell();
            } finally {
                city.goes(second);
            }
            var row = settled(id);
            assertThat(row.state()).isEqualTo(State.STORED);
            assertThat(row.fault()).isNull();
            assertThat(row.talkedMs()).isGreaterThan(6000);
            assertThat(sound(row)).hasSizeGreaterThan(8 * 6000 - 8 * 2500).startsWith('R', 'I', 'F', 'F');
            assertThat(Files.exists(file(id))).isFalse();
        } finally {
            city.goes(first);
        }
    }

    @Test
    void whileASecretIsSaidTheRecordingIsSilentAndGoesOnAfterwards() throws BlobGone, IOException {
        rule(Consent.TOLD_BEFORE, null);
        var agent = city.agent("carl", "desk03");
        int before = city.calls();
        try (var phone = city.telephone("desk03", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456702", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            speaks(id, 2);
            var recorder = city.bean(CallRecorder.class);
            assertThat(shown(agent)).isEqualTo("ON");

            recorder.pause(id, agent);
            assertThat(shown(agent)).isEqualTo("PAUSED");
            speaks(id, 5); // the exchange writes four seconds at once
            recorder.resume(id, agent);
            speaks(id, 9);
            city.bean(Acd.class).finish(city.seats(id).getFirst().id(), agent);
            phone.endsWell();
            caller.endsWell();

            var row = settled(id);
            assertThat(row.state()).isEqualTo(State.STORED);
            var sound = sound(row);
            assertThat(longestSilence(sound)).isBetween(3000, 5500);
            assertThat(loud(sound, sound.length - 4000, sound.length)).isTrue();
            assertThat(city.bean(RecordingRows.class).pauses(id))
                    .singleElement()
                    .satisfies(pause -> assertThat(pause.endedAt()).isNotNull());
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void onlyWhoSpeaksInTheCallMayPauseIt() {
        rule(Consent.TOLD_BEFORE, null);
        var agent = city.agent("dora", "desk04");
        int before = city.calls();
        try (var phone = city.telephone("desk04", "phone-leaves", 2500);
                var caller = city.caller("caller-stays", "01023456703", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);

            assertThatThrownBy(() -> city.bean(CallRecorder.class).pause(id, UUID.randomUUID()))
                    .isInstanceOf(NotYoursException.class);

            phone.endsWell();
            caller.endsWell();
            settled(id);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whoIsToldAtTheBeginningIsRecorded() {
        rule(Consent.ANNOUNCED, "recorded");

        assertThat(call("emil", "desk05", "phone-leaves", "caller-stays").state())
                .isEqualTo(State.STORED);
    }

    @Test
    void whoCouldNotBeToldIsNotRecorded() {
        rule(Consent.ANNOUNCED, "broken");
        var row = call("fred", "desk06", "phone-leaves", "caller-stays");

        assertThat(row.state()).isEqualTo(State.FAILED);
        assertThat(row.fault()).isEqualTo(Fault.NOT_ANNOUNCED);
        assertThat(row.blob()).isNull();
        assertThat(Files.exists(file(row.interaction()))).isFalse();
    }

    @Test
    void aRecordingWithoutSoundIsToldAndNotTakenForOne() {
        rule(Consent.TOLD_BEFORE, null);
        var row = call("gina", "desk01", "phone-leaves-mute", "caller-stays-mute");

        assertThat(row.state()).isEqualTo(State.FAILED);
        assertThat(row.fault()).isIn(Fault.MISSING, Fault.SHORT, Fault.SILENT);
    }

    @Test
    void aServerThatStartsAnewRecordsOn() {
        rule(Consent.TOLD_BEFORE, null);
        var agent = city.agent("hana", "desk02");
        int before = city.calls();
        try (var phone = city.telephone("desk02", "phone-leaves", 20_000);
                var caller = city.caller("caller-stays", "01023456704", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            city.stopServer();
            city.startServer();
            phone.endsWell();
            caller.endsWell();

            var row = settled(id);
            assertThat(row.state()).isEqualTo(State.STORED);
            assertThat(Objects.requireNonNull(row.heardMs())).isGreaterThan(17_000);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whatIsOldIsErasedAndTheBooksStillAgree() {
        rule(Consent.TOLD_BEFORE, null);
        var row = call("ida", "desk03", "phone-leaves", "caller-stays");
        var blob = Objects.requireNonNull(row.blob());
        city.sql(
                "UPDATE call_recording SET settled_at = settled_at - interval '31 days' WHERE interaction_id = ?",
                row.interaction().value());
        write(new RecordingRule("voice", Consent.TOLD_BEFORE, null, 30, true));

        assertThat(city.bean(RecordingErasure.class).eraseWhatIsDue()).isEqualTo(1);

        assertThat(find(row.interaction()).state()).isEqualTo(State.ERASED);
        assertThatThrownBy(() -> city.bean(BlobStore.class).writeTo(blob, new ByteArrayOutputStream()))
                .isInstanceOf(BlobGone.class);
        assertThat(city.bean(RecordingErasure.class).eraseWhatIsDue()).isZero();
    }

    @Test
    void agentsListenWhileTheyWriteTheRecordAndSupervisorsWithAReason() throws IOException {
        rule(Consent.TOLD_BEFORE, null);
        var row = call("jana", "desk04", "phone-leaves", "caller-stays");
        var agent =
                Objects.requireNonNull(city.seats(row.interaction()).getFirst().agent());
        var supervisor = city.supervisor("kim");
        var desk = city.bean(CallRecordingController.class);
        var id = row.interaction().value();

        assertThat(desk.recording(id, VoiceCity.principal(agent)).mayPlay()).isTrue();
        city.recordsAreWritten();
        assertThat(desk.recording(id, VoiceCity.principal(agent)).mayPlay()).isFalse();
        assertThatThrownBy(() -> play(id, agent)).isInstanceOf(ErrorResponseException.class);
        assertThat(play(id, supervisor)).startsWith('R', 'I', 'F', 'F');

        assertThat(city.jdbc
                        .sql("SELECT why FROM call_recording_play WHERE interaction_id = :id AND staff_id = :staff")
                        .param("id", id)
                        .param("staff", supervisor)
                        .query(String.class)
                        .list())
                .containsExactly("a complaint");
    }

    private byte[] play(UUID id, UUID staff) throws IOException {
        var answer = new MockHttpServletResponse();
        city.bean(CallRecordingController.class)
                .play(id, new CallRecordingController.Why("a complaint"), VoiceCity.principal(staff), answer);
        return answer.getContentAsByteArray();
    }

    /// One call with a short talk, to its end.
    private Row call(String name, String line, String phoneScenario, String callerScenario) {
        var agent = city.agent(name, line);
        int before = city.calls();
        try (var phone = city.telephone(line, phoneScenario, 4000);
                var caller = city.caller(callerScenario, "01023456709", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            phone.endsWell();
            caller.endsWell();
            return settled(id);
        } finally {
            city.goes(agent);
        }
    }

    private Row settled(InteractionId id) {
        Eventually.within(
                Duration.ofSeconds(40), () -> assertThat(find(id).state()).isNotEqualTo(State.RUNNING));
        return find(id);
    }

    private Row find(InteractionId id) {
        return city.bean(RecordingRows.class).find(id).orElseThrow();
    }

    private byte[] sound(Row row) throws BlobGone, IOException {
        var out = new ByteArrayOutputStream();
        city.bean(BlobStore.class).writeTo(Objects.requireNonNull(row.blob()), out);
        return out.toByteArray();
    }

    private Path file(InteractionId id) {
        return city.recording(id);
    }

    private String shown(UUID agent) {
        return city.bean(PhonePainter.class).paint(agent).calls().getFirst().recording();
    }

    /// Waits until the call's file is so many seconds of sound long.
    private void speaks(InteractionId id, int seconds) {
        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(Files.exists(file(id)) ? Files.size(file(id)) : 0)
                        .isGreaterThan(8000L * seconds));
    }

    /// In milliseconds.
    private static int longestSilence(byte[] wav) {
        int longest = 0;
        int run = 0;
        for (int at = 58; at + 160 <= wav.length; at += 160) {
            run = loud(wav, at, at + 160) ? 0 : run + 20;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean loud(byte[] wav, int from, int to) {
        for (int i = Math.max(58, from); i < to; i++) {
            if (Math.abs(RecordedSound.linear(wav[i])) > 500) {
                return true;
            }
        }
        return false;
    }

    private void rule(Consent consent, @Nullable String prompt) {
        write(new RecordingRule("voice", consent, prompt, null, true));
    }

    private void write(RecordingRule rule) {
        city.bean(RecordingRuleKind.class).write(rule, null, new StaffId(UUID.randomUUID()));
    }
}
