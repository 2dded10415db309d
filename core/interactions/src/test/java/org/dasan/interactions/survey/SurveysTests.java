package org.dasan.interactions.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.dasan.city.Channel;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.survey.Surveys.Result;
import org.dasan.testkit.MutableClock;
import org.dasan.testkit.TestDatabase;
import org.dasan.testkit.WithDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WithDatabase
class SurveysTests {
    private final SurveyWorld world;

    SurveysTests(TestDatabase database, MutableClock clock, @TempDir Path folder) {
        world = new SurveyWorld(database, clock, folder);
    }

    @Test
    void askOnceAboutAContactThatAPersonAnswered() {
        var contact = world.asked();

        assertThat(world.carrier.asked)
                .containsExactly(new SurveyCarrier.Question(contact.id(), contact.thread(), "ko", null));
        assertThat(world.surveys.about(contact.id())).hasValueSatisfying(survey -> {
            assertThat(survey.rating()).isNull();
            assertThat(survey.expiresAt()).isEqualTo(survey.askedAt().plus(Duration.ofHours(24)));
        });
        assertThat(world.told("interactions.survey-asked")).hasSize(1);
    }

    @Test
    void tellTheChannelWhenItWasAskedThereBefore() {
        var first = world.asked();
        var askedAt = world.surveys.about(first.id()).orElseThrow().askedAt();
        world.wait(Duration.ofMinutes(5));

        world.closed(world.answered(world.arrive(first.thread())), Outcome.RESOLVED);
        world.readLog();

        assertThat(world.carrier.asked.getLast().before()).isEqualTo(askedAt);
    }

    @Test
    void askNobodyTwiceWhenTheLogIsReadAgain() {
        world.asked();

        world.readLog();

        assertThat(world.carrier.asked).hasSize(1);
        assertThat(world.told("interactions.survey-asked")).hasSize(1);
    }

    @Test
    void askNobodyInATransactionThatFails() {
        var contact = world.closed(world.answered(world.arrive(world.newThread())), Outcome.RESOLVED);

        assertThatThrownBy(() -> world.inTransaction(() -> {
                    world.log.apply(world.all());
                    throw new IllegalStateException("the node dies");
                }))
                .hasMessage("the node dies");

        assertThat(world.surveys.about(contact.id())).isEmpty();
        assertThat(world.told("interactions.survey-asked")).isEmpty();
        world.readLog();
        assertThat(world.surveys.about(contact.id())).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void askAfterWhatAPersonDealtWithAndNothingElse(Outcome outcome) {
        var contact = world.closed(world.answered(world.arrive(world.newThread())), outcome);

        world.readLog();

        boolean dealtWith = outcome.term() == Outcome.Term.HANDLED && outcome != Outcome.SPAM;
        assertThat(world.surveys.about(contact.id()).isPresent()).isEqualTo(dealtWith);
    }

    @Test
    void askNobodyWhoGotNoAnswerOrWasCalledByUs() {
        var unanswered = world.closed(world.arrive(world.newThread()), Outcome.RESOLVED);
        var outbound = world.closed(
                world.answered(world.arrive(world.newThread(), Channel.CHAT, Direction.OUTBOUND)), Outcome.RESOLVED);

        world.readLog();

        assertThat(world.surveys.about(unanswered.id())).isEmpty();
        assertThat(world.surveys.about(outbound.id())).isEmpty();
    }

    @Test
    void askOnlyWhereTheEntryPointDoes() {
        world.update("UPDATE entry_point SET survey = false");

        world.asked();

        assertThat(world.carrier.asked).isEmpty();
    }

    @Test
    void askNobodyWhoIsNotReached() {
        world.carrier.reaches = false;
        var chat = world.asked();
        var voice = world.closed(
                world.answered(world.arrive(world.newThread(), Channel.VOICE, Direction.INBOUND)), Outcome.RESOLVED);
        world.readLog();

        assertThat(world.surveys.about(chat.id())).isEmpty();
        assertThat(world.surveys.about(voice.id())).isEmpty();
        assertThat(world.told("interactions.survey-asked")).isEmpty();
    }

    @Test
    void askAboutNothingThatIsLongOver() {
        var contact = world.closed(world.answered(world.arrive(world.newThread())), Outcome.RESOLVED);
        world.wait(Duration.ofMinutes(61));

        world.readLog();

        assertThat(world.surveys.about(contact.id())).isEmpty();
    }

    @Test
    void askNothingWhileSomethingNewIsTalkedAbout() {
        var contact = world.closed(world.answered(world.arrive(world.newThread())), Outcome.RESOLVED);
        world.arrive(contact.thread());

        world.readLog();

        assertThat(world.surveys.about(contact.id())).isEmpty();
    }

    @Test
    void keepOneAnswerAndTheFirst() {
        var contact = world.asked();

        assertThat(world.answer(contact.thread(), 5, " 고맙습니다 ")).isEqualTo(Result.KEPT);
        assertThat(world.answer(contact.thread(), 5, "고맙습니다")).isEqualTo(Result.KEPT_BEFORE);
        assertThat(world.answer(contact.thread(), 1, "고맙습니다")).isEqualTo(Result.ANSWERED_OTHERWISE);

        assertThat(world.surveys.about(contact.id())).hasValueSatisfying(survey -> {
            assertThat(survey.rating()).isEqualTo(5);
            assertThat(survey.words()).isEqualTo("고맙습니다");
        });
        assertThat(world.told("interactions.survey-answered"))
                .singleElement()
                .satisfies(event -> assertThat(event.data().toString()).isEqualTo("{\"rating\":5}"));
    }

    @Test
    void hideNumbersThatAreSecretsInTheWords() {
        var contact = world.asked();

        world.answer(contact.thread(), 2, "제 번호 900101-1234568 을 두 번 물었습니다");

        assertThat(world.surveys.about(contact.id()).orElseThrow().words()).contains("900101-•••••••");
    }

    @Test
    void takeNoAnswerAfterADayOrFromAnotherThreadOrWhenSomethingNewBegan() {
        var late = world.asked();
        assertThat(world.answer(world.newThread(), 5, "")).isEqualTo(Result.NOT_OPEN);
        world.wait(Duration.ofHours(24));
        assertThat(world.answer(late.thread(), 5, "")).isEqualTo(Result.NOT_OPEN);

        var goneOn = world.asked();
        world.arrive(goneOn.thread());
        assertThat(world.answer(goneOn.thread(), 5, "")).isEqualTo(Result.NOT_OPEN);
        assertThat(world.answeredByText(goneOn.thread(), "3")).isFalse();
    }

    @Test
    void takeATextWithARatingOnceAndNoOther() {
        var contact = world.asked();

        assertThat(world.answeredByText(contact.thread(), "여권은 어디서 만드나요?")).isFalse();
        assertThat(world.answeredByText(contact.thread(), "４점 조금 오래 걸렸어요")).isTrue();
        assertThat(world.answeredByText(contact.thread(), "4점 조금 오래 걸렸어요"))
                .as("a second one is a message")
                .isFalse();

        var survey = world.surveys.about(contact.id()).orElseThrow();
        assertThat(survey.rating()).isEqualTo(4);
        assertThat(survey.words()).isEqualTo("조금 오래 걸렸어요");
    }

    @Test
    void refuseRatingsThatAreNone() {
        assertThatThrownBy(() -> new Answer(0, "")).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> new Answer(6, "")).isInstanceOf(InvalidFieldException.class);
        assertThat(new Answer(5, "비밀").toString()).doesNotContain("비밀");
    }
}
