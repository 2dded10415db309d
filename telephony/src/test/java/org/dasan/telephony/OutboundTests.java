package org.dasan.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.NewPromise;
import org.dasan.acd.OfferDesk;
import org.dasan.acd.Promise;
import org.dasan.acd.Promises;
import org.dasan.acd.Seat;
import org.dasan.acd.SeatState;
import org.dasan.acd.WrapUp;
import org.dasan.city.Directory;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.store.Ids;
import org.dasan.telephony.OutboundController.CallRequest;
import org.dasan.telephony.OutboundController.NumberRequest;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/// Agents who call somebody outside, through a real exchange.
@NeedsExchange
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboundTests {
    private static final String MOBILE = "010-2345-6701";

    private final VoiceCity city;

    OutboundTests(@TempDir Path folder) {
        city = VoiceCity.start(folder, Map.of("dasan.outbound.ring", "4s"), _ -> {});
    }

    @AfterEach
    void nothingIsLeft() {
        city.recordsAreWritten();
        assertThat(city.balanced()).isTrue();
        assertThat(count("SELECT count(*) FROM agent_load WHERE used > 0")).isZero();
        assertThat(count("SELECT count(*) FROM call_made WHERE result IS NULL")).isZero();
        city.exchange.until("core show channels count", "0 active channels");
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void whoIsCalledSpeaksWithTheAgentWhoWritesTheRecordAfterwards() {
        var agent = city.agent("ada", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-leaves", 3000)) {
            var id = calls(agent, MOBILE);

            Eventually.that(() -> assertThat(state(agent)).isEqualTo("CONNECTED"));
            assertThat(city.interaction(id).direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(city.interaction(id).answeredAt()).isNotNull();

            outside.endsWell();
            phone.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(city.spans(id)).containsExactly("WAITING", "TALKING");
            assertThat(result(id)).isEqualTo("ANSWERED");
            city.bean(Acd.class).complete(seat(id).id(), agent);
            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.UNCLASSIFIED);
        } finally {
            city.goes(agent);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "phone-486, BUSY",
        "phone-603, REFUSED",
        "phone-404, NO_SUCH_NUMBER",
        "phone-480, NO_ANSWER",
        "phone-rings, NO_ANSWER"
    })
    void theAgentIsToldWhyNobodyAnswersAndNeedsToClassifyNothing(String scenario, String result) {
        var agent = city.agent("bo-" + scenario, "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside(scenario, 0)) {
            var id = calls(agent, MOBILE);

            outside.endsWell();
            phone.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(result(id)).isEqualTo(result);
            assertThat(codes(id)).contains("call." + result);
            city.bean(WrapUp.class).complete(seat(id).id(), agent);
            assertThat(city.interaction(id).outcome()).isEqualTo(Outcome.NOT_REACHED);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void anAgentWhoEndsTheContactBeforeAnybodyAnswersRingsNoLonger() {
        var agent = city.agent("carl", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-rings", 0)) {
            var id = calls(agent, MOBILE);
            Eventually.that(() -> assertThat(state(agent)).isEqualTo("DIALLING"));

            city.bean(Acd.class).finish(seat(id).id(), agent);

            outside.endsWell();
            phone.endsWell();
            Eventually.that(() -> assertThat(result(id)).isEqualTo("CANCELLED"));
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void nobodyIsCalledWhereTheAgentsOwnTelephoneDoesNotAnswer() {
        var agent = city.agent("dora", "desk01");
        try (var phone = city.telephone("desk01", "phone-486", 0)) {
            var id = calls(agent, MOBILE);

            phone.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(result(id)).isEqualTo("NO_PHONE");
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aSecondCallAndATelephoneThatIsNotThereAreRefused() {
        var agent = city.agent("emil", "desk05");
        assertThatThrownBy(() -> calls(agent, MOBILE)).hasMessageContaining("not registered");
        try (var phone = city.telephone("desk05", "phone-stays", 0);
                var outside = city.outside("phone-rings", 0)) {
            var clientId = Ids.next();
            var first = controller().number(new NumberRequest(clientId, MOBILE, "ko"), VoiceCity.principal(agent));

            assertThat(controller().number(new NumberRequest(clientId, MOBILE, "ko"), VoiceCity.principal(agent)))
                    .isEqualTo(first);
            assertThatThrownBy(() -> calls(agent, MOBILE)).hasMessageContaining("in a call");
            outside.endsWell();
            phone.endsWell();
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void theCitizenOfAContactIsCalledBackWithoutTheirNumberBeingSeen() {
        var agent = city.agent("fay", "desk01");
        int before = city.calls();
        InteractionId cause;
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var caller = city.caller("caller-leaves", "01023456731", 6000)) {
            cause = city.newest(before + 1, InteractionState.ACTIVE);
            caller.endsWell();
            phone.endsWell();
            city.until(cause, InteractionState.WRAP_UP);
            city.bean(Acd.class).complete(seat(cause).id(), agent);
        }
        try (var phone = city.telephone("desk01", "phone-leaves", 4000);
                var outside = city.outside("phone-stays", 0)) {
            var called = controller().citizen(cause.value(), new CallRequest(Ids.next()), VoiceCity.principal(agent));
            var id = new InteractionId(called.interactionId());

            phone.endsWell();
            outside.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(result(id)).isEqualTo("ANSWERED");
            assertThat(city.interaction(id).cause()).isEqualTo(cause);
            assertThat(city.interaction(id).identity())
                    .isEqualTo(city.interaction(cause).identity());
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aPromiseThatIsDueIsKeptInTheContactItOpened() {
        var agent = city.agent("gina", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-leaves", 2000)) {
            var promise = promise(agent, Instant.now(Clock.systemUTC()));
            city.bean(Promises.class).fallDue(promise);
            Eventually.that(
                    () -> assertThat(city.bean(OfferDesk.class).openOf(agent)).isPresent());
            city.bean(OfferDesk.class)
                    .acceptAtDesk(
                            city.bean(OfferDesk.class)
                                    .openOf(agent)
                                    .orElseThrow()
                                    .id(),
                            agent);

            var id = new InteractionId(
                    controller().promised(promise, VoiceCity.principal(agent)).interactionId());

            outside.endsWell();
            phone.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(result(id)).isEqualTo("ANSWERED");
            assertThat(city.interaction(id).promise()).isEqualTo(promise);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void aPromiseIsKeptBeforeItsTime() {
        var agent = city.agent("hana", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-486", 0)) {
            var promise = promise(agent, Instant.now(Clock.systemUTC()).plusSeconds(3600));

            var id = new InteractionId(
                    controller().promised(promise, VoiceCity.principal(agent)).interactionId());

            outside.endsWell();
            phone.endsWell();
            city.until(id, InteractionState.WRAP_UP);
            assertThat(city.bean(Promises.class).find(promise).orElseThrow().state())
                    .isEqualTo(Promise.State.DUE);
            city.bean(WrapUp.class).complete(seat(id).id(), agent);
            assertThat(city.bean(Promises.class).find(promise).orElseThrow().state())
                    .isEqualTo(Promise.State.MISSED);
        } finally {
            city.goes(agent);
        }
    }

    @Test
    void whoWasCalledIsPassedOnLikeACaller() {
        var first = city.agent("ida", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-stays", 0)) {
            var id = calls(first, MOBILE);
            Eventually.that(() -> assertThat(state(first)).isEqualTo("CONNECTED"));
            var second = city.agent("jana", "desk02");
            try (var other = city.telephone("desk02", "phone-leaves", 2000)) {
                city.bean(Acd.class).transfer(seat(id).id(), first, null, second, null);

                phone.endsWell();
                other.endsWell();
                outside.endsWell();
                city.until(id, InteractionState.WRAP_UP);
                assertThat(city.seats(id)).extracting(Seat::agent).containsExactly(first, second);
            } finally {
                city.goes(second);
            }
        } finally {
            city.goes(first);
        }
    }

    @Test
    void aCallUnderWayWhenTheServerStopsIsSettledByTheNextOne() {
        var agent = city.agent("kuno", "desk01");
        try (var phone = city.telephone("desk01", "phone-stays", 0);
                var outside = city.outside("phone-rings", 0)) {
            var id = calls(agent, MOBILE);
            Eventually.that(() -> assertThat(state(agent)).isEqualTo("DIALLING"));

            city.stopServer();
            outside.endsWell();
            phone.endsWell();
            city.startServer();

            Eventually.that(() -> assertThat(result(id)).isEqualTo("LOST"));
            city.until(id, InteractionState.WRAP_UP);
        } finally {
            city.goes(agent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"060-700-1234", "+1 212 555 2368", "002 1 212 555 2368", "+882 16 12345678"})
    void expensiveNumbersAndThoseAbroadAreNotCalled(String number) {
        assertThatThrownBy(() -> city.bean(OutsideNumbers.class).allowed(number))
                .isInstanceOfAny(ErrorResponseException.class, InvalidFieldException.class);
    }

    @Test
    void numbersAreDialledAsTheyAreAtHome() {
        city.sql("""
                INSERT INTO configuration_document (kind, key, position, document) VALUES
                ('speed-dials', 'tourists', 1, '{"code":"tourists","name":{"ko":"x"},"phone":"1330","position":1}'),
                ('officers', 'tax', 1, '{"code":"tax","phone":"7-3110"}')
                """);
        var numbers = city.bean(OutsideNumbers.class);

        assertThat(numbers.allowed("+82 10-2345-6701").dialled()).isEqualTo("01023456701");
        assertThat(numbers.allowed("02) 2133-1234").dialled()).isEqualTo("0221331234");
        assertThat(numbers.allowed("119").dialled()).isEqualTo("119");
        assertThat(numbers.allowed("1330").dialled()).isEqualTo("1330");
        assertThat(numbers.allowed("7-3110").dialled()).isEqualTo("73110");
        assertThatThrownBy(() -> numbers.allowed("7-3111")).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> numbers.allowed("010\r\nAction: x")).isInstanceOf(InvalidFieldException.class);
    }

    private UUID promise(UUID agent, Instant dueAt) {
        var entryPoint = city.bean(Directory.class).entryPoint("voice").orElseThrow();
        return city.bean(Promises.class)
                .give(new NewPromise(
                        Ids.next(),
                        Promise.Kind.CALLBACK,
                        entryPoint.organisation(),
                        entryPoint.id(),
                        null,
                        city.bean(TransactionTemplate.class)
                                .execute(_ -> city.bean(Identities.class).known(IdentityKind.PHONE, "+821023456741")),
                        null,
                        "ko",
                        "call back",
                        dueAt,
                        agent))
                .id();
    }

    private InteractionId calls(UUID agent, String number) {
        return new InteractionId(controller()
                .number(new NumberRequest(Ids.next(), number, "ko"), VoiceCity.principal(agent))
                .interactionId());
    }

    private OutboundController controller() {
        return city.bean(OutboundController.class);
    }

    private Seat seat(InteractionId id) {
        return city.seats(id).stream()
                .filter(seat -> seat.state() != SeatState.DONE)
                .findFirst()
                .orElseThrow();
    }

    private String state(UUID agent) {
        return city.bean(PhonePainter.class).paint(agent).calls().stream()
                .map(PhoneView.CallView::state)
                .findFirst()
                .orElse("");
    }

    private String result(InteractionId id) {
        return city.jdbc
                .sql("SELECT coalesce(result, '') FROM call_made WHERE interaction_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private List<String> codes(InteractionId id) {
        return city.jdbc
                .sql("SELECT code FROM message WHERE interaction_id = :id AND code IS NOT NULL ORDER BY number")
                .param("id", id.value())
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    private int count(String sql) {
        return city.jdbc.sql(sql).query(Integer.class).single();
    }
}
