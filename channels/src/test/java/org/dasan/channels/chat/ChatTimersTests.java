package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dasan.acd.Acd;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of chats when people vanish or fall silent. The timers run by themselves as well; these calls
/// are only sooner.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatTimersTests {
    private final ChatCity city;
    private final ChatTimers timers;

    ChatTimersTests(@TempDir Path folder) {
        city = ChatCity.start(folder, true);
        timers = city.bean(ChatTimers.class);
    }

    @AfterEach
    void theBooksBalance() {
        city.quiet();
        assertThat(city.balanced()).isTrue();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void pausesOffersForWhoeverIsAwayAndGoesOnWhenTheyComeBack() {
        var visitor = city.visitor();
        city.clock.advance(Duration.ofMinutes(2));
        timers.visitorsGoAway();
        assertThat(paused(visitor)).isTrue();
        assertThat(city.seatOf(visitor.interaction())).isEqualTo(SeatState.WAITING);

        city.get(visitor.path(), visitor.token());

        assertThat(paused(visitor)).isFalse();
    }

    @Test
    void countsWhoeverStaysAwayAsAbandoned() {
        var visitor = city.visitor();

        city.clock.advance(Duration.ofMinutes(9));
        timers.visitorsGoAway();
        assertThat(city.interaction(visitor.interaction()).state()).isEqualTo(InteractionState.WAITING);
        city.clock.advance(Duration.ofMinutes(1));
        timers.visitorsGoAway();

        assertThat(city.interaction(visitor.interaction()).outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void keepsThePlaceOfWhoeverHasASocketOpen() {
        var visitor = city.visitor();
        try (var page = new CitizenPage(city, visitor).connect()) {
            Eventually.that(() -> assertThat(connected(visitor)).isTrue());

            city.clock.advance(Duration.ofMinutes(11));
            timers.visitorsGoAway();

            assertThat(city.interaction(visitor.interaction()).state()).isEqualTo(InteractionState.WAITING);
        }
        Eventually.that(() -> assertThat(connected(visitor)).isFalse());
        city.clock.advance(Duration.ofMinutes(10));
        timers.visitorsGoAway();
        assertThat(city.interaction(visitor.interaction()).outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void missesSocketsThatNobodyToldWereGone() {
        var visitor = city.visitor();
        city.bean(Visitors.class).connected(visitor.conversation());

        timers.socketsAreCounted();

        assertThat(connected(visitor)).isFalse();
    }

    @Test
    void findsSocketsAgainThatWereToldToBeGone() {
        var visitor = city.visitor();
        try (var page = new CitizenPage(city, visitor).connect()) {
            Eventually.that(() -> assertThat(connected(visitor)).isTrue());
            city.bean(Visitors.class).disconnected(visitor.conversation(), city.now());

            timers.socketsAreCounted();

            assertThat(connected(visitor)).isTrue();
            assertThat(page.reloads()).isZero();
        }
    }

    @Test
    void warnsASilentCitizenAndEndsTheChatAfterThat() {
        var ada = city.agent("ada", 1);
        var visitor = city.visitor(Ids.next(), "질문이 있어요");
        var seat = city.accept(ada);
        city.clock.advance(Duration.ofMinutes(20));
        timers.citizensFallSilent();
        assertThat(codes(visitor)).doesNotContain("idle.warning"); // the city has not answered yet

        city.say(seat.interaction(), ada, "무엇인가요?");
        city.clock.advance(Duration.ofMinutes(5));
        timers.citizensFallSilent();
        timers.citizensFallSilent();
        assertThat(codes(visitor)).containsOnlyOnce("idle.warning");
        var warning =
                city.get(visitor.path(), visitor.token()).body().path("state").path("warning");
        assertThat(warning.path("closesAt").asString())
                .isEqualTo(city.now().plus(Duration.ofMinutes(5)).toString());
        city.clock.advance(Duration.ofMinutes(5));
        timers.citizensFallSilent();

        assertThat(codes(visitor)).endsWith("closed.idle");
        assertThat(city.interaction(visitor.interaction()).endedBy()).isEqualTo("SYSTEM");
        assertThat(city.seatOf(visitor.interaction())).isEqualTo(SeatState.WRAP_UP);
    }

    @Test
    void withdrawsTheWarningWhenTheCitizenWrites() {
        var bob = city.agent("bob", 1);
        var visitor = city.visitor(Ids.next(), "질문이 있어요");
        var seat = city.accept(bob);
        city.say(seat.interaction(), bob, "무엇인가요?");
        city.clock.advance(Duration.ofMinutes(6));
        timers.citizensFallSilent();

        city.write(visitor, Ids.next(), "잠시 자리를 비웠어요");
        city.clock.advance(Duration.ofMinutes(20));
        timers.citizensFallSilent();

        assertThat(city.get(visitor.path(), visitor.token())
                        .body()
                        .path("state")
                        .has("warning"))
                .isFalse();
        assertThat(city.interaction(visitor.interaction()).state()).isEqualTo(InteractionState.ACTIVE);
    }

    @Test
    void endsWhatIsParkedForADay() {
        var eve = city.agent("eve", 1);
        var visitor = city.visitor(Ids.next(), "서류를 찾아볼게요");
        var seat = city.accept(eve);
        city.say(seat.interaction(), eve, "기다릴게요");
        city.bean(Acd.class).park(seat.id(), eve);

        city.clock.advance(Duration.ofHours(23));
        timers.parkedChatsEnd();
        assertThat(city.interaction(visitor.interaction()).state()).isEqualTo(InteractionState.PARKED);
        city.clock.advance(Duration.ofHours(1));
        timers.parkedChatsEnd();

        assertThat(city.interaction(visitor.interaction()).state().isOpen()).isFalse();
    }

    private boolean paused(ChatCity.Visitor visitor) {
        return city.jdbc
                .sql("SELECT paused FROM seat WHERE interaction_id = :id")
                .param("id", visitor.interaction())
                .query(Boolean.class)
                .single();
    }

    private boolean connected(ChatCity.Visitor visitor) {
        return city.jdbc
                .sql("SELECT connected FROM chat_visitor WHERE thread_id = :id")
                .param("id", visitor.conversation())
                .query(Boolean.class)
                .single();
    }

    private List<String> codes(ChatCity.Visitor visitor) {
        return city.jdbc
                .sql("SELECT coalesce(code, '') FROM message WHERE interaction_id = :id ORDER BY number")
                .param("id", visitor.interaction())
                .query((rs, _) -> rs.getString(1))
                .list();
    }
}
