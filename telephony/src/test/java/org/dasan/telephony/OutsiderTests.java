package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.telephony.ConsultController.Elsewhere;
import org.dasan.telephony.ConsultController.Question;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Agents who ask somebody outside, or pass a caller on there, through a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsiderTests {
    private static final String NUMBER = "02-2133-1234";

    private final VoiceCity city;

    OutsiderTests(@TempDir Path folder) {
        city = VoiceCity.start(folder, Map.of("dasan.outbound.ring", "4s"), _ -> {});
    }

    @AfterEach
    void nothingIsLeft() {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        assertThat(city.jdbc
                        .sql("SELECT count(*) FROM agent_load WHERE used > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        city.exchange.until("core show channels count", "0 active channels");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void somebodyOutsideIsAskedAndTakesTheCitizen() {
        var agent = city.agent("ada", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456751", 0);
                var outside = city.outside("phone-leaves", 6000)) {
            var id = speaks(before + 1, agent);
            assertThat(call(agent).capabilities()).contains("CONSULT_NUMBER", "TRANSFER_NUMBER");
            asks(id, agent);
            assertThat(call(agent).parties()).extracting(PhoneView.Party::kind).contains("OUTSIDE");

            city.bean(ConsultController.class).complete(id.value(), VoiceCity.principal(agent));

            phone.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            Eventually.that(() -> assertThat(city.spans(id))
                    .containsExactly("SELF_SERVICE", "WAITING", "TALKING", "HELD", "OUTSIDE"));
            assertThat(caller.isInCall()).isTrue();
            outside.endsWell();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whoTakesTheQuestionBackIsWithTheCitizenAgain() {
        var agent = city.agent("bob", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456752", 0);
                var outside = city.outside("phone-stays", 0)) {
            var id = speaks(before + 1, agent);
            asks(id, agent);

            city.bean(ConsultController.class).cancel(id.value(), VoiceCity.principal(agent));

            outside.endsWell();
            Eventually.that(() -> assertThat(call(agent).state()).isEqualTo("CONNECTED"));
            Eventually.that(() -> assertThat(city.spans(id).getLast()).isEqualTo("TALKING"));
            city.bean(Acd.class).finish(seat(id).id(), agent);
            phone.endsWell();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void nobodyThereBringsTheAgentBackAndSaysWhy() {
        var agent = city.agent("carl", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456753", 0);
                var outside = city.outside("phone-486", 0)) {
            var id = speaks(before + 1, agent);

            city.bean(ConsultController.class)
                    .begin(id.value(), new Question(null, null, NUMBER), VoiceCity.principal(agent));

            outside.endsWell();
            Eventually.that(() -> assertThat(codes(id)).contains("call.BUSY"));
            Eventually.that(() -> assertThat(call(agent).state()).isEqualTo("CONNECTED"));
            Eventually.that(() -> assertThat(city.spans(id).getLast()).isEqualTo("TALKING"));
            city.bean(Acd.class).finish(seat(id).id(), agent);
            phone.endsWell();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void allThreeSpeakUntilTheAgentLeaves() {
        var agent = city.agent("dora", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456754", 0);
                var outside = city.outside("phone-stays", 0)) {
            var id = speaks(before + 1, agent);
            asks(id, agent);

            city.bean(ConsultController.class).conference(id.value(), VoiceCity.principal(agent));
            city.exchange.until("confbridge list " + id, "PJSIP/outside");
            city.exchange.until("confbridge list " + id, "PJSIP/callers");
            city.exchange.until("confbridge list " + id, "PJSIP/desk01");
            assertThat(call(agent).state()).isEqualTo("CONFERENCE");

            city.bean(Acd.class).finish(seat(id).id(), agent);
            phone.endsWell();
            outside.endsWell();
            caller.endsWell();
            city.until(id, InteractionState.WRAP_UP);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aCallerIsPassedOnOutsideAtOnce() {
        var agent = city.agent("emil", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456755", 0);
                var outside = city.outside("phone-leaves", 3000)) {
            var id = speaks(before + 1, agent);

            city.bean(ConsultController.class).passOn(id.value(), new Elsewhere(NUMBER), VoiceCity.principal(agent));

            phone.endsWell();
            outside.endsWell();
            caller.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(city.spans(id)).containsExactly("SELF_SERVICE", "WAITING", "TALKING", "WAITING", "OUTSIDE");
            assertThat(city.seats(id)).extracting(Seat::state).containsExactly(SeatState.WRAP_UP, SeatState.DONE);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aCallerWhomNobodyOutsideTakesWaitsForAnAgentWithTheOldTime() {
        var agent = city.agent("fay", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456756", 0);
                var outside = city.outside("phone-rings", 0)) {
            var id = speaks(before + 1, agent);
            var since = seat(id).queuedSince();
            city.bean(ConsultController.class).passOn(id.value(), new Elsewhere(NUMBER), VoiceCity.principal(agent));
            phone.endsWell();
            var second = city.agent("gina", "desk02");
            try (var other = city.telephone("desk02", "phone-leaves", 1500)) {
                assertThat(city.seats(id).getLast().paused()).isTrue(); // nobody else is rung meanwhile

                outside.endsWell();
                other.endsWell();

                caller.endsWell();
                assertThat(codes(id)).contains("call.NO_ANSWER");
                assertThat(city.seats(id).getLast().agent()).isEqualTo(second);
                assertThat(city.seats(id).getLast().queuedSince()).isEqualTo(since);
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aCallerWhoHangsUpMeanwhileEndsItForAll() {
        var agent = city.agent("hana", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-leaves", "01023456757", 9000);
                var outside = city.outside("phone-stays", 0)) {
            var id = speaks(before + 1, agent);
            asks(id, agent);

            caller.endsWell();
            phone.endsWell();
            outside.endsWell();
            city.until(id, InteractionState.WRAP_UP);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void barredNumbersAreBarredHereAsWell() {
        var agent = city.agent("ida", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-leaves", 2500);
                var caller = city.caller("caller-stays", "01023456758", 0)) {
            var id = speaks(before + 1, agent);
            var consults = city.bean(ConsultController.class);
            var who = VoiceCity.principal(agent);

            assertThatThrownBy(() -> consults.begin(id.value(), new Question(null, null, "060-700-1234"), who))
                    .hasMessageContaining("does not call");
            assertThatThrownBy(() -> consults.passOn(id.value(), new Elsewhere("060-700-1234"), who))
                    .hasMessageContaining("does not call");
            phone.endsWell();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    /// The agent speaks with the citizen of the newest call.
    private InteractionId speaks(int calls, UUID agent) {
        var id = city.newest(calls, InteractionState.ACTIVE);
        Eventually.that(() -> assertThat(call(agent).state()).isEqualTo("CONNECTED"));
        return id;
    }

    /// The agent asks somebody outside, and they speak.
    private void asks(InteractionId id, UUID agent) {
        city.bean(ConsultController.class)
                .begin(id.value(), new Question(null, null, NUMBER), VoiceCity.principal(agent));
        Eventually.that(() -> {
            assertThat(call(agent).state()).isEqualTo("CONSULTING");
            assertThat(call(agent).consult()).isEqualTo(new PhoneView.Consult("NUMBER", "TALKING"));
        });
        city.exchange.until("core show channels concise", "!Bridge!");
        Eventually.that(() -> assertThat(city.spans(id).getLast()).isEqualTo("HELD"));
    }

    private Seat seat(InteractionId id) {
        return city.seats(id).stream()
                .filter(seat -> seat.state() != SeatState.DONE)
                .findFirst()
                .orElseThrow();
    }

    private PhoneView.CallView call(UUID agent) {
        return city.bean(PhonePainter.class).paint(agent).calls().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("the agent is in no call"));
    }

    private List<String> codes(InteractionId id) {
        return city.jdbc
                .sql("SELECT code FROM message WHERE interaction_id = :id AND code IS NOT NULL ORDER BY number")
                .param("id", id.value())
                .query((rs, _) -> rs.getString(1))
                .list();
    }
}
