package org.dasan.acd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.dasan.city.StaffId;
import org.dasan.interactions.Author;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.IllegalStepException;
import org.dasan.interactions.Interaction;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.NewMessage;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.ParticipantKind;
import org.dasan.interactions.RecordConflictException;
import org.dasan.store.Ids;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithDatabase
class AcdTests {
    private final AcdWorld world;
    private UUID general = Ids.next();
    private UUID ada = Ids.next();

    AcdTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new AcdWorld(database, clock, folder);
    }

    @BeforeEach
    void oneQueueAndOneAgent() {
        general = world.queue("general");
        ada = world.agent("ada", 2, Map.of("ko", 5));
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(world.reconciliation.check(Optional.of(Instant.EPOCH)))
                .satisfies(statement -> assertThat(statement.books())
                        .allSatisfy(
                                book -> assertThat(book.page().differences()).isEmpty()))
                .matches(statement -> statement.balanced());
        world.close();
    }

    @Test
    void bringsAChatFromArrivalToACountedRecord() {
        var chat = world.chat(general, "ko");

        var seat = world.accept(ada);
        say(chat);
        world.acd.finish(seat.id(), ada);
        world.wrapUp.save(seat.id(), ada, record(0, Outcome.RESOLVED, List.of("other")));
        world.wrapUp.complete(seat.id(), ada);

        assertThat(interaction(chat).state()).isEqualTo(InteractionState.CLOSED);
        assertThat(interaction(chat).outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(world.used(ada)).isZero();
        assertThat(world.queries.spans(chat))
                .extracting(span -> span.kind().name())
                .containsExactly("QUEUE", "RING", "ACTIVE", "WRAP_UP");
        assertThat(world.queries.spans(chat)).allMatch(span -> span.endedAt() != null);
    }

    @Test
    void explainsWhyTheOfferCame() {
        world.agent("bob", 2, Map.of("en", 5));
        world.chat(general, "ko");

        world.match();

        var explanation = world.explanations.of(open(ada).id()).orElseThrow();
        assertThat(explanation.at("/winner/label").asString()).isEqualTo("ada");
        assertThat(explanation.at("/counts/SKILL_MISSING").asInt()).isEqualTo(1);
        assertThat(explanation.at("/ko").asString()).contains("한국어 숙련 5");
    }

    @Test
    void offersOneContactAtATimeToOneAgent() {
        world.chat(general, "ko");
        world.chat(general, "ko");

        world.match();

        assertThat(world.jdbc
                        .sql("SELECT count(*) FROM offer WHERE state = 'PRESENTED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void neverOffersMoreThanAnAgentHasRoomFor() {
        for (int i = 0; i < 3; i++) {
            world.chat(general, "ko");
        }
        world.accept(ada);
        world.accept(ada);

        world.match();

        assertThat(world.offerOf(ada)).isNull();
        assertThat(world.used(ada)).isEqualTo(2);
    }

    @Test
    void letsPriorityWinButNotForever() {
        var urgent = world.queue("urgent", AcdWorld.CITY, 1); // a step of priority is worth a minute
        var old = world.chat(general, "ko");
        world.clock.advance(Duration.ofSeconds(61));
        world.chat(urgent, "ko");

        var seat = world.accept(ada);

        assertThat(seat.interaction()).isEqualTo(old);
    }

    @Test
    void makesWhoLetsItRingNotReadyAndKeepsTheCitizensPlace() {
        var chat = world.chat(general, "ko");
        var since = seat(chat).queuedSince();
        world.match();

        world.clock.advance(Duration.ofSeconds(16));
        world.timers.offersRunOut();

        assertThat(seat(chat).state()).isEqualTo(SeatState.WAITING);
        assertThat(seat(chat).queuedSince()).isEqualTo(since);
        assertThat(world.presences.find(ada))
                .matches(p -> p.state() == PresenceState.NOT_READY && "RONA".equals(p.reason()));
        assertThat(world.used(ada)).isZero();
    }

    @Test
    void offersADeclinedContactToSomebodyElseAndLeavesTheAgentReady() {
        var bob = world.agent("bob", 1, Map.of("ko", 3));
        var chat = world.chat(general, "ko");
        world.match();

        world.offers.decline(open(ada).id(), ada, "SKILL");

        assertThat(world.accept(bob).interaction()).isEqualTo(chat);
        assertThat(world.presences.find(ada).state()).isEqualTo(PresenceState.READY);
    }

    @Test
    void refusesAStaleAcceptance() {
        world.chat(general, "ko");
        world.match();
        var offer = open(ada);
        world.clock.advance(Duration.ofSeconds(20));
        world.timers.offersRunOut();

        assertThatThrownBy(() -> world.offers.accept(offer.id(), ada))
                .isInstanceOfSatisfying(
                        OfferOverException.class, e -> assertThat(e.state()).isEqualTo(OfferState.TIMED_OUT));
    }

    @Test
    void takesTheSameAcceptanceTwiceAsOne() {
        world.chat(general, "ko");
        world.match();
        var offer = open(ada);

        world.offers.accept(offer.id(), ada);
        var again = world.offers.accept(offer.id(), ada);

        assertThat(again.state()).isEqualTo(OfferState.CONNECTED);
        assertThat(world.used(ada)).isEqualTo(1);
    }

    @Test
    void letsNobodyTakeAnothersOffer() {
        var bob = world.agent("bob", 1, Map.of("vi", 3));
        world.chat(general, "ko");
        world.match();
        var offer = open(ada);

        assertThatThrownBy(() -> world.offers.accept(offer.id(), bob)).isInstanceOf(NotYoursException.class);
    }

    @Test
    void reservesAnInterpreterBesideAnAgentOrNobody() {
        var interpreters = world.queue("interpreters");
        var chat = world.chat(List.of(
                SeatRequest.agent(general, "ko", world.now()),
                new SeatRequest(
                        SeatRole.INTERPRETER,
                        interpreters,
                        "mn",
                        List.of(new Need("mn", 3)),
                        0,
                        world.now(),
                        null,
                        null,
                        null,
                        false)));
        world.match();
        assertThat(world.offerOf(ada)).isNull();

        var mina = world.agent("mina", 1, Map.of("mn", 4));
        world.match();
        var first = world.offers.accept(open(ada).id(), ada);
        assertThat(first.state()).isEqualTo(OfferState.ACCEPTED);
        assertThat(interaction(chat).state()).isEqualTo(InteractionState.OFFERED);
        var second = world.offers.accept(open(mina).id(), mina);

        assertThat(second.state()).isEqualTo(OfferState.CONNECTED);
        assertThat(world.seatsOf(chat)).allMatch(seat -> seat.state() == SeatState.ACTIVE);
    }

    @Test
    void withdrawsTheWholeGroupWhenOneDeclinesAndWhoAcceptedStaysReady() {
        var interpreters = world.queue("interpreters");
        var mina = world.agent("mina", 1, Map.of("mn", 4));
        var chat = world.chat(List.of(
                SeatRequest.agent(general, "ko", world.now()),
                new SeatRequest(
                        SeatRole.INTERPRETER,
                        interpreters,
                        "mn",
                        List.of(new Need("mn", 3)),
                        0,
                        world.now(),
                        null,
                        null,
                        null,
                        false)));
        var since = seat(chat).queuedSince();
        world.match();
        world.offers.accept(open(ada).id(), ada);

        world.offers.decline(open(mina).id(), mina, "OTHER");

        assertThat(world.seatsOf(chat))
                .allMatch(seat ->
                        seat.state() == SeatState.WAITING && seat.queuedSince().equals(since));
        assertThat(world.used(ada)).isZero();
        assertThat(world.presences.find(ada).state()).isEqualTo(PresenceState.READY);
    }

    @Test
    void bringsAnInterpreterIntoARunningChat() {
        world.queue("interpreters");
        var mina = world.agent("mina", 1, Map.of("mn", 4));
        var chat = world.chat(general, "ko");
        var seat = world.accept(ada);

        world.acd.invite(seat.id(), ada, SeatRole.INTERPRETER, "mn", null, null);
        world.accept(mina);

        assertThat(interaction(chat).state()).isEqualTo(InteractionState.ACTIVE);
        assertThat(world.seatsOf(chat)).extracting(Seat::agent).containsExactly(ada, mina);
        assertThat(world.queries.participants(chat))
                .extracting(participant -> participant.kind())
                .contains(ParticipantKind.INTERPRETER);
    }

    @Test
    void handsOverWithTheCitizensOldTimeAndNotBackToTheSamePerson() {
        var bob = world.agent("bob", 1, Map.of("ko", 3));
        var chat = world.chat(general, "ko");
        var since = seat(chat).queuedSince();
        var seat = world.accept(ada);
        world.clock.advance(Duration.ofMinutes(3));

        world.acd.transfer(seat.id(), ada, null, null, "보증금을 먼저 확인해 주세요");
        var next = world.accept(bob);

        assertThat(next.interaction()).isEqualTo(chat);
        assertThat(next.queuedSince()).isEqualTo(since);
        assertThat(world.acd.find(seat.id()).state()).isEqualTo(SeatState.WRAP_UP);
        assertThat(interaction(chat).state()).isEqualTo(InteractionState.ACTIVE);
    }

    @Test
    void keepsATransferForThePersonItIsFor() {
        world.agent("bob", 1, Map.of("ko", 5));
        var eve = world.agent("eve", 1, Map.of("ko", 1));
        world.chat(general, "ko");
        var seat = world.accept(ada);

        world.acd.transfer(seat.id(), ada, null, eve, null);
        world.match();

        assertThat(world.offerOf(eve)).isNotNull();
    }

    @Test
    void countsWhoGoesBeforeTheFirstHumanWordAsAbandoned() {
        var waiting = world.chat(general, "ko");
        world.transaction.executeWithoutResult(_ -> world.acd.citizenEnded(waiting, "CITIZEN", "LEFT"));
        var accepted = world.chat(general, "ko");
        world.accept(ada);

        world.acd.citizenEnded(accepted, "CITIZEN", "LEFT");

        assertThat(interaction(waiting).outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(interaction(accepted).outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(world.used(ada)).isZero();
    }

    @Test
    void withdrawsTheOfferWhenTheCitizenLeaves() {
        var chat = world.chat(general, "ko");
        world.match();
        var offer = open(ada);

        world.acd.citizenEnded(chat, "CITIZEN", "LEFT");

        assertThat(world.offers.find(offer.id()).state()).isEqualTo(OfferState.WITHDRAWN);
        assertThatThrownBy(() -> world.offers.accept(offer.id(), ada)).isInstanceOf(OfferOverException.class);
        assertThat(world.presences.find(ada).state()).isEqualTo(PresenceState.READY);
    }

    @Test
    void closesWhatNobodyClassifiedWhenWrapUpRunsOut() {
        var chat = world.chat(general, "ko");
        var seat = world.accept(ada);
        say(chat);
        world.acd.finish(seat.id(), ada);

        world.clock.advance(Duration.ofSeconds(61));
        world.timers.wrapUpRunsOut();

        assertThat(interaction(chat).outcome()).isEqualTo(Outcome.UNCLASSIFIED);
        assertThat(world.used(ada)).isZero();
    }

    @Test
    void extendsWrapUpOnce() {
        world.chat(general, "ko");
        var seat = world.accept(ada);
        world.acd.finish(seat.id(), ada);

        var until = world.acd.extend(seat.id(), ada);

        assertThat(until).isEqualTo(world.now().plusSeconds(180));
        assertThatThrownBy(() -> world.acd.extend(seat.id(), ada)).isInstanceOf(AlreadyExtendedException.class);
    }

    @Test
    void completesNoRecordWithoutOutcomeAndTopic() {
        var chat = world.chat(general, "ko");
        var seat = world.accept(ada);
        say(chat);
        world.acd.finish(seat.id(), ada);

        assertThatThrownBy(() -> world.wrapUp.complete(seat.id(), ada))
                .isInstanceOfSatisfying(
                        RecordIncompleteException.class,
                        e -> assertThat(e.fields()).containsExactly("outcome", "topics"));
        assertThat(world.acd.find(seat.id()).state()).isEqualTo(SeatState.WRAP_UP);
    }

    @Test
    void tellsBothVersionsWhenTwoEditTheSameRecord() {
        world.chat(general, "ko");
        var seat = world.accept(ada);
        world.wrapUp.save(seat.id(), ada, record(0, Outcome.RESOLVED, List.of()));

        assertThatThrownBy(() -> world.wrapUp.save(seat.id(), ada, record(0, Outcome.CASE, List.of())))
                .isInstanceOfSatisfying(RecordConflictException.class, e -> {
                    assertThat(e.current().outcome()).isEqualTo(Outcome.RESOLVED);
                    assertThat(e.yours().outcome()).isEqualTo(Outcome.CASE);
                });
    }

    @Test
    void letsCitizensWaitAgainWhenTheirAgentIsLost() {
        var chat = world.chat(general, "ko");
        var since = seat(chat).queuedSince();
        world.accept(ada);
        say(chat);
        world.presences.disconnected(ada, world.now());

        world.clock.advance(Duration.ofSeconds(61));
        world.timers.agentsVanish();

        assertThat(seat(chat))
                .matches(s -> s.state() == SeatState.WAITING && s.queuedSince().equals(since));
        assertThat(world.presences.find(ada).reason()).isEqualTo("CONNECTION");
        assertThat(world.used(ada)).isZero();
    }

    @Test
    void missesADeskThatNobodyToldWasGone() {
        var chat = world.chat(general, "ko");
        world.accept(ada);
        say(chat);
        world.live.sockets
                .clear(); // the node and the database crashed together, and with them what was known of sockets

        world.desks.desksAreCounted();
        world.clock.advance(Duration.ofSeconds(61));
        world.timers.agentsVanish();

        assertThat(seat(chat).state()).isEqualTo(SeatState.WAITING);
        assertThat(world.used(ada)).isZero();
    }

    @Test
    void findsADeskAgainThatWasToldToBeGone() {
        world.presences.disconnected(ada, world.now());

        world.desks.desksAreCounted();

        assertThat(world.presences.find(ada).connected()).isTrue();
    }

    @Test
    void offersNothingToAnAgentWhoseDeskIsGone() {
        world.presences.disconnected(ada, world.now());
        world.clock.advance(Duration.ofSeconds(21));
        world.chat(general, "ko");

        world.match();

        assertThat(world.offerOf(ada)).isNull();
    }

    @Test
    void pausesOffersWhileTheVisitorIsAwayAndKeepsThePlace() {
        var chat = world.chat(general, "ko");
        world.acd.pauseOffers(chat, true);
        world.match();
        assertThat(world.offerOf(ada)).isNull();

        world.acd.pauseOffers(chat, false);
        world.match();

        assertThat(world.offerOf(ada)).isNotNull();
    }

    @Test
    void freesCapacityWhileParkedAndTakesItAgain() {
        var chat = world.chat(general, "ko");
        var seat = world.accept(ada);
        world.acd.park(seat.id(), ada);
        assertThat(world.used(ada)).isZero();
        assertThat(interaction(chat).state()).isEqualTo(InteractionState.PARKED);

        world.acd.citizenWrote(chat);

        assertThat(world.used(ada)).isEqualTo(1);
        assertThat(interaction(chat).state()).isEqualTo(InteractionState.ACTIVE);
    }

    @Test
    void keepsAPromiseByOpeningAContactWhenItsTimeComes() {
        var chat = world.chat(general, "ko");
        var seat = world.accept(ada);
        say(chat);
        world.acd.finish(seat.id(), ada);
        var due = world.now().plusSeconds(3600);
        world.wrapUp.save(
                seat.id(),
                ada,
                new CounsellingRecord(
                        0,
                        Outcome.CALLBACK,
                        List.of("other"),
                        "",
                        "NO",
                        new CounsellingRecord.Callback(due, "결과 알려 드리기"),
                        false,
                        null,
                        null));
        world.wrapUp.complete(seat.id(), ada);

        world.clock.advance(Duration.ofSeconds(3601));
        world.timers.promisesFallDue();
        var memo = world.accept(ada);

        var promise = world.promises.owedBy(ada, 10).getFirst();
        assertThat(promise.state()).isEqualTo(Promise.State.DUE);
        assertThat(interaction(memo.interaction()).cause()).isEqualTo(chat);
        world.acd.finish(memo.id(), ada);
        world.wrapUp.save(memo.id(), ada, record(0, Outcome.RESOLVED, List.of("other")));
        world.wrapUp.complete(memo.id(), ada);
        assertThat(world.promises.find(promise.id()).orElseThrow().state()).isEqualTo(Promise.State.DONE);
    }

    @Test
    void namesTheStatesOfAnIllegalStep() {
        world.chat(general, "ko");
        var seat = world.accept(ada);

        assertThatThrownBy(() -> world.acd.complete(seat.id(), ada))
                .isInstanceOfSatisfying(IllegalStepException.class, e -> {
                    assertThat(e.is()).isEqualTo("ACTIVE");
                    assertThat(e.asked()).isEqualTo("WRAP_UP");
                });
    }

    @Test
    void keepsAgentsOfOtherOrganisationsOut() {
        var elsewhere = world.queue("elsewhere", AcdWorld.ELSEWHERE, 0);
        world.chat(elsewhere, "ko");

        world.match();

        assertThat(world.offerOf(ada)).isNull();
    }

    private void say(InteractionId chat) {
        world.transaction.executeWithoutResult(_ -> world.interactions.post(new NewMessage(
                chat,
                new Author.Person(new StaffId(ada), ParticipantKind.AGENT),
                false,
                Ids.next(),
                null,
                "네, 확인하겠습니다.",
                "ko",
                List.of(),
                world.now())));
    }

    private Offer open(UUID agent) {
        return Objects.requireNonNull(world.offerOf(agent), "nothing was offered");
    }

    private Seat seat(InteractionId chat) {
        return world.seatsOf(chat).getFirst();
    }

    private Interaction interaction(InteractionId id) {
        return world.queries.find(id).orElseThrow();
    }

    private static CounsellingRecord record(int version, Outcome outcome, List<String> topics) {
        return new CounsellingRecord(version, outcome, topics, "", null, null, false, null, null);
    }
}
