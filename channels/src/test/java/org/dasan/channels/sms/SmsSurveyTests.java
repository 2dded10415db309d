package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dasan.acd.Acd;
import org.dasan.acd.SeatId;
import org.dasan.acd.WrapUp;
import org.dasan.city.Directory;
import org.dasan.interactions.CounsellingRecord;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Message;
import org.dasan.interactions.Outcome;
import org.dasan.interactions.survey.Survey;
import org.dasan.interactions.survey.Surveys;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How satisfied citizens were with a contact by text: asked by a text, answered by a digit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmsSurveyTests {
    private static final String QUESTION = SmsSentences.survey("ko");

    private final SmsCity city;
    private int citizens;
    private UUID agent = new UUID(0, 0);
    private String citizen = "";
    private String neighbour = "";

    SmsSurveyTests(@TempDir Path folder) {
        city = SmsCity.start(folder);
    }

    @BeforeAll
    void textsAsk() {
        city.sql("UPDATE entry_point SET survey = true WHERE key = 'sms'");
        city.sql("INSERT INTO topic (code, path) VALUES ('other', '{\"ko\":\"기타\"}') ON CONFLICT DO NOTHING");
        city.bean(Directory.class).reload();
    }

    @BeforeEach
    void anAgentIsReady() {
        citizen = "+8210600000%02d".formatted(++citizens);
        neighbour = "+8210600000%02d".formatted(++citizens);
        agent = city.agent("agent" + citizens, 5);
        city.provider.time(city.clock.instant());
    }

    @AfterEach
    void theBooksBalanceAndEveryRequestWasRight() {
        city.quiet();
        assertThat(city.balanced()).isTrue();
        assertThat(city.provider.faults()).isEmpty();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void isAskedOnceByATextWhenTheRecordIsWritten() {
        asked(citizen);
        asked(neighbour); // the log has been read past the first

        assertThat(city.provider.forms())
                .filteredOn(form -> TwilioStub.first(form, "Body").equals(QUESTION))
                .filteredOn(form -> TwilioStub.first(form, "To").equals(citizen))
                .singleElement()
                .satisfies(form -> assertThat(form).containsEntry("From", List.of(SmsCity.NUMBER)));
    }

    @Test
    void isAnsweredByADigitAndWordsAndOpensNoContact() {
        var contact = asked(citizen);
        int interactions = city.count("interaction");
        int messages = city.count("message");
        var answer = city.fields(city.newSid(), citizen, SmsCity.NUMBER, "5 감사합니다");

        assertThat(city.webhook("messages", answer).status()).isEqualTo(200);
        assertThat(city.webhook("messages", answer).status())
                .as("brought again")
                .isEqualTo(200);

        assertThat(survey(contact)).hasValueSatisfying(survey -> {
            assertThat(survey.rating()).isEqualTo(5);
            assertThat(survey.words()).isEqualTo("감사합니다");
        });
        assertThat(city.count("interaction")).isEqualTo(interactions);
        assertThat(city.count("message")).isEqualTo(messages);
        assertThat(city.count("sms_inbound WHERE kind = 'SURVEY' AND message_sid = '" + answer.get("MessageSid") + "'"))
                .isEqualTo(1);
    }

    @Test
    void takesASecondDigitForAnOrdinaryText() {
        var contact = asked(citizen);
        city.webhook("messages", city.fields(city.newSid(), citizen, SmsCity.NUMBER, "5 감사합니다"));

        var another = city.texted(citizen, "5");

        assertThat(another).isNotEqualTo(contact);
        assertThat(texts(another)).containsExactly("5");
        assertThat(survey(contact))
                .hasValueSatisfying(survey -> assertThat(survey.words()).isEqualTo("감사합니다"));
    }

    @Test
    void takesNothingFromAnotherNumber() {
        var contact = asked(citizen);

        var another = city.texted(neighbour, "5");

        assertThat(texts(another)).containsExactly("5");
        assertThat(rating(contact)).isEmpty();
    }

    @Test
    void takesADigitWithinAContactForPartOfIt() {
        var first = city.texted(citizen, "몇 번 창구예요?");
        assertThat(city.texted(citizen, "5")).isEqualTo(first);
        var contact = close(first);
        untilAsked(contact);

        var another = city.texted(citizen, "하나 더 여쭤볼게요");
        assertThat(city.texted(citizen, "3")).isEqualTo(another);

        assertThat(texts(another)).containsExactly("하나 더 여쭤볼게요", "3");
        assertThat(rating(contact)).isEmpty();
    }

    @Test
    void isOverAfterADay() {
        var contact = asked(citizen);
        city.clock.advance(Duration.ofHours(24));

        assertThat(texts(city.texted(citizen, "5"))).containsExactly("5");
        assertThat(rating(contact)).isEmpty();
    }

    @Test
    void isNotAskedTwiceWithinADay() {
        asked(citizen);
        var second = close(city.texted(citizen, "하나 더요"));
        asked(neighbour); // the log has been read past it
        assertThat(survey(second)).isEmpty();
        assertThat(questionsTo(citizen)).isEqualTo(1);

        city.clock.advance(Duration.ofHours(24));

        asked(citizen);
        Eventually.that(() -> assertThat(questionsTo(citizen)).isEqualTo(2));
    }

    @Test
    void isNotAskedOfWhoWantsNoTexts() {
        var contact = city.texted(citizen, "문의");
        var seat = city.accept(agent);
        city.say(contact, agent, "답");
        city.webhook("messages", city.fields(city.newSid(), citizen, SmsCity.NUMBER, "STOP"));
        end(seat.id());
        asked(neighbour); // the log has been read past it

        assertThat(survey(contact)).isEmpty();
        assertThat(questionsTo(citizen)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en", "zh", "ja", "vi", "mn"})
    void isAskedInTheLanguageOfTheContact(String language) {
        var contact = city.texted(citizen, "문의");
        city.sql("UPDATE interaction SET language = ? WHERE id = ?", language, contact.value());
        untilAsked(close(contact));

        var question = SmsSentences.survey(language);
        Eventually.that(() -> assertThat(textsTo(citizen)).contains(question));
        assertThat(question).contains("120", "1", "5");
        assertThat(question.equals(SmsSentences.survey("en"))).isEqualTo(language.equals("en"));
    }

    /// A contact that is over, about which this citizen was asked.
    private InteractionId asked(String number) {
        var contact = close(city.texted(number, "문의합니다"));
        untilAsked(contact);
        Eventually.that(() -> assertThat(textsTo(number)).contains(QUESTION));
        return contact;
    }

    private void untilAsked(InteractionId contact) {
        Eventually.that(() -> assertThat(survey(contact)).isPresent());
    }

    /// The agent answers, ends and writes down.
    private InteractionId close(InteractionId contact) {
        var seat = city.accept(agent);
        city.say(contact, agent, "안녕하세요");
        end(seat.id());
        return contact;
    }

    private void end(SeatId seat) {
        city.bean(Acd.class).finish(seat, agent);
        var wrapUp = city.bean(WrapUp.class);
        wrapUp.save(
                seat,
                agent,
                new CounsellingRecord(0, Outcome.RESOLVED, List.of("other"), "", null, null, false, null, null));
        wrapUp.complete(seat, agent);
    }

    private Optional<Survey> survey(InteractionId contact) {
        return city.bean(Surveys.class).about(contact);
    }

    private Optional<Integer> rating(InteractionId contact) {
        return survey(contact).map(Survey::rating);
    }

    private List<String> texts(InteractionId contact) {
        return city.messages(contact).stream().map(Message::text).toList();
    }

    private long questionsTo(String number) {
        return textsTo(number).stream().filter(QUESTION::equals).count();
    }

    /// What arrived at that telephone.
    private List<String> textsTo(String number) {
        return city.provider.forms().stream()
                .filter(form -> TwilioStub.first(form, "To").equals(number))
                .map(form -> TwilioStub.first(form, "Body"))
                .toList();
    }
}
