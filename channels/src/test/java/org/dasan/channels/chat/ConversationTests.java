package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dasan.acd.Acd;
import org.dasan.acd.PresenceState;
import org.dasan.acd.Presences;
import org.dasan.acd.SeatState;
import org.dasan.city.VisitorTokens;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Outcome;
import org.dasan.store.Ids;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Conversations over HTTP, from the first word to the record's number.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationTests {
    private static final String ALG_NONE = "eyJhbGciOiJub25lIiwidHlwIjoidmlzaXRvcitqd3QifQ.";

    private final ChatCity city;

    ConversationTests(@TempDir Path folder) {
        city = ChatCity.start(folder, true);
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

    @BeforeAll
    void nobodyWaitsForTheDatabase() {
        assertThat(city.count("interaction")).isZero();
    }

    @Test
    void beginsWithIdentityThreadInteractionMessageAndSeatAtOnce() {
        var started = city.start(Ids.next(), ChatCity.WEB, "안녕하세요 👋");

        assertThat(started.status()).isEqualTo(201);
        var snapshot = started.body().path("snapshot");
        assertThat(snapshot.path("state").path("phase").asString()).isEqualTo("WAITING");
        assertThat(snapshot.path("state").path("queue").path("ahead").isInt()).isTrue();
        assertThat(snapshot.path("state")
                        .path("queue")
                        .path("expectedWaitSeconds")
                        .isNull())
                .isTrue();
        assertThat(snapshot.path("messages").values())
                .extracting(m -> m.path("code").asString(m.path("text").asString()))
                .containsExactly("안녕하세요 👋", "welcome");
        var visitor = ChatCity.visitor(started);
        assertThat(city.seatOf(visitor.interaction())).isEqualTo(SeatState.WAITING);
    }

    @Test
    void letsBothSidesWriteAtTheSameMoment() {
        var ann = city.agent("ann", 1);
        var visitor = city.visitor(Ids.next(), "동시에 써요");
        var seat = city.accept(ann);

        var agentWrites = CompletableFuture.runAsync(
                () -> IntStream.range(0, 300).forEach(i -> city.say(seat.interaction(), ann, "답 " + i)));
        var statuses = IntStream.range(0, 300)
                .mapToObj(i -> city.write(visitor, Ids.next(), "글 " + i).status())
                .collect(Collectors.toSet());
        agentWrites.join(); // neither waited for the other in vain

        assertThat(statuses).containsExactly(201);
        city.bean(Acd.class).finish(seat.id(), ann);
    }

    @Test
    void answersTheSameBeginningTwiceWithTheSameConversation() {
        var clientId = Ids.next();
        var message = Map.of("clientId", Ids.next(), "text", "한 번만");
        var request = Map.of("clientId", clientId, "entryPoint", "web", "language", "ko", "message", message);

        var first = city.post("/api/v1/chat/conversations", null, request);
        var again = city.post("/api/v1/chat/conversations", null, request);

        assertThat(again.status()).isEqualTo(200);
        assertThat(ChatCity.visitor(again).conversation())
                .isEqualTo(ChatCity.visitor(first).conversation());
        assertThat(again.body().path("snapshot").path("messages"))
                .isEqualTo(first.body().path("snapshot").path("messages"));
    }

    @Test
    void refusesAnotherEntryPointUnderTheSameClientId() {
        var clientId = Ids.next();
        city.visitor(clientId, "안녕하세요");

        var other = city.start(clientId, ChatCity.NIGHT, "안녕하세요");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("/problems/client-id-reused");
    }

    @Test
    void storesNothingInClosedHoursAndSaysWhenItOpens() {
        int before = stored();

        var closed = city.start(Ids.next(), ChatCity.NIGHT, "아무도 없나요");

        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.problem()).isEqualTo("/problems/closed");
        assertThat(closed.body().path("opensAt").asString()).isEqualTo("2026-11-29T00:00:00Z"); // Sunday, nine in Seoul
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void keepsTextAsItWasWrittenAndAnswersRepetitionsTheSame() {
        var visitor = city.visitor();
        var clientId = Ids.next();
        var text = "첫 줄\n둘째 줄 <b>&amp;</b> 👨‍👩‍👧‍👦 ㅎ한글";

        var posted = city.write(visitor, clientId, text);
        var again = city.write(visitor, clientId, text);

        assertThat(posted.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(posted.body());
        assertThat(snapshot(visitor).path("messages").values().stream()
                        .map(m -> m.path("text").asString()))
                .contains(text);
    }

    @Test
    void masksNumbersThatNobodyShouldHaveWritten() {
        var visitor = city.visitor();

        city.write(visitor, Ids.next(), "제 번호는 800101-1234560 아니고 카드 4111-1111-1111-1111 입니다");

        var stored = city.jdbc
                .sql("SELECT text FROM message WHERE interaction_id = :id AND direction = 'IN'")
                .param("id", visitor.interaction())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("4111-1111-1111").contains("1111");
    }

    @Test
    void refusesAnotherTextUnderTheSameClientId() {
        var visitor = city.visitor();
        var clientId = Ids.next();
        city.write(visitor, clientId, "처음");

        var other = city.write(visitor, clientId, "다른 말");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).isEqualTo("/problems/client-id-reused");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        var visitor = city.visitor();
        var family = "👨‍👩‍👧‍👦";

        assertThat(city.write(visitor, Ids.next(), family.repeat(2000) + "가".repeat(2000))
                        .status())
                .isEqualTo(201);
        assertThat(city.write(visitor, Ids.next(), "가".repeat(4001)).status()).isEqualTo(400);
    }

    @Test
    void namesTheFieldThatIsWrongAndChangesNothing() {
        var visitor = city.visitor();
        int before = stored();

        for (var text : List.of("", "  \n", "가".repeat(4001), "nul\0")) {
            var refused = city.write(visitor, Ids.next(), text);
            assertThat(refused.status()).as(text).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("field").asString())
                    .isEqualTo("text");
        }
        assertThat(city.post(
                                "/api/v1/chat/conversations",
                                null,
                                Map.of("clientId", UUID.randomUUID(), "entryPoint", "web", "language", "ko"))
                        .status())
                .isEqualTo(400);
        assertThat(city.post(
                                "/api/v1/chat/conversations",
                                null,
                                Map.of("clientId", Ids.next(), "entryPoint", "web", "language", "mn"))
                        .status())
                .isEqualTo(400);
        assertThat(city.post(
                                "/api/v1/chat/conversations",
                                null,
                                Map.of("clientId", Ids.next(), "entryPoint", "nowhere", "language", "ko"))
                        .status())
                .isEqualTo(404);
        assertThat(city.post(
                                visitor.path() + "/messages",
                                visitor.token(),
                                Map.of("clientId", Ids.next(), "text", "x", "media", List.of(Ids.next())))
                        .status())
                .isEqualTo(400);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void opensNothingWithAForeignExpiredOrForgedToken() {
        var visitor = city.visitor();
        var stranger = city.visitor();
        var tokens = city.bean(VisitorTokens.class);
        var entryPoint = city.interaction(visitor.interaction()).entryPoint();
        var expired =
                tokens.issue(visitor.conversation(), entryPoint, city.now().minusSeconds(1));
        var unsigned = ALG_NONE + visitor.token().split("\\.", -1)[1] + ".";

        assertThat(city.get(visitor.path(), stranger.token()).status()).isEqualTo(403);
        assertThat(city.get(visitor.path(), expired).status()).isEqualTo(401);
        assertThat(city.get(visitor.path(), unsigned).status()).isEqualTo(401);
        assertThat(city.get(visitor.path(), null).status()).isEqualTo(401);
        end(visitor);
    }

    @Test
    void closesTheSocketOfAForgedToken() {
        var visitor = city.visitor();
        var forged = new ChatCity.Visitor(visitor.token(), visitor.conversation(), visitor.interaction());

        try (var page = new CitizenPage(city, forged)) {
            city.clock.advance(Duration.ofHours(25));
            page.connect();

            Eventually.that(() -> assertThat(page.closeCode()).isEqualTo(4401));
        }
    }

    @Test
    void opensANewInteractionAfterTheEndAndPrefersTheSameAgent() {
        var ada = city.agent("ada", 3);
        var visitor = city.visitor();
        var seat = city.accept(ada);
        city.say(seat.interaction(), ada, "무엇을 도와 드릴까요?");
        city.bean(Acd.class).finish(seat.id(), ada);
        assertThat(snapshot(visitor).path("state").path("phase").asString()).isEqualTo("CLOSED");

        city.clock.advance(Duration.ofSeconds(5));
        var posted = city.write(visitor, Ids.next(), "하나 더 여쭤볼게요");

        var next = UUID.fromString(posted.body().path("streamId").asString());
        assertThat(posted.status()).isEqualTo(201);
        assertThat(next).isNotEqualTo(visitor.interaction());
        assertThat(city.interaction(next).cause()).isEqualTo(new InteractionId(visitor.interaction()));
        assertThat(city.jdbc
                        .sql("SELECT preferred_agent FROM seat WHERE interaction_id = :id")
                        .param("id", next)
                        .query(UUID.class)
                        .single())
                .isEqualTo(ada);
        var snapshot = snapshot(visitor);
        assertThat(snapshot.path("state").path("streamId").asString()).isEqualTo(next.toString());
        assertThat(last(snapshot.path("messages")).path("text").asString()).isEqualTo("하나 더 여쭤볼게요");
    }

    @Test
    void showsAgentsByPostAndNeverNotes() {
        var bob = city.agent("bob", 1);
        var visitor = city.visitor();
        var seat = city.accept(bob);

        city.say(seat.interaction(), bob, "안녕하세요");
        city.note(seat.interaction(), bob, "비밀 메모");

        var snapshot = snapshot(visitor);
        assertThat(snapshot.path("state").path("agent").path("label").path("ko").asString())
                .isEqualTo("상담사");
        assertThat(snapshot.toString()).doesNotContain("bob").doesNotContain("비밀 메모");
    }

    @Test
    void bringsAParkedChatBackWhenTheCitizenWrites() {
        var eve = city.agent("eve", 1);
        var visitor = city.visitor();
        var seat = city.accept(eve);
        city.bean(Acd.class).park(seat.id(), eve);

        city.write(visitor, Ids.next(), "찾았어요");

        assertThat(city.interaction(visitor.interaction()).state()).isEqualTo(InteractionState.ACTIVE);
    }

    @Test
    void pagesBackThroughEarlierMessages() {
        var visitor = city.visitor();
        for (int i = 1; i <= 230; i++) {
            city.write(visitor, Ids.next(), "글 " + i);
        }

        var snapshot = snapshot(visitor);
        var oldest = snapshot.path("messages").path(0);
        var earlier = city.get(
                        visitor.path() + "/messages?before=" + oldest.path("id").asString() + "&size=50",
                        visitor.token())
                .body();

        assertThat(snapshot.path("hasEarlier").asBoolean()).isTrue();
        assertThat(snapshot.path("messages").size()).isEqualTo(200);
        assertThat(earlier.path("hasEarlier").asBoolean()).isFalse();
        assertThat(earlier.path("messages").size()).isEqualTo(31);
        assertThat(last(earlier.path("messages")).path("number").asInt() + 1)
                .isEqualTo(oldest.path("number").asInt());
    }

    @Test
    void countsACitizenWhoEndsBeforeAnAnswerAsAbandoned() {
        var visitor = city.visitor();

        end(visitor);
        end(visitor);

        assertThat(city.interaction(visitor.interaction()).outcome()).isEqualTo(Outcome.ABANDONED);
        var closed = snapshot(visitor).path("state").path("closed");
        assertThat(closed.path("by").asString()).isEqualTo("CITIZEN");
        assertThat(closed.path("recordNumber").asString()).matches("C-\\d{4}-\\d{5}");
    }

    @Test
    void tellsHowManyAreAheadAndHowLongAtThePaceOfTheLastQuarterHour() {
        var zoe = city.agent("zoe", 9);
        for (int i = 0; i < 3; i++) {
            var answered = city.visitor();
            city.accept(zoe);
            city.say(new InteractionId(answered.interaction()), zoe, "네");
        }
        away(zoe);
        var first = city.visitor();
        city.clock.advance(Duration.ofSeconds(1));
        var second = city.visitor();

        var queue = snapshot(second).path("state").path("queue");

        assertThat(queue.path("ahead").asInt()).isEqualTo(1);
        assertThat(queue.path("expectedWaitSeconds").asInt()).isBetween(1, 600);
        end(first);
    }

    private static JsonNode last(JsonNode messages) {
        return messages.get(messages.size() - 1);
    }

    private void away(UUID agent) {
        city.bean(Presences.class).set(agent, PresenceState.OFFLINE, null, null, agent);
    }

    private JsonNode snapshot(ChatCity.Visitor visitor) {
        return city.get(visitor.path(), visitor.token()).body();
    }

    private void end(ChatCity.Visitor visitor) {
        assertThat(city.post(visitor.path() + "/end", visitor.token(), Map.of()).status())
                .isEqualTo(204);
    }

    /// What citizens bring about; the city's own timers go on meanwhile.
    private int stored() {
        return city.count("identity")
                + city.count("thread")
                + city.count("interaction")
                + city.count("message WHERE direction = 'IN'");
    }
}
