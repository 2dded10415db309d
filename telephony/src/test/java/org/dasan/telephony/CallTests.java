package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dasan.acd.Acd;
import org.dasan.acd.PresenceState;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Calls from the first ring to the record, through a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallTests {
    private final VoiceCity city;

    CallTests(@TempDir Path folder) {
        city = VoiceCity.start(folder);
    }

    @AfterEach
    void theBooksBalance() {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        assertThat(city.jdbc
                        .sql("SELECT count(*) FROM agent_load WHERE used > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void aCallRingsAtTheAgentAndEndsInARecord() {
        var agent = city.agent("ada", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-leaves", 1500);
                var caller = city.caller("caller-stays", "01023456789", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            assertThat(city.seats(id)).extracting(seat -> seat.agent()).containsExactly(agent);

            phone.endsWell();
            caller.endsWell();

            city.until(id, InteractionState.WRAP_UP);
            assertThat(city.interaction(id).answeredAt()).isNotNull();
            assertThat(city.interaction(id).identity()).isNotNull();
            Eventually.that(() -> assertThat(city.jdbc
                            .sql("""
                    SELECT bool_and(ok) FROM (
                      SELECT c.ended_at IS NOT NULL AND c.ended_at - c.began_at = sum(s.ended_at - s.began_at) AS ok
                        FROM call c JOIN call_span s USING (interaction_id) WHERE c.interaction_id = :id GROUP BY c.interaction_id) x
                    """)
                            .param("id", id.value())
                            .query(Boolean.class)
                            .single())
                    .as("the spans add up to the call")
                    .isTrue());
            assertThat(city.spans(id)).containsExactly("SELF_SERVICE", "WAITING", "TALKING");
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aCallerWhoHangsUpWhileWaitingHasAbandoned() {
        int before = city.calls();
        try (var caller = city.caller("caller-leaves", "anonymous", 1500)) {
            var id = city.newest(before + 1, InteractionState.WAITING);

            caller.endsWell();

            city.until(id, InteractionState.CLOSED);
            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.ABANDONED);
            assertThat(city.interaction(id).identity()).isNull();
        }
    }

    @Test
    void nobodyIsOfferedACallWhoseTelephoneIsNotThere() {
        var agent = city.agent("bob", "desk02");
        int before = city.calls();
        try (var caller = city.caller("caller-stays", "01023456780", 0)) {
            var id = city.newest(before + 1, InteractionState.WAITING);
            var since = city.seats(id).getFirst().queuedSince();
            assertThat(city.presence(agent).state()).isEqualTo(PresenceState.READY);

            try (var phone = city.telephone("desk02", "phone-stays", 0)) {
                city.until(id, InteractionState.ACTIVE);
                assertThat(city.seats(id).getFirst().queuedSince()).isEqualTo(since);

                city.bean(Acd.class).finish(city.seats(id).getFirst().id(), agent);

                phone.endsWell();
                caller.endsWell();
            }
            city.unregister("desk02");
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aRingThatNobodyAnswersGoesToTheNextWithTheOldTime() {
        var sleeping = city.agent("carl", "desk03");
        int before = city.calls();
        try (var silent = city.telephone("desk03", "phone-rings", 0);
                var caller = city.caller("caller-stays", "01023456781", 0)) {
            var id = city.newest(before + 1, InteractionState.OFFERED);
            var since = city.seats(id).getFirst().queuedSince();

            city.until(id, InteractionState.WAITING);
            silent.endsWell();
            Eventually.that(() -> assertThat(city.presence(sleeping).state()).isEqualTo(PresenceState.NOT_READY));
            assertThat(city.presence(sleeping).reason()).isEqualTo("RONA");
            assertThat(caller.isInCall()).isTrue();

            var awake = city.agent("dora", "desk04");
            try (var phone = city.telephone("desk04", "phone-leaves", 500)) {
                city.until(id, InteractionState.WRAP_UP);
                phone.endsWell();
                caller.endsWell();
                assertThat(city.seats(id).getFirst().queuedSince()).isEqualTo(since);
                assertThat(city.seats(id).getFirst().agent()).isEqualTo(awake);
            } finally {
                city.goes(awake);
            }
        } finally {
            city.goes(sleeping);
        }
    }

    @Test
    void aTelephoneThatCannotRingTakesItsAgentOut() {
        var agent = city.agent("emil", "desk05");
        int before = city.calls();
        try (var busy = city.telephone("desk05", "phone-486", 0);
                var caller = city.caller("caller-leaves", "01023456782", 6000)) {
            city.newest(before + 1, InteractionState.WAITING);
            busy.endsWell();
            Eventually.that(() -> assertThat(city.presence(agent).state()).isEqualTo(PresenceState.NOT_READY));
            assertThat(caller.isInCall()).isTrue();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whoDeclinesAtTheTelephoneStaysReady() {
        var agent = city.agent("fred", "desk05");
        int before = city.calls();
        try (var refusing = city.telephone("desk05", "phone-603", 0);
                var caller = city.caller("caller-leaves", "01023456783", 6000)) {
            var id = city.newest(before + 1, InteractionState.WAITING);
            refusing.endsWell();
            city.until(id, InteractionState.WAITING);
            assertThat(city.presence(agent).state()).isEqualTo(PresenceState.READY);
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aTransferTakesTheCallerToTheNextAgentWithTheOldTime() {
        var first = city.agent("gina", "desk01");
        int before = city.calls();
        try (var one = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456784", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var since = city.seats(id).getFirst().queuedSince();
            var second = city.agent("hana", "desk06");
            try (var other = city.telephone("desk06", "phone-leaves", 500)) {
                city.bean(Acd.class).transfer(city.seats(id).getFirst().id(), first, null, second, null);

                one.endsWell();
                other.endsWell();
                caller.endsWell();
                city.until(id, InteractionState.WRAP_UP);
                assertThat(city.seats(id)).extracting(seat -> seat.agent()).containsExactlyInAnyOrder(first, second);
                assertThat(city.seats(id)).allMatch(seat -> seat.queuedSince().equals(since));
                assertThat(city.seats(id)).allMatch(seat -> seat.state() == SeatState.WRAP_UP);
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void anExchangeThatStartsAnewHasLostItsCalls() {
        var agent = city.agent("ida", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456785", 0)) {
            var talking = city.newest(before + 1, InteractionState.ACTIVE);
            try (var other = city.caller("caller-stays", "01023456786", 0)) {
                var waiting = city.newest(before + 2, InteractionState.WAITING);

                city.exchange.restart();

                city.until(talking, InteractionState.WRAP_UP);
                city.until(waiting, InteractionState.CLOSED);
                assertThat(city.jdbc
                                .sql("SELECT DISTINCT end_reason FROM call WHERE interaction_id IN (:a, :b)")
                                .param("a", talking.value())
                                .param("b", waiting.value())
                                .query(String.class)
                                .list())
                        .containsExactly("LOST");
            }
        } finally {
            city.goes(agent);
        }
    }
}
