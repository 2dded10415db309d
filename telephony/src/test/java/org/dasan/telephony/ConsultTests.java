package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatRole;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.ErrorResponseException;

/// Interpreters and colleagues in a call, through a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsultTests {
    private final VoiceCity city;

    ConsultTests(@TempDir Path folder) {
        city = VoiceCity.start(folder);
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
    void anInterpreterJoinsTheCallAndLeavesItWithoutEndingIt() {
        var agent = city.agent("ada", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456721", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var interpreter = city.interpreter("bob", "desk02");
            try (var second = city.telephone("desk02", "phone-leaves", 4000)) {
                city.bean(Acd.class)
                        .invite(city.seats(id).getFirst().id(), agent, SeatRole.INTERPRETER, "en", null, interpreter);
                city.exchange.until("confbridge list " + id, "PJSIP/desk02");
                city.exchange.until("confbridge list " + id, "PJSIP/callers");
                city.exchange.until("confbridge list " + id, "PJSIP/desk01");
                assertThat(state(agent)).isEqualTo("CONFERENCE");
                assertThat(parties(interpreter)).containsExactlyInAnyOrder("CITIZEN", "AGENT", "INTERPRETER");

                second.endsWell();

                Eventually.that(() -> assertThat(seat(id, interpreter).state()).isEqualTo(SeatState.WRAP_UP));
                assertThat(seat(id, agent).state()).isEqualTo(SeatState.ACTIVE);
                assertThat(phone.isInCall()).isTrue();
                assertThat(caller.isInCall()).isTrue();
                assertThat(city.presence(interpreter).state()).isEqualTo(PresenceState.READY);
            } finally {
                city.goes(interpreter);
            }
            city.bean(Acd.class).finish(seat(id, agent).id(), agent);
            phone.endsWell();
            caller.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aColleagueWhoWasAskedTakesTheCitizen() {
        var first = city.agent("carl", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456722", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var second = city.agent("dora", "desk02");
            try (var other = city.telephone("desk02", "phone-leaves", 7000)) {
                asks(id, first, second);
                assertThatThrownBy(() -> city.bean(Consults.class).begin(id, first, null, second))
                        .isInstanceOf(ErrorResponseException.class);

                city.bean(Consults.class).complete(id, first);

                phone.endsWell();
                Eventually.that(() -> assertThat(state(second)).isEqualTo("CONNECTED"));
                assertThat(seat(id, first).state()).isEqualTo(SeatState.WRAP_UP);
                other.endsWell();
                caller.endsWell();
                city.until(id, InteractionState.WRAP_UP);
                assertThat(city.spans(id)).containsExactly("SELF_SERVICE", "WAITING", "TALKING", "HELD", "TALKING");
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void whoTakesTheQuestionBackIsWithTheCitizenAgain() {
        var first = city.agent("emil", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456723", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var second = city.agent("fred", "desk02");
            try (var other = city.telephone("desk02", "phone-stays", 0)) {
                asks(id, first, second);

                city.bean(Consults.class).cancel(id, first);

                other.endsWell();
                Eventually.that(() -> assertThat(city.spans(id).getLast()).isEqualTo("TALKING"));
                assertThat(state(first)).isEqualTo("CONNECTED");
                assertThat(phone.isInCall()).isTrue();
                city.bean(Acd.class).finish(seat(id, first).id(), first);
                phone.endsWell();
                caller.endsWell();
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void allThreeSpeakAndTheOneWhoStaysHasTheCitizen() {
        var first = city.agent("gina", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456724", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var second = city.agent("hana", "desk02");
            try (var other = city.telephone("desk02", "phone-stays", 0)) {
                asks(id, first, second);

                city.bean(Consults.class).conference(id, first);
                city.exchange.until("confbridge list " + id, "PJSIP/desk02");
                city.exchange.until("confbridge list " + id, "PJSIP/callers");
                city.exchange.until("confbridge list " + id, "PJSIP/desk01");
                assertThat(state(first)).isEqualTo("CONFERENCE");

                city.bean(Acd.class).finish(seat(id, first).id(), first);
                phone.endsWell();
                Eventually.that(() -> assertThat(state(second)).isEqualTo("CONNECTED"));
                assertThat(caller.isInCall()).isTrue();

                city.bean(Acd.class).finish(seat(id, second).id(), second);
                other.endsWell();
                caller.endsWell();
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void anExchangeThatGathersNobodyLeavesTheTwoTogether() {
        var first = city.agent("gerd", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-stays", "01023456727", 0)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var second = city.agent("hugo", "desk02");
            try (var other = city.telephone("desk02", "phone-stays", 0)) {
                asks(id, first, second);
                var call = city.bean(LiveCalls.class).find(id).orElseThrow();
                var leg = call.leg(first).orElseThrow();
                call.put(leg.on("PJSIP/desk01-ffffffff", "gone")); // no such line: the exchange refuses

                assertThatThrownBy(() -> city.bean(Consults.class).conference(id, first))
                        .isInstanceOf(ErrorResponseException.class);

                call.put(leg);
                assertThat(state(first)).isEqualTo("CONSULTING");
                assertThat(call.hasRoom()).isFalse();
                city.bean(Consults.class).conference(id, first);
                city.exchange.until("confbridge list " + id, "PJSIP/callers");
                city.bean(Acd.class).finish(seat(id, first).id(), first);
                phone.endsWell();
                Eventually.that(() -> assertThat(state(second)).isEqualTo("CONNECTED"));
                city.bean(Acd.class).finish(seat(id, second).id(), second);
                other.endsWell();
                caller.endsWell();
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void aCallerWhoHangsUpMeanwhileEndsItForAll() {
        var first = city.agent("ida", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-leaves", "01023456725", 12_000)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var second = city.agent("jana", "desk02");
            try (var other = city.telephone("desk02", "phone-stays", 0)) {
                asks(id, first, second);

                caller.endsWell();
                phone.endsWell();
                other.endsWell();
                city.until(id, InteractionState.WRAP_UP);
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void whoAsksAndHangsUpBeforeAnAnswerLeavesTheCitizenWaitingWithTheOldTime() {
        var first = city.agent("kuno", "desk01");
        int before = city.calls();
        try (var phone = city.telephone("desk01", "phone-leaves", 5000);
                var caller = city.caller("caller-leaves", "01023456726", 15_000)) {
            var id = city.newest(before + 1, InteractionState.ACTIVE);
            var since = seat(id, first).queuedSince();
            var absent = city.agent("lena", "desk02"); // whose telephone is not there
            city.bean(Consults.class).begin(id, first, null, absent);

            phone.endsWell();
            city.goes(absent);

            city.until(id, InteractionState.WAITING);
            assertThat(city.seats(id))
                    .filteredOn(seat -> seat.state() == SeatState.WAITING)
                    .singleElement()
                    .satisfies(seat -> assertThat(seat.queuedSince()).isEqualTo(since));
            caller.endsWell();
        } finally {
            city.goes(first);
        }
    }

    /// The first asks the second, and they speak.
    private void asks(InteractionId id, UUID first, UUID second) {
        city.bean(Consults.class).begin(id, first, null, second);
        assertThat(state(first)).isEqualTo("CONSULTING");
        Eventually.that(() -> assertThat(seat(id, second).state()).isEqualTo(SeatState.ACTIVE));
        city.exchange.until("core show channels concise", "!Bridge!");
        Eventually.that(() -> assertThat(city.spans(id).getLast()).isEqualTo("HELD"));
    }

    private Seat seat(InteractionId id, UUID agent) {
        var theirs = city.seats(id).stream()
                .filter(seat -> agent.equals(seat.agent()))
                .toList();
        assertThat(theirs).as("the seat of " + agent).hasSize(1);
        return theirs.getFirst();
    }

    private String state(UUID agent) {
        return city.bean(PhonePainter.class).paint(agent).calls().getFirst().state();
    }

    private List<String> parties(UUID agent) {
        return city.bean(PhonePainter.class).paint(agent).calls().getFirst().parties().stream()
                .map(PhoneView.Party::kind)
                .toList();
    }
}
