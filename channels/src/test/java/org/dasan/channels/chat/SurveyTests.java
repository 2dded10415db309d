package org.dasan.channels.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dasan.acd.WrapUp;
import org.dasan.city.Directory;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.survey.Surveys;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How satisfied citizens were with a chat: asked on the page where it was, answered once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyTests {
    private final ChatCity city;
    private int agents;

    SurveyTests(@TempDir Path folder) {
        city = ChatCity.start(folder, true);
    }

    @BeforeAll
    void theChatAsks() {
        city.jdbc.sql("UPDATE entry_point SET survey = true WHERE key = 'web'").update();
        city.jdbc
                .sql("INSERT INTO topic (code, path) VALUES ('other', '{\"ko\":\"기타\"}') ON CONFLICT DO NOTHING")
                .update();
        city.bean(Directory.class).reload();
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
    void isAskedWhenTheRecordIsWrittenAndAnsweredOnce() {
        var visitor = helped();

        var answered = answer(visitor, Map.of("rating", 5, "words", "고맙습니다"));

        assertThat(answered.status()).isEqualTo(204);
        assertThat(asked(visitor).path("open").asBoolean(true)).isFalse();
        assertThat(asked(visitor).path("rating").asInt()).isEqualTo(5);
        assertThat(answer(visitor, Map.of("rating", 5, "words", "고맙습니다")).status())
                .as("the same again")
                .isEqualTo(204);
        var other = answer(visitor, Map.of("rating", 1));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.problem()).endsWith("/survey-answered");
        assertThat(city.bean(Surveys.class)
                        .about(new InteractionId(visitor.interaction()))
                        .orElseThrow()
                        .words())
                .isEqualTo("고맙습니다");
    }

    @Test
    void tellsThePageByAnEventThatItIsAsked() {
        var visitor = helped();

        var frames = city.get(visitor.path() + "/events?stream=" + visitor.interaction() + "&after=0", visitor.token())
                .body()
                .path("frames");

        assertThat(frames.valueStream()
                        .filter(frame -> frame.path("state")
                                .path("closed")
                                .path("survey")
                                .isObject()))
                .isNotEmpty();
    }

    @Test
    void isNotAnsweredByAnybodyElse() {
        var visitor = helped();
        var other = city.visitor();

        var byOther = city.post(visitor.path() + "/survey", other.token(), Map.of("rating", 1));
        var withoutToken = city.post(visitor.path() + "/survey", null, Map.of("rating", 1));

        assertThat(byOther.status()).isEqualTo(403);
        assertThat(withoutToken.status()).isEqualTo(401);
        assertThat(answer(other, Map.of("rating", 5)).problem()).endsWith("/survey-not-open");
        assertThat(asked(visitor).path("open").asBoolean()).isTrue();
    }

    @Test
    void refusesWhatIsNoAnswerAndSaysWhichField() {
        var visitor = helped();

        for (var rating : List.of(0, 6, -1)) {
            var refused = answer(visitor, Map.of("rating", rating));
            assertThat(refused.status()).as("rating " + rating).isEqualTo(400);
        }
        assertThat(answer(visitor, Map.of("rating", 3, "words", "가".repeat(1001)))
                        .status())
                .isEqualTo(400);
        assertThat(answer(visitor, Map.of("rating", 3, "words", "a\0b")).status())
                .isEqualTo(400);
        assertThat(answer(visitor, Map.of("rating", 3, "words", "가".repeat(1000)))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void isOverAfterADay() {
        var visitor = helped();
        city.clock.advance(Duration.ofHours(24));

        var survey = city.bean(Surveys.class)
                .about(new InteractionId(visitor.interaction()))
                .orElseThrow();

        assertThat(survey.isOpen(city.now())).isFalse();
    }

    @Test
    void isNotAskedOfWhoLeftBeforeAnybodyAnswered() {
        var visitor = city.visitor();
        city.post(visitor.path() + "/end", visitor.token(), Map.of());
        var next = helped(); // the log has been read up to here

        assertThat(asked(next).isObject()).isTrue();
        assertThat(asked(visitor).isNull()).isTrue();
    }

    /// A chat that an agent answered, ended and wrote down, and about which is asked.
    private ChatCity.Visitor helped() {
        var agent = city.agent("survey" + agents++, 1);
        var visitor = city.visitor();
        var interaction = new InteractionId(visitor.interaction());
        var seat = city.accept(agent);
        city.say(interaction, agent, "안녕하세요");
        city.bean(org.dasan.acd.Acd.class).finish(seat.id(), agent);
        assertThat(asked(visitor).isNull())
                .as("not before the record is written")
                .isTrue();
        var wrapUp = city.bean(WrapUp.class);
        wrapUp.save(seat.id(), agent, record());
        wrapUp.complete(seat.id(), agent);
        Eventually.that(() -> assertThat(asked(visitor).isObject()).isTrue());
        return visitor;
    }

    private static CounsellingRecord record() {
        return new CounsellingRecord(0, Outcome.RESOLVED, List.of("other"), "", null, null, false, null, null);
    }

    private JsonNode asked(ChatCity.Visitor visitor) {
        return city.get(visitor.path(), visitor.token())
                .body()
                .path("state")
                .path("closed")
                .path("survey");
    }

    private ChatCity.Answer answer(ChatCity.Visitor visitor, Map<String, ?> body) {
        return city.post(visitor.path() + "/survey", visitor.token(), body);
    }
}
