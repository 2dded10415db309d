package org.dasan.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.assertj.core.api.Assertions;
import org.dasan.city.Channel;
import org.dasan.city.Directory;
import org.dasan.interactions.Arrival;
import org.dasan.interactions.Direction;
import org.dasan.interactions.Identities;
import org.dasan.interactions.IdentityKind;
import org.dasan.interactions.InteractionId;
import org.dasan.interactions.Interactions;
import org.dasan.selfservice.Flows;
import org.dasan.selfservice.Recorded;
import org.dasan.store.BlobStore;
import org.dasan.store.BlobTooLarge;
import org.dasan.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a caller said after a tone, at the desk of whoever answers it.
class MessageTests extends BrowserTest {
    private static final int RATE = 8000;

    @Test
    void aMessageIsHeardByWhoeverAnswersIt() throws IOException, BlobTooLarge {
        var caller = leavesAMessage("01023456077");
        var desk = new AgentWindow(PRODUCT, "agent1").ready();
        isDue(caller);
        desk.seesOffer();
        PRODUCT.picture(desk.page, "message-offered");
        desk.page.keyboard().press("F2");

        var message = desk.page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("시민이 남긴 음성 메시지"));
        assertThat(message).containsText("0:03");
        Accessible.check(desk.page);
        desk.button("메시지 듣기").click();
        assertThat(message.locator("audio")).isVisible();
        Eventually.that(() -> Assertions.assertThat(
                        ((Number) message.locator("audio").evaluate("sound => sound.duration || 0")).doubleValue())
                .isEqualTo(3));
        PRODUCT.picture(desk.page, "message");
        NarrowTests.fits(desk.page, "/desk message");
        Eventually.that(() -> Assertions.assertThat(heard(caller)).isEqualTo(1));
    }

    /// Somebody calls, says something, and hangs up.
    private static InteractionId leavesAMessage(String from) throws IOException, BlobTooLarge {
        var id = Objects.requireNonNull(PRODUCT.bean(TransactionTemplate.class).execute(_ -> calls(from)));
        var blob = PRODUCT.bean(BlobStore.class).put(new ByteArrayInputStream(tone(3)), 1_000_000);
        PRODUCT.bean(Flows.class).messageLeft(id, new Recorded.Kept(blob, Duration.ofSeconds(3)), "ko", true);
        return id;
    }

    private static InteractionId calls(String from) {
        var entryPoint = PRODUCT.bean(Directory.class).entryPoint("voice").orElseThrow();
        var interactions = PRODUCT.bean(Interactions.class);
        var now = PRODUCT.bean(Clock.class).instant();
        var id = interactions
                .arrive(new Arrival(
                        "test:" + UUID.randomUUID(),
                        Channel.VOICE,
                        Direction.INBOUND,
                        entryPoint.id(),
                        entryPoint.organisation(),
                        null,
                        PRODUCT.bean(Identities.class).known(IdentityKind.PHONE, "+82" + from.substring(1)),
                        "ko",
                        now,
                        null,
                        null))
                .id();
        interactions.beginSelfService(id, now);
        return id;
    }

    private static void isDue(InteractionId given) {
        PRODUCT.bean(JdbcClient.class)
                .sql("UPDATE promise SET due_at = :now WHERE interaction_id = :id AND state = 'OPEN'")
                .param("now", PRODUCT.bean(Clock.class).instant().atOffset(ZoneOffset.UTC))
                .param("id", given.value())
                .update();
    }

    /// How often the access log says that somebody listened.
    private static int heard(InteractionId given) {
        return PRODUCT.bean(JdbcClient.class)
                .sql("""
                SELECT count(*) FROM access_log a JOIN promise p ON p.id = a.subject
                 WHERE a.what = 'voicemail' AND p.interaction_id = :id
                """)
                .param("id", given.value())
                .query(Integer.class)
                .single();
    }

    private static byte[] tone(int seconds) throws IOException {
        var samples = new byte[2 * RATE * seconds];
        for (int i = 0; i < RATE * seconds; i++) {
            int value = (int) (8000 * Math.sin(i * 0.4));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        var out = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(samples),
                        new AudioFormat(RATE, 16, 1, true, false),
                        (long) RATE * seconds),
                AudioFileFormat.Type.WAVE,
                out);
        return out.toByteArray();
    }
}
