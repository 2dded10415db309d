package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.dasan.city.InvalidFieldException;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.notice.CitizenNotice;
import org.dasan.interactions.notice.Notice;
import org.dasan.interactions.notice.NoticeWay;
import org.dasan.interactions.outbox.DeliveryState;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/// What agents write, to the citizen's telephone, over a provider that fails in every way it can.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTests {
    private static int citizens;

    private final SmsCity city;
    private final UUID ada;
    private String citizen = "";
    private InteractionId contact = new InteractionId(new UUID(0, 0));

    DeliveryTests(@TempDir Path folder) {
        city = SmsCity.start(folder);
        ada = city.agent("ada", 50);
    }

    @BeforeEach
    void aCitizenIsInHand() {
        citizen = "+8210500000%02d".formatted(++citizens);
        city.provider.time(city.clock.instant());
        contact = city.texted(citizen, "문의합니다");
        city.accept(ada);
    }

    @AfterEach
    void theBooksBalanceAndEveryRequestWasRight() {
        assertThat(city.balanced()).isTrue();
        assertThat(city.provider.faults()).isEmpty();
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void sendsWhatTheAgentWroteAndSaysWhereNewsGo() {
        var posted = city.say(contact, ada, "안녕하세요 & <b>100%</b> + 👍\n둘째 줄");

        city.until(posted, DeliveryState.ACCEPTED);
        var form = city.provider.forms().getLast();
        assertThat(form)
                .containsEntry("To", List.of(citizen))
                .containsEntry("From", List.of(SmsCity.NUMBER))
                .containsEntry("Body", List.of("안녕하세요 & <b>100%</b> + 👍\n둘째 줄"))
                .containsEntry("StatusCallback", List.of(SmsCity.PUBLIC + "/webhooks/twilio/status"));
        assertThat(form).doesNotContainKey("MediaUrl");
    }

    @Test
    void believesNewsThatComeBeforeTheAnswer() {
        var name = new AtomicReference<>("");
        city.provider.beforeAnswer = sid -> {
            if (name.compareAndSet("", sid)) {
                city.status(sid, "delivered");
            }
        };

        var posted = city.say(contact, ada, "벌써 도착");
        city.until(posted, DeliveryState.DELIVERED);
        city.provider.beforeAnswer = _ -> {};
        city.status(name.get(), "sent");

        assertThat(city.delivery(posted).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(city.jdbc
                        .sql("SELECT count(*) FROM outbox_receipt WHERE external_id = :sid")
                        .param("sid", name.get())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void asksOnceAnAttemptAndSendsOneTextInTotalWhenTheProviderBroke() {
        for (int status : new int[] {500, 503}) {
            var words = "한 번 " + status;
            int asked = city.provider.asked();
            city.provider.answersNextWith(status, "application/json", "{}", Map.of());
            var posted = city.say(contact, ada, words);
            city.until(posted, DeliveryState.UNCERTAIN);
            assertThat(city.provider.asked() - asked).isEqualTo(1);

            city.untilAsTimePasses(posted, DeliveryState.ACCEPTED); // the provider was asked, and had nothing

            assertThat(city.provider.bodies()).containsOnlyOnce(words);
            assertThat(city.provider.asked() - asked).isEqualTo(2);
        }
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        int asked = city.provider.asked();
        city.provider.answersNextWith(
                429, "application/json", "{\"code\":20429,\"status\":429}", Map.of("Retry-After", "120"));
        var posted = city.say(contact, ada, "너무 빨라요");
        Eventually.that(() -> assertThat(city.delivery(posted).code()).isEqualTo("20429"));
        city.clock.advance(Duration.ofSeconds(119));
        assertThat(city.delivery(posted).state()).isEqualTo(DeliveryState.QUEUED);

        city.clock.advance(Duration.ofSeconds(2));

        city.until(posted, DeliveryState.ACCEPTED);
        assertThat(city.provider.asked() - asked).isEqualTo(2);
    }

    @Test
    void findsATextThatWasTakenBeforeTheConnectionBrokeAndSendsNoSecond() {
        var words = "받았지만 끊김";
        city.provider.takesNextAndHangsUp();
        int asked = city.provider.asked();
        var posted = city.say(contact, ada, words);
        city.until(posted, DeliveryState.UNCERTAIN);

        city.untilAsTimePasses(posted, DeliveryState.ACCEPTED);

        assertThat(city.provider.asked() - asked).isEqualTo(1);
        assertThat(city.provider.bodies()).containsOnlyOnce(words);
    }

    @Test
    void doesNotTakeAnEarlierTextOfTheSameWordsForALaterOne() {
        var first = city.say(contact, ada, "네");
        city.until(first, DeliveryState.ACCEPTED);
        city.provider.answersNextWith(500, "application/json", "{}", Map.of());
        var second = city.say(contact, ada, "네");
        city.until(second, DeliveryState.UNCERTAIN);

        city.untilAsTimePasses(second, DeliveryState.ACCEPTED);

        assertThat(city.provider.forms())
                .filteredOn(form -> TwilioStub.first(form, "To").equals(citizen))
                .hasSize(2);
    }

    @Test
    void learnsThatACitizenWantsNoTextsAndRefusesTheNextHere() {
        city.provider.refusesNext(21610);
        var refused = city.say(contact, ada, "안 받아요");
        city.until(refused, DeliveryState.REJECTED);
        assertThat(city.delivery(refused).code()).isEqualTo("21610");
        int asked = city.provider.asked();

        assertThatThrownBy(() -> city.say(contact, ada, "또 보냄")).isInstanceOf(InvalidFieldException.class);

        assertThat(city.provider.asked()).isEqualTo(asked);
        var other = city.texted("+821059999999", "다른 시민");
        city.accept(ada);
        city.until(city.say(other, ada, "답"), DeliveryState.ACCEPTED); // everybody else goes on
    }

    @Test
    void leavesTheStateWhenTheProviderTellsOneThatIsNotKnown() {
        var posted = city.say(contact, ada, "새로운 상태");
        city.until(posted, DeliveryState.ACCEPTED);
        double unknown = city.bean(io.micrometer.core.instrument.MeterRegistry.class)
                .counter("dasan.sms.unknown.status")
                .count();
        var sid = name(posted.id());

        assertThat(city.status(sid, "brand_new_state").status()).isEqualTo(200);
        assertThat(city.webhook("status", Map.of("Nothing", "at all")).status()).isEqualTo(200);

        assertThat(city.delivery(posted).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(city.counter("dasan.sms.unknown.status") - unknown).isEqualTo(2);
        city.status(sid, "undelivered", "ErrorCode", "30003");
        assertThat(city.delivery(posted).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(city.delivery(posted).code()).isEqualTo("30003");
    }

    @Test
    void doesNotKnowWhatAPageOfAProxyMeans() {
        city.provider.answersNextWith(502, "text/html", "<html><h1>Bad Gateway</h1></html>", Map.of());

        var posted = city.say(contact, ada, "프록시");

        city.until(posted, DeliveryState.UNCERTAIN);
        assertThat(city.delivery(posted).code()).isEqualTo("http-502");
        city.untilAsTimePasses(posted, DeliveryState.ACCEPTED);
    }

    @Test
    void keepsATextBackWhileTheAccountIsWrong() {
        city.provider.answersNextWith(401, "application/json", "{\"code\":20003,\"status\":401}", Map.of());

        var posted = city.say(contact, ada, "비밀번호 오류");

        Eventually.that(() -> assertThat(city.delivery(posted).code()).isEqualTo("20003"));
        assertThat(city.delivery(posted).state()).isEqualTo(DeliveryState.QUEUED);
        city.clock.advance(Duration.ofMinutes(6));
        city.until(posted, DeliveryState.ACCEPTED);
    }

    @Test
    void refusesATextOfMoreThanAThousandCharactersBeforeItIsStored() {
        int stored = city.messages(contact).size();

        assertThatThrownBy(() -> city.say(contact, ada, "가".repeat(1001)))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("text"))
                .hasMessageContaining("1000");

        assertThat(city.messages(contact)).hasSize(stored);
        city.until(city.say(contact, ada, "가".repeat(1000)), DeliveryState.ACCEPTED);
    }

    @Test
    void tellsCitizensByTextWhatConcernsThem() {
        var notice = new Notice(contact, null, "ko", "case.answered", "민원에 답변이 등록되었습니다.");

        var way = city.bean(TransactionTemplate.class)
                .execute(_ -> city.bean(CitizenNotice.class).tell(notice));

        assertThat(way).isEqualTo(NoticeWay.SMS);
        Eventually.that(() -> assertThat(city.provider.bodies()).contains("민원에 답변이 등록되었습니다."));
    }

    @Test
    void tellsNobodyByTextWhoWantsNone() {
        var identity =
                city.bean(Identities.class).find(IdentityKind.PHONE, citizen).orElseThrow();
        city.bean(Consents.class).withdraw(identity, SmsCity.NUMBER, "STOP");

        var way = city.bean(TransactionTemplate.class)
                .execute(_ ->
                        city.bean(CitizenNotice.class).tell(new Notice(contact, null, "ko", "case.answered", "알림")));

        assertThat(way).isEqualTo(NoticeWay.SHOWN);
    }

    private String name(UUID message) {
        return city.jdbc
                .sql("SELECT external_id FROM outbox WHERE message_id = :id")
                .param("id", message)
                .query(String.class)
                .single();
    }
}
