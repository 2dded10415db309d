package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dasan.acd.Acd;
import org.dasan.acd.SeatState;
import org.dasan.interactions.InteractionState;
import org.dasan.interactions.Message;
import org.dasan.interactions.outbox.DeliveryState;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What citizens text, from the provider's request to the agent's hands.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class IntakeTests {
    private static final String CITIZEN = "+821023456789";
    private static final String TEXT = "안녕하세요 👋 <b>쓰레기</b> & \"배출\" + 100%";

    private final SmsCity city;

    IntakeTests(@TempDir Path folder) {
        city = SmsCity.start(folder);
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
    void refusesWhatTheProviderHasNotSigned(CapturedOutput output) {
        var fields = city.fields(city.newSid(), CITIZEN, SmsCity.NUMBER, "비밀 이야기");
        var right = SmsCity.signature(TwilioStub.TOKEN, SmsCity.PUBLIC + "/webhooks/twilio/messages", fields);
        int before = city.count("sms_inbound");
        double refused = city.counter("dasan.sms.refused");

        var missing = city.webhook("messages", fields, "");
        var lowerCased = city.webhook("messages", fields, right.toLowerCase(Locale.ROOT));
        var ofAnotherToken = city.webhook(
                "messages", fields, SmsCity.signature("another", SmsCity.PUBLIC + "/webhooks/twilio/messages", fields));
        fields.put("Body", "다른 이야기");
        var tampered = city.webhook("messages", fields, right);
        var status = city.webhook("status", fields, right);

        for (var answer : new SmsCity.Answer[] {missing, lowerCased, ofAnotherToken, tampered, status}) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.type()).startsWith("application/problem+json");
        }
        assertThat(city.counter("dasan.sms.refused") - refused).isEqualTo(5);
        assertThat(city.count("sms_inbound")).isEqualTo(before);
        assertThat(output.getAll()).doesNotContain("비밀 이야기").doesNotContain("다른 이야기");
    }

    @Test
    void takesTextsByteForByteBehindAProxyWithFieldsItDoesNotKnow() {
        var fields = city.fields(city.newSid(), "+821030000001", SmsCity.NUMBER, TEXT);
        fields.put("BrandNewField", "무엇이든");

        var answer = city.webhook("messages", fields);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).startsWith("text/xml");
        assertThat(answer.body()).contains("<Response/>");
        var interaction = city.interactionOf(String.valueOf(fields.get("MessageSid")));
        assertThat(city.messages(interaction)).extracting(Message::text).containsExactly(TEXT);
        assertThat(city.seatOf(interaction)).isEqualTo(SeatState.WAITING);
    }

    @Test
    void takesBothTokensWhileTheyAreChanged() {
        var fields = city.fields(city.newSid(), "+821030000002", SmsCity.NUMBER, "옛 토큰");

        var answer = city.webhook(
                "messages",
                fields,
                SmsCity.signature(TwilioStub.OLD_TOKEN, SmsCity.PUBLIC + "/webhooks/twilio/messages", fields));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void storesATextOnceHoweverOftenItComes() {
        var fields = city.fields(city.newSid(), "+821030000003", SmsCity.NUMBER, "한 번만");
        int interactions = city.count("interaction");

        var statuses = IntStream.range(0, 20)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> city.webhook("messages", fields).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());
        city.clock.advance(Duration.ofHours(1));
        var replayed = city.webhook("messages", fields);

        assertThat(statuses).containsExactly(200);
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(city.count("interaction") - interactions).isEqualTo(1);
        assertThat(city.messages(city.interactionOf(String.valueOf(fields.get("MessageSid")))))
                .hasSize(1);
    }

    @Test
    void servesFiftyCitizensWhoseTextsComeFromOneAddress() {
        var statuses = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> city.webhook(
                                "messages",
                                city.fields(city.newSid(), "+8210400000%02d".formatted(i), SmsCity.NUMBER, "문의 " + i))
                        .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .collect(Collectors.toSet());

        assertThat(statuses).containsExactly(200);
    }

    @Test
    void joinsTheContactThatIsOpenAndOpensAnotherForTheSameAgentWhenItIsOver() {
        var ada = city.agent("ada", 2);
        var first = city.texted("+821030000004", "주차 문의합니다");
        var joined = city.texted("010-3000-0004", "강남구예요"); // the same number, written otherwise
        var seat = city.accept(ada);
        city.say(first, ada, "네, 확인해 드릴게요");
        city.bean(Acd.class).finish(seat.id(), ada);
        var second = city.texted("+821030000004", "하나 더요");

        assertThat(joined).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(city.interaction(second).cause()).isEqualTo(first);
        assertThat(city.jdbc
                        .sql("SELECT preferred_agent FROM seat WHERE interaction_id = :id")
                        .param("id", second.value())
                        .query(java.util.UUID.class)
                        .single())
                .isEqualTo(ada);
    }

    @Test
    void putsAnAnsweredContactAsideAndBringsItBackWithTheNextText() {
        var eve = city.agent("eve", 1);
        var contact = city.texted("+821030000005", "서류를 찾아볼게요");
        city.accept(eve);
        city.say(contact, eve, "찾으시면 알려 주세요");
        city.clock.advance(Duration.ofMinutes(4));
        city.bean(SmsTimers.class).answeredTextsArePutAside();
        assertThat(city.interaction(contact).state()).isEqualTo(InteractionState.ACTIVE);

        city.clock.advance(Duration.ofMinutes(1));
        city.bean(SmsTimers.class).answeredTextsArePutAside();
        assertThat(city.interaction(contact).state()).isEqualTo(InteractionState.PARKED);
        city.say(contact, eve, "천천히 하세요"); // an agent may still write
        city.texted("+821030000005", "찾았어요");

        assertThat(city.interaction(contact).state()).isEqualTo(InteractionState.ACTIVE);
    }

    @Test
    void endsWhatWasPutAsideForADay() {
        var ivy = city.agent("ivy", 1);
        var contact = city.texted("+821030000006", "나중에 쓸게요");
        var seat = city.accept(ivy);
        city.say(contact, ivy, "네");
        city.bean(Acd.class).park(seat.id(), ivy);

        city.clock.advance(Duration.ofHours(23));
        city.bean(SmsTimers.class).parkedTextsEnd();
        assertThat(city.interaction(contact).state()).isEqualTo(InteractionState.PARKED);
        city.clock.advance(Duration.ofHours(1));
        city.bean(SmsTimers.class).parkedTextsEnd();

        assertThat(city.interaction(contact).state().isOpen()).isFalse();
    }

    @Test
    void keepsATextThatComesAtNightAndSaysOnceWhenSomebodyAnswers() {
        var contact = city.texted("+821030000007", SmsCity.NIGHT_NUMBER, "지금 물어봐도 되나요?");
        city.texted("+821030000007", SmsCity.NIGHT_NUMBER, "여보세요?");

        assertThat(city.seatOf(contact)).isEqualTo(SeatState.WAITING);
        assertThat(city.messages(contact))
                .extracting(message -> message.code() == null ? message.text() : message.code())
                .containsExactly("지금 물어봐도 되나요?", "sms.closed", "여보세요?");
        Eventually.that(() -> assertThat(city.provider.bodies())
                .filteredOn(body -> body.contains("상담 시간이 아니어서"))
                .singleElement()
                .asString()
                .contains("11월 29일 09:00"));
    }

    @Test
    void keepsHostileTextAsText() {
        var hostile = "'); DROP TABLE message; --\u0000\u0007\u202E${jndi:ldap://x}\r\n<script>alert(1)</script>";

        var contact = city.texted("+821030000008", hostile);

        assertThat(city.messages(contact))
                .extracting(Message::text)
                .containsExactly(hostile.replace('\u0000', '\uFFFD'));
    }

    @Test
    void obeysStopAndStartForThisNumberAndCitizenOnly() {
        var amy = city.agent("amy", 2);
        var contact = city.texted("+821030000009", "문의");
        city.accept(amy);
        var stop = city.fields(city.newSid(), "+821030000009", SmsCity.NUMBER, " Stop ");
        assertThat(city.webhook("messages", stop).status()).isEqualTo(200);

        assertThat(city.messages(contact))
                .extracting(message -> String.valueOf(message.code()))
                .contains("sms.stopped");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> city.say(contact, amy, "답"))
                .hasMessageContaining("no more texts");
        var other = city.texted("+821030000010", "다른 시민");
        city.accept(amy);
        city.until(city.say(other, amy, "답"), DeliveryState.ACCEPTED);
        city.webhook("messages", city.fields(city.newSid(), "+821030000009", SmsCity.NUMBER, "start"));
        city.until(city.say(contact, amy, "다시 답"), DeliveryState.ACCEPTED);
    }
}
