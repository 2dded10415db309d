package org.dasan.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dasan.interactions.Message;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Texts of which the provider could not tell us.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcilerTests {
    private static final String CITIZEN = "+821023450000";

    private final SmsCity city;

    ReconcilerTests(@TempDir Path folder) {
        city = SmsCity.start(folder);
    }

    @AfterAll
    void stop() {
        city.close();
    }

    @Test
    void bringsAllThatWasMissedInOrderAndOnce() {
        var known = city.newSid();
        var fields = city.fields(known, CITIZEN, SmsCity.NUMBER, "도착한 문자");
        city.webhook("messages", fields);
        var start = city.clock.instant();
        city.provider.holds(known, CITIZEN, SmsCity.NUMBER, "도착한 문자", start, List.of());
        for (int i = 1; i <= 5; i++) { // the webhook was down for ten minutes
            city.provider.holds(
                    city.newSid(),
                    CITIZEN,
                    SmsCity.NUMBER,
                    "놓친 문자 " + i,
                    start.plus(Duration.ofMinutes(2L * i)),
                    List.of());
        }
        city.clock.advance(Duration.ofMinutes(10));

        city.bean(Reconciler.class).reconcile();
        city.bean(Reconciler.class).reconcile();

        var contact = city.interactionOf(known);
        assertThat(city.messages(contact))
                .extracting(Message::text)
                .containsExactly("도착한 문자", "놓친 문자 1", "놓친 문자 2", "놓친 문자 3", "놓친 문자 4", "놓친 문자 5");
        assertThat(city.balanced()).isTrue();
    }

    @Test
    void bringsThePicturesOfATextThatWasMissed() {
        var sid = city.newSid();
        var path = "/2010-04-01/Accounts/" + TwilioStub.ACCOUNT + "/Messages/" + sid + "/Media/ME1";
        city.provider.file(path, exchange -> TwilioStub.answer(exchange, 404, "text/plain", new byte[0]));
        city.provider.holds(sid, "+821023450001", SmsCity.NUMBER, "사진", city.clock.instant(), List.of(path));

        city.bean(Reconciler.class).reconcile();

        var contact = city.interactionOf(sid);
        Eventually.that(() -> assertThat(city.messages(contact))
                .extracting(message -> message.code() == null ? message.text() : message.code())
                .containsExactly("사진", "media.blocked"));
    }

    @Test
    void leavesTheWorkToTheNodeThatIsAtIt() {
        city.bean(Reconciler.class).reconcile(); // makes the row
        var sid = city.newSid();
        city.provider.holds(sid, "+821023450002", SmsCity.NUMBER, "둘이서", city.clock.instant(), List.of());
        city.jdbc
                .sql("UPDATE sms_reconciled SET lease_until = :until")
                .param("until", city.clock.instant().plus(Duration.ofMinutes(4)).atOffset(java.time.ZoneOffset.UTC))
                .update();

        city.bean(Reconciler.class).reconcile();
        assertThat(city.count("sms_inbound WHERE message_sid = '" + sid + "'")).isZero();
        city.clock.advance(Duration.ofMinutes(4)); // that node has died
        city.bean(Reconciler.class).reconcile();

        assertThat(city.count("sms_inbound WHERE message_sid = '" + sid + "'")).isEqualTo(1);
    }
}
