package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.Supervision.OnCall;
import org.dasan.city.StaffId;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.store.BlobGone;
import org.dasan.store.BlobStore;
import org.dasan.telephony.RecordingRows.State;
import org.dasan.telephony.RecordingRule.Consent;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.ErrorResponseException;

/// Supervisors beside agents, by their own telephones on a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuperviseTests {
    private final VoiceCity city;

    SuperviseTests(@TempDir Path folder) {
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
    void aSupervisorListensWhispersAndSpeaksAlongUntilTheAgentIsDone() {
        rule(Consent.NOT_RECORDED, false);
        var agent = city.agent("ada", "desk01");
        var supervisor = city.supervisor("kim", "desk06");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var own = city.telephone("desk06", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456711", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);

            supervise(id, supervisor, OnCall.LISTEN);
            city.exchange.until("core show channels concise", "ChanSpy!PJSIP/desk01");
            assertThat(parties(agent)).as("agents need not know").doesNotContain("SUPERVISOR");

            supervise(id, supervisor, OnCall.WHISPER);
            city.exchange.until("core show channels concise", "uqESw");
            assertThat(parties(agent)).contains("SUPERVISOR");

            supervise(id, supervisor, OnCall.BARGE);
            city.exchange.until("core show channels concise", "uqESB");
            assertThat(takesPart(id, supervisor)).as("seen by the citizen").containsExactly(true);

            city.bean(Acd.class).finish(city.seats(id).getFirst().id(), agent);
            own.endsWell();
            phone.endsWell();
            caller.endsWell();

            over(id, supervisor);
            assertThat(city.jdbc
                            .sql("SELECT kind FROM intervention WHERE by_staff = :by AND why = 'new here' ORDER BY at")
                            .param("by", supervisor)
                            .query(String.class)
                            .list())
                    .containsExactly("LISTEN", "WHISPER", "BARGE");
        } finally {
            city.goes(agent);
            city.goes(supervisor);
        }
    }

    @Test
    void aWhisperIsNotHeardByTheCitizenAndWhoSpeaksAlongIs() throws BlobGone, IOException {
        rule(Consent.TOLD_BEFORE, true);
        var agent = city.agent("bob", "desk02");
        var supervisor = city.supervisor("lee", "desk06");
        int before = city.calls();
        try (var phone = city.telephone("desk02", "phone-stays-quiet", 0);
                var own = city.telephone("desk06", "phone-stays", 0);
                var caller = city.caller("caller-stays-echo", "01023456712", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            supervise(id, supervisor, OnCall.WHISPER);
            city.exchange.until("core show channels concise", "uqESw");
            Eventually.within(
                    Duration.ofSeconds(30),
                    () -> assertThat(Files.exists(file(id)) ? Files.size(file(id)) : 0)
                            .isPositive()); // four seconds, which begin with the end of the music
            assertThat(RecordedSound.measure(file(id)).level()).isLessThan(-45);

            supervise(id, supervisor, OnCall.BARGE);
            Eventually.within(
                    Duration.ofSeconds(20),
                    () -> assertThat(RecordedSound.measure(file(id)).level()).isGreaterThan(-40));

            city.bean(Acd.class).finish(city.seats(id).getFirst().id(), agent);
            own.endsWell();
            Eventually.within(
                    Duration.ofSeconds(40), () -> assertThat(row(id).state()).isNotEqualTo(State.RUNNING));
            city.bean(BlobStore.class).writeTo(Objects.requireNonNull(row(id).blob()), new ByteArrayOutputStream());
        } finally {
            city.goes(agent);
            city.goes(supervisor);
        }
    }

    @Test
    void whoHangsUpIsOnTheCallNoLongerAndTheCallGoesOn() {
        rule(Consent.NOT_RECORDED, true);
        var agent = city.agent("carl", "desk03");
        var supervisor = city.supervisor("min", "desk06");
        int before = city.calls();
        try (var phone = city.telephone("desk03", "phone-stays", 0);
                var own = city.telephone("desk06", "phone-leaves", 1500);
                var caller = city.caller("caller-stays", "01023456713", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            supervise(id, supervisor, OnCall.LISTEN);
            Eventually.that(() -> assertThat(parties(agent)).contains("SUPERVISOR"));

            own.endsWell();

            over(id, supervisor);
            assertThat(parties(agent)).doesNotContain("SUPERVISOR");
            assertThat(phone.isInCall()).isTrue();
            assertThat(city.interaction(id).state()).isEqualTo(InteractionState.ACTIVE);
        } finally {
            city.goes(agent);
            city.goes(supervisor);
        }
    }

    @Test
    void aSupervisorLeavesByTheScreenAndALineNobodyKnowsOfIsEnded() {
        rule(Consent.NOT_RECORDED, true);
        var agent = city.agent("dora", "desk04");
        var supervisor = city.supervisor("noh", "desk06");
        int before = city.calls();
        try (var phone = city.telephone("desk04", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456714", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            try (var own = city.telephone("desk06", "phone-stays", 0)) {
                supervise(id, supervisor, OnCall.LISTEN);
                city.exchange.until("core show channels concise", "ChanSpy!");
                city.bean(Supervisors.class).leave(id, supervisor);
                own.endsWell();
                over(id, supervisor);
            }
            try (var own = city.telephone("desk06", "phone-stays", 0)) {
                supervise(id, supervisor, OnCall.LISTEN);
                city.exchange.until("core show channels concise", "ChanSpy!");

                city.stopServer();
                city.startServer();

                own.endsWell();
                assertThat(phone.isInCall()).isTrue();
                assertThat(caller.isInCall()).isTrue();
            }
        } finally {
            city.goes(agent);
            city.goes(supervisor);
        }
    }

    @Test
    void withoutATelephoneNobodyListens() {
        rule(Consent.NOT_RECORDED, true);
        var agent = city.agent("emil", "desk05");
        var supervisor = city.supervisor("oh");
        int before = city.calls();
        try (var phone = city.telephone("desk05", "phone-leaves", 2000);
                var caller = city.caller("caller-stays", "01023456715", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);

            assertThatThrownBy(() -> supervise(id, supervisor, OnCall.LISTEN))
                    .isInstanceOf(ErrorResponseException.class)
                    .hasMessageContaining("no-phone");
            assertThat(takesPart(id, supervisor)).isEmpty();
            phone.endsWell();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    /// Once the agent's line is known: the exchange tells of it a moment after the answer.
    private void supervise(InteractionId id, UUID by, OnCall how) {
        Eventually.that(() -> assertThat(
                        city.bean(LiveCalls.class).find(id).stream().flatMap(call -> call.legs().values().stream()))
                .anyMatch(leg -> leg.answered() && leg.channel() != null));
        city.bean(Supervisors.class).supervise(id, by, how, "new here");
    }

    private void over(InteractionId id, UUID supervisor) {
        Eventually.that(() -> assertThat(takesPart(id, supervisor)).isEmpty());
        assertThat(city.bean(PhonePainter.class).paint(supervisor).supervision())
                .isNull();
    }

    /// Whether the citizen sees it, where the supervisor takes part.
    private List<Boolean> takesPart(InteractionId id, UUID supervisor) {
        return city.jdbc
                .sql(
                        "SELECT visible FROM participant WHERE interaction_id = :id AND staff_id = :staff AND left_at IS NULL")
                .param("id", id.value())
                .param("staff", supervisor)
                .query((rs, _) -> rs.getBoolean(1))
                .list();
    }

    private List<String> parties(UUID agent) {
        return city.bean(PhonePainter.class).paint(agent).calls().getFirst().parties().stream()
                .map(PhoneView.Party::kind)
                .toList();
    }

    /// What the citizen's line gave back of what it heard, and what the agent said.
    private Path file(InteractionId id) {
        return city.recording(id);
    }

    private RecordingRows.Row row(InteractionId id) {
        return city.bean(RecordingRows.class).find(id).orElseThrow();
    }

    private void rule(Consent consent, boolean shown) {
        city.bean(RecordingRuleKind.class)
                .write(new RecordingRule("voice", consent, null, null, shown), null, new StaffId(UUID.randomUUID()));
    }
}
